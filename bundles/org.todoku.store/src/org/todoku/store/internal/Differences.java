package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
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
    private final List<KeptState> kept;
    private final List<Column> columns;

    Differences(FleetIndex index, Dictionary dictionary, List<KeptState> kept) {
        this.index = index;
        this.dictionary = dictionary;
        this.kept = kept;
        this.columns = kept.stream().map(column -> Column.of(column, dictionary.blocks().size())).toList();
    }

    /** The bits of one state, to look at many updates quickly. */
    private record Column(ServerState state, long[][] present, long[][] declined, long[][] approved, boolean tellsDeclined,
            boolean tellsApproved, Tri absent, @Nullable ApprovedGroups groups) {

        static Column of(KeptState kept, int blocks) {
            ServerState state = kept.state();
            return new Column(state, Bits.of(kept.listing().present(), blocks), Bits.of(kept.listing().declined(), blocks),
                    Bits.of(kept.listing().approved(), blocks), state.has(UpdateField.DECLINED), state.has(UpdateField.APPROVED),
                    state.updatesComplete() ? Tri.NO : Tri.UNKNOWN, ApprovedGroups.of(state));
        }

        int last(int[] revisions) {
            for (int i = revisions.length - 1; i >= 0; i--) {
                if (Bits.is(present, revisions[i])) {
                    return revisions[i];
                }
            }
            return -1;
        }
    }

    UpdateComparison compare() {
        long[][] all = joined(columns, Column::present, Bits::or);
        long[][] may = mayDiffer(all);
        long[][] updates = Bits.or(all, Bits.none(all.length));
        var found = new Found();
        dictionary.eachWithSeveralRevisions(revisions -> {
            int newest = -1;
            boolean differs = false;
            for (int ordinal : revisions) {
                differs |= Bits.is(may, ordinal);
                Bits.clear(may, ordinal);
                if (Bits.is(all, ordinal)) {
                    if (newest >= 0) {
                        Bits.clear(updates, newest);
                    }
                    newest = ordinal;
                }
            }
            // the newest revision that is listed stands for the update
            if (differs && newest >= 0) {
                found.look(newest, revisions);
            }
        });
        Bits.forEach(may, ordinal -> found.look(ordinal, null));
        return found.comparison(TextSearch.count(updates));
    }

    /** Collects the updates that differ, with their patterns. */
    private final class Found {

        private final long[][] rows = Bits.none(dictionary.blocks().size());
        private final int[] patternOf = new int[dictionary.size()];
        private final byte[] sides = new byte[columns.size() + 1];
        private final Sequences numbers = new Sequences();
        private final List<Pattern> patterns = new ArrayList<>();
        private int undecided;
        private int differing;

        /** @param revisions all of the update, oldest first; null when there is but one */
        void look(int newest, int @Nullable [] revisions) {
            pack(newest, revisions, sides);
            int number = numbers.value(numbers.of(sides), this::number);
            undecided += number == UNDECIDED ? 1 : 0;
            if (number >= 0) {
                Bits.set(rows, newest);
                patternOf[newest] = number;
                differing++;
            }
        }

        /** A pattern without a difference has a number below 0. */
        private int number() {
            Pattern pattern = unpacked(sides);
            if (pattern.differences().isEmpty()) {
                return pattern.undecided() ? UNDECIDED : ALIKE;
            }
            patterns.add(pattern);
            return patterns.size() - 1;
        }

        UpdateComparison comparison(long compared) {
            int[] sorted = TextSearch.first(dictionary, rows, differing);
            int[] sortedPatterns = new int[sorted.length];
            for (int at = 0; at < sorted.length; at++) {
                sortedPatterns[at] = patternOf[sorted[at]];
            }
            List<ServerState> servers = kept.stream().map(KeptState::state).toList();
            return new UpdateComparison(servers, compared, undecided, patterns, sortedPatterns,
                    at -> row(sorted[at], patterns.get(sortedPatterns[at])));
        }
    }

    /** Ordinals of which two states may say something else. */
    private long[][] mayDiffer(long[][] all) {
        long[][] result = differing(columns, Column::present);
        result = Bits.or(result, differing(columns.stream().filter(Column::tellsDeclined).toList(), Column::declined));
        result = Bits.or(result, differing(columns.stream().filter(Column::tellsApproved).toList(), Column::approved));
        result = Bits.and(result, all);
        for (UUID id : otherGroups()) {
            for (int ordinal : dictionary.revisions(id)) {
                if (Bits.is(all, ordinal)) {
                    Bits.set(result, ordinal);
                }
            }
        }
        return result;
    }

    /** What one of the sets has and another one has not. */
    private long[][] differing(List<Column> of, Function<Column, long[][]> bits) {
        return of.size() < 2 ? Bits.none(dictionary.blocks().size())
                : Bits.andNot(joined(of, bits, Bits::or), joined(of, bits, Bits::and));
    }

    private static long[][] joined(List<Column> of, Function<Column, long[][]> bits, BinaryOperator<long[][]> how) {
        return of.stream().map(bits).reduce(how).orElseThrow();
    }

    /** Updates for which two states name different groups. */
    private Set<UUID> otherGroups() {
        Set<UUID> result = new HashSet<>();
        ApprovedGroups first = null;
        for (Column column : columns) {
            ApprovedGroups each = column.groups();
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

    /** How an update stands on all states, a byte for each, and whether two approve it for different groups. */
    private void pack(int newest, int @Nullable [] revisions, byte[] sides) {
        UUID id = null;
        Set<String> named = null;
        sides[columns.size()] = 0;
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            int listed = revisions != null ? column.last(revisions) : Bits.is(column.present(), newest) ? newest : -1;
            Tri there = listed >= 0 ? Tri.YES : column.absent();
            Tri declined = listed >= 0 && column.tellsDeclined() ? Tri.of(Bits.is(column.declined(), listed)) : Tri.UNKNOWN;
            Tri approved = listed >= 0 && column.tellsApproved()
                    ? Tri.of(declined != Tri.YES && Bits.is(column.approved(), listed)) : Tri.UNKNOWN;
            boolean older = listed >= 0 && listed != newest;
            sides[at] = (byte) (((there.ordinal() * 3 + declined.ordinal()) * 3 + approved.ordinal()) * 2 + (older ? 1 : 0));
            ApprovedGroups known = column.groups();
            if (approved == Tri.YES && known != null) {
                id = id == null ? dictionary.id(newest) : id;
                Set<String> own = known.of(id);
                if (named != null && !named.equals(own)) {
                    sides[columns.size()] = 1;
                }
                named = own;
            }
        }
    }

    private static Pattern unpacked(byte[] packed) {
        List<Side> sides = new ArrayList<>();
        int columns = packed.length - 1;
        for (int at = 0; at < columns; at++) {
            int bits = packed[at];
            sides.add(new Side(TRI[bits / 18], TRI[bits / 6 % 3], TRI[bits / 2 % 3], bits % 2 == 1));
        }
        return new Pattern(sides, packed[columns] == 1);
    }

    private UpdateComparison.Row row(int ordinal, Pattern pattern) {
        int[] revisions = index.revisions(ordinal);
        List<Optional<ServerUpdate>> found = new ArrayList<>();
        for (KeptState column : kept) {
            int listed = index.newestListed(column, revisions);
            found.add(listed < 0 ? Optional.empty()
                    : Optional.of(new ServerUpdate(index.update(listed), index.presence(column, listed))));
        }
        return new UpdateComparison.Row(index.update(ordinal), pattern, found);
    }
}
