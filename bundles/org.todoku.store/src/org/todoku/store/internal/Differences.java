package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.compare.ApprovedGroups;
import org.todoku.core.compare.Pattern;
import org.todoku.core.compare.Side;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.core.fact.Tri;

/**
 * Compares states: bitmaps tell which updates may differ, and only those are looked at one by one. What is compared is the newest
 * revision that each state lists.
 */
final class Differences {

    private static final Tri[] TRI = Tri.values();
    private static final int ALIKE = -1;
    private static final int UNDECIDED = -2;

    private final FleetIndex index;
    private final Dictionary dictionary;
    private final List<KeptState> columns;
    private final List<@Nullable ApprovedGroups> groups;

    Differences(FleetIndex index, Dictionary dictionary, List<KeptState> columns) {
        this.index = index;
        this.dictionary = dictionary;
        this.columns = columns;
        this.groups = new ArrayList<>();
        columns.forEach(column -> groups.add(ApprovedGroups.of(column.state())));
    }

    /** How an update stands on all states, as bytes. */
    private record Sides(byte[] sides) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sides packed && Arrays.equals(sides, packed.sides);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(sides);
        }
    }

    UpdateComparison compare() {
        RoaringBitmap all = RoaringBitmap.or(columns.stream().map(column -> column.listing().present()).iterator());
        long[][] newest = index.newest(all);
        long[][] rows = new long[newest.length][Block.WORDS];
        Map<Sides, Integer> numbers = new HashMap<>();
        List<Pattern> patterns = new ArrayList<>();
        Map<Integer, Integer> patternOf = new HashMap<>();
        long[] undecided = new long[1];
        candidates(all).forEach((int ordinal) -> {
            if (FleetIndex.is(newest, ordinal)) {
                Sides packed = packed(ordinal);
                Integer known = numbers.get(packed);
                int number = known == null ? number(packed, patterns) : known;
                numbers.putIfAbsent(packed, number);
                undecided[0] += number == UNDECIDED ? 1 : 0;
                if (number >= 0) {
                    rows[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] |= 1L << ordinal;
                    patternOf.put(ordinal, number);
                }
            }
        });
        int[] sorted = TextSearch.first(dictionary, rows, patternOf.size());
        List<ServerState> servers = columns.stream().map(KeptState::state).toList();
        return new UpdateComparison(servers, TextSearch.count(newest), undecided[0], patterns,
                Arrays.stream(sorted).map(patternOf::get).toArray(),
                at -> row(sorted[at], patterns.get(patternOf.get(sorted[at]))));
    }

    /** A pattern without a difference has a number below 0. */
    private static int number(Sides packed, List<Pattern> patterns) {
        Pattern pattern = unpacked(packed);
        if (pattern.differences().isEmpty()) {
            return pattern.undecided() ? UNDECIDED : ALIKE;
        }
        patterns.add(pattern);
        return patterns.size() - 1;
    }

    /** Ordinals of updates that may differ; of those with several revisions the newest that is listed. */
    private RoaringBitmap candidates(RoaringBitmap all) {
        RoaringBitmap result = differing(columns, all, Listing::present);
        result.or(differing(telling(UpdateField.DECLINED), all, Listing::declined));
        result.or(differing(telling(UpdateField.APPROVED), all, Listing::approved));
        dictionary.eachWithSeveralRevisions(revisions -> {
            int newest = -1;
            boolean may = false;
            for (int ordinal : revisions) {
                newest = all.contains(ordinal) ? ordinal : newest;
                may |= result.contains(ordinal);
            }
            if (may && newest >= 0) {
                result.add(newest);
            }
        });
        otherGroups().forEach(id -> {
            int newest = FleetIndex.last(all, dictionary.revisions(id));
            if (newest >= 0) {
                result.add(newest);
            }
        });
        return result;
    }

    private List<KeptState> telling(UpdateField field) {
        return columns.stream().filter(column -> column.state().has(field)).toList();
    }

    /** What one of the bitmaps has and another one has not. */
    private static RoaringBitmap differing(List<KeptState> of, RoaringBitmap among, Function<Listing, RoaringBitmap> bits) {
        if (of.isEmpty()) {
            return new RoaringBitmap();
        }
        RoaringBitmap some = RoaringBitmap.and(among, RoaringBitmap.or(of.stream().map(column -> bits.apply(column.listing())).iterator()));
        RoaringBitmap every = bits.apply(of.get(0).listing()).clone();
        of.forEach(column -> every.and(bits.apply(column.listing())));
        some.andNot(every);
        return some;
    }

    /** Updates for which two states name different groups. */
    private Set<UUID> otherGroups() {
        Set<UUID> result = new HashSet<>();
        ApprovedGroups first = null;
        for (ApprovedGroups each : groups) {
            if (each == null) {
                continue;
            }
            if (first == null) {
                first = each;
                continue;
            }
            for (UUID id : first.updates()) {
                if (!each.of(id).equals(first.of(id))) {
                    result.add(id);
                }
            }
            for (UUID id : each.updates()) {
                if (!first.updates().contains(id)) {
                    result.add(id);
                }
            }
        }
        return result;
    }

    private Sides packed(int newest) {
        UUID id = dictionary.id(newest);
        int[] revisions = dictionary.revisions(id);
        byte[] sides = new byte[columns.size() + 1];
        Set<String> named = null;
        for (int at = 0; at < columns.size(); at++) {
            ServerState state = columns.get(at).state();
            Listing listing = columns.get(at).listing();
            int listed = FleetIndex.last(listing.present(), revisions);
            Tri there = listed >= 0 ? Tri.YES : state.updatesComplete() ? Tri.NO : Tri.UNKNOWN;
            Tri declined = listed >= 0 && state.has(UpdateField.DECLINED) ? Tri.of(listing.declined().contains(listed)) : Tri.UNKNOWN;
            Tri approved = listed >= 0 && state.has(UpdateField.APPROVED)
                    ? Tri.of(declined != Tri.YES && listing.approved().contains(listed)) : Tri.UNKNOWN;
            boolean older = listed >= 0 && listed != newest;
            sides[at] = (byte) (((there.ordinal() * 3 + declined.ordinal()) * 3 + approved.ordinal()) * 2 + (older ? 1 : 0));
            ApprovedGroups known = groups.get(at);
            if (approved == Tri.YES && known != null) {
                Set<String> own = known.of(id);
                if (named != null && !named.equals(own)) {
                    sides[columns.size()] = 1;
                }
                named = own;
            }
        }
        return new Sides(sides);
    }

    private static Pattern unpacked(Sides packed) {
        List<Side> sides = new ArrayList<>();
        int columns = packed.sides().length - 1;
        for (int at = 0; at < columns; at++) {
            int bits = packed.sides()[at];
            sides.add(new Side(TRI[bits / 18], TRI[bits / 6 % 3], TRI[bits / 2 % 3], bits % 2 == 1));
        }
        return new Pattern(sides, packed.sides()[columns] == 1);
    }

    private UpdateComparison.Row row(int ordinal, Pattern pattern) {
        int[] revisions = index.revisions(ordinal);
        List<Optional<ServerUpdate>> found = new ArrayList<>();
        for (KeptState column : columns) {
            int listed = index.newestListed(column, revisions);
            found.add(listed < 0 ? Optional.empty()
                    : Optional.of(new ServerUpdate(index.update(listed), index.presence(column, listed))));
        }
        return new UpdateComparison.Row(index.update(ordinal), pattern, found);
    }
}
