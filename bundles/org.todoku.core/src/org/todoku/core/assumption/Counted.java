package org.todoku.core.assumption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.core.fleet.UpdateGroup;
import org.todoku.core.fleet.UpdateKind;
import org.todoku.core.fleet.UpdateStanding;

/** One update more or less in what a fact base has counted. */
record Counted(FactBase facts, ServerUpdate one) {

    /** The groups of a server with the update in one of them. */
    List<UpdateGroup> addedTo(List<UpdateGroup> groups) {
        Instant arrived = one.presence().arrived();
        Instant when = arrived == null ? one.update().created() : arrived;
        List<UpdateGroup> all = new ArrayList<>(groups);
        for (int i = 0; i < all.size(); i++) {
            if (isOf(all.get(i).kind())) {
                all.set(i, all.get(i).plus(new UpdateGroup(all.get(i).kind(), 1, when)));
                return List.copyOf(all);
            }
        }
        all.add(new UpdateGroup(kind(groups), 1, when));
        return List.copyOf(all);
    }

    private boolean isOf(UpdateKind kind) {
        return kind.products().equals(one.update().products()) && Objects.equals(kind.classification(), one.update().classification());
    }

    /** The kind that the fact base has for it, for the sake of its number: whoever lists the same revision has a group of it. */
    private UpdateKind kind(List<UpdateGroup> own) {
        int free = own.stream().mapToInt(group -> group.kind().number()).max().orElse(-1) + 1;
        for (ServerState state : Stream.concat(facts.servers().stream(), facts.catalogues().stream()).toList()) {
            for (UpdateGroup group : facts.groups(state)) {
                if (isOf(group.kind())) {
                    return group.kind();
                }
                free = Math.max(free, group.kind().number() + 1);
            }
        }
        return new UpdateKind(free, one.update().products(), one.update().classification());
    }

    /** @param by 1 for an update more, -1 for one less */
    static ServerNumbers numbers(ServerNumbers numbers, ServerState state, ServerUpdate update, long by) {
        if (state.has(UpdateField.DECLINED) && update.presence().declined()) {
            return new ServerNumbers(numbers.updates() + by, numbers.declined() + by, numbers.superseded(), numbers.products(),
                    numbers.classifications());
        }
        boolean superseded = state.has(UpdateField.SUPERSEDED) && update.presence().superseded();
        CategoryRef classification = update.update().classification();
        return new ServerNumbers(numbers.updates() + by, numbers.declined(), numbers.superseded() + (superseded ? by : 0),
                counted(numbers.products(), update.update().products(), by),
                counted(numbers.classifications(), classification == null ? List.of() : List.of(classification), by));
    }

    private static Map<CategoryRef, Long> counted(Map<CategoryRef, Long> counts, List<CategoryRef> refs, long by) {
        Map<CategoryRef, Long> all = new HashMap<>(counts);
        for (CategoryRef ref : refs) {
            all.merge(ref, by, (old, more) -> old + more == 0 ? null : Long.valueOf(old + more));
        }
        return all;
    }

    static MissingUpdates missing(FactBase facts, Update update, @Nullable ServerState above) {
        Long bytes = update.bytes();
        long size = bytes == null ? -1 : bytes;
        return new MissingUpdates(update.products(), update.classification(), UpdateStanding.of(facts, update),
                above != null && facts.on(above, update.id()).isPresent(), Set.copyOf(update.languages()), 1, Math.max(0, size),
                size < 0 ? 1 : 0);
    }

    /** The groups with one update taken out of the group that has it, and another one in a group of its own. */
    static List<MissingUpdates> exchanged(List<MissingUpdates> groups, MissingUpdates out, Optional<MissingUpdates> in) {
        List<MissingUpdates> all = new ArrayList<>(groups);
        for (int i = 0; i < all.size(); i++) {
            MissingUpdates group = all.get(i);
            if (holds(group, out)) {
                all.remove(i);
                if (group.updates() > 1) {
                    all.add(i, new MissingUpdates(group.products(), group.classification(), group.standing(), group.listedAbove(),
                            group.languages(), group.updates() - 1, group.bytes() - out.bytes(),
                            group.sizesUnknown() - out.sizesUnknown()));
                }
                break;
            }
        }
        in.ifPresent(all::add);
        return List.copyOf(all);
    }

    private static boolean holds(MissingUpdates group, MissingUpdates one) {
        return group.products().equals(one.products()) && Objects.equals(group.classification(), one.classification())
                && group.standing().equals(one.standing()) && group.listedAbove() == one.listedAbove()
                && group.languages().containsAll(one.languages()) && group.bytes() >= one.bytes()
                && group.sizesUnknown() >= one.sizesUnknown();
    }
}
