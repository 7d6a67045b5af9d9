package org.todoku.core.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SupersedenceChain.Advice;
import org.todoku.core.fleet.SupersedenceChain.Link;
import org.todoku.core.fleet.SupersedenceChain.Member;
import org.todoku.core.fleet.SupersedenceChain.Obstacle;
import org.todoku.core.fleet.SupersedenceChain.Place;
import org.todoku.core.fleet.SupersedenceChain.Side;

/** Follows who replaces whom. */
final class ChainBuilder {

    /** Beyond these nobody looks; no real chain is nearly as long. */
    private static final int MOST = 2000;

    private final FactBase facts;
    private final UUID start;
    private final Map<UUID, Set<UUID>> newer = new HashMap<>();
    private final Map<UUID, Set<UUID>> older = new HashMap<>();
    private boolean cut;

    ChainBuilder(FactBase facts, UUID start) {
        this.facts = facts;
        this.start = start;
    }

    SupersedenceChain build(int limit) {
        Map<UUID, Side> all = new LinkedHashMap<>(Map.of(start, Side.START));
        walk(this::newer).forEach(id -> all.putIfAbsent(id, Side.NEWER));
        walk(this::older).forEach(id -> all.putIfAbsent(id, Side.OLDER));
        Map<UUID, Member> members = new LinkedHashMap<>();
        all.forEach((id, side) -> members.put(id, member(id, side)));
        Advice advice = advice(members.values());
        Set<UUID> shown = shown(members.keySet(), advice, limit);
        List<Member> listed = members.values().stream().filter(member -> shown.contains(member.id())).toList();
        List<ServerState> silent = sources().filter(state -> !state.has(UpdateField.SUPERSEDES)).toList();
        return new SupersedenceChain(start, listed, links(shown), members.size() - listed.size(), cut, advice, silent);
    }

    private Set<UUID> newer(UUID id) {
        return newer.computeIfAbsent(id, facts::supersededBy);
    }

    private Set<UUID> older(UUID id) {
        return older.computeIfAbsent(id, any -> {
            Set<UUID> replaced = new LinkedHashSet<>();
            facts.revisions(id).forEach(revision -> replaced.addAll(revision.supersedes()));
            // of the same revision one source may tell what another one does not
            sources().forEach(state -> facts.on(state, id).ifPresent(listed -> replaced.addAll(listed.update().supersedes())));
            return replaced;
        });
    }

    private Stream<ServerState> sources() {
        return Stream.concat(facts.servers().stream(), facts.catalogues().stream());
    }

    /** From near to far, without the start. */
    private List<UUID> walk(Function<UUID, Set<UUID>> next) {
        Set<UUID> met = new LinkedHashSet<>(Set.of(start));
        Deque<UUID> open = new ArrayDeque<>(met);
        while (!open.isEmpty()) {
            for (UUID id : new TreeSet<>(next.apply(open.removeFirst()))) {
                if (met.size() > MOST) {
                    cut |= !met.contains(id);
                } else if (met.add(id)) {
                    open.add(id);
                }
            }
        }
        return met.stream().skip(1).toList();
    }

    private Member member(UUID id, Side side) {
        Optional<Update> update = facts.update(id);
        List<Place> places = facts.servers().stream().map(server -> new Place(server, facts.on(server, id))).toList();
        Set<Obstacle> sure = EnumSet.noneOf(Obstacle.class);
        Set<Obstacle> open = EnumSet.noneOf(Obstacle.class);
        Optional<UpdateStanding> standing = update.map(known -> UpdateStanding.of(facts, known));
        note(Obstacle.SUPERSEDED, newer(id).isEmpty() ? standing.map(UpdateStanding::superseded).orElse(Tri.UNKNOWN) : Tri.YES, sure, open);
        note(Obstacle.EXPIRED, standing.map(UpdateStanding::expired).orElse(Tri.UNKNOWN), sure, open);
        List<Place> there = places.stream().filter(place -> place.listed().isPresent()).toList();
        boolean proved = places.stream().allMatch(place -> place.server().updatesComplete());
        note(Obstacle.NOWHERE, !there.isEmpty() ? Tri.NO : proved ? Tri.YES : Tri.UNKNOWN, sure, open);
        Tri declined = there.isEmpty() ? Tri.NO : Tri.YES;
        for (Place place : there) {
            declined = declined.and(declined(place));
        }
        note(Obstacle.DECLINED, declined, sure, open);
        return new Member(id, side, update, facts.revisions(id).stream().map(Update::revision).toList(), places, sure, open);
    }

    private static Tri declined(Place place) {
        return place.server().has(UpdateField.DECLINED)
                ? Tri.of(place.listed().filter(listed -> listed.presence().declined()).isPresent()) : Tri.UNKNOWN;
    }

    private static void note(Obstacle obstacle, Tri is, Set<Obstacle> sure, Set<Obstacle> open) {
        if (is == Tri.YES) {
            sure.add(obstacle);
        } else if (is == Tri.UNKNOWN) {
            open.add(obstacle);
        }
    }

    private static Advice advice(Collection<Member> members) {
        List<Member> upwards = members.stream().filter(member -> member.side() != Side.OLDER).toList();
        Comparator<Member> oldestFirst = Comparator.comparing((Member member) -> member.update().orElse(null),
                Comparator.nullsFirst(MemoryFacts.NEWEST_FIRST.reversed()));
        Optional<Member> install = upwards.stream()
                .filter(member -> member.obstacles().isEmpty() && !member.open().contains(Obstacle.NOWHERE)).max(oldestFirst);
        List<UUID> beyond = upwards.stream().filter(member -> member.obstacles().stream().allMatch(Obstacle.NOWHERE::equals))
                .filter(member -> member.obstacles().contains(Obstacle.NOWHERE) || member.open().contains(Obstacle.NOWHERE))
                .sorted(oldestFirst.reversed()).map(Member::id).toList();
        return new Advice(install.map(Member::id), install.map(Member::open).orElse(Set.of()), beyond);
    }

    /** The start and what to install are always among them. */
    private Set<UUID> shown(Set<UUID> all, Advice advice, int limit) {
        Set<UUID> shown = new HashSet<>(Set.of(start));
        advice.install().ifPresent(shown::add);
        for (UUID id : all) {
            if (shown.size() >= limit) {
                break;
            }
            shown.add(id);
        }
        return shown;
    }

    private List<Link> links(Set<UUID> shown) {
        Map<UUID, Set<UUID>> below = new LinkedHashMap<>();
        for (UUID id : new TreeSet<>(shown)) {
            Set<UUID> replaced = new TreeSet<>(older(id));
            shown.stream().filter(other -> newer(other).contains(id)).forEach(replaced::add);
            replaced.retainAll(shown);
            below.put(id, replaced);
        }
        Map<UUID, Set<UUID>> reach = new HashMap<>();
        below.keySet().forEach(id -> reach.put(id, reach(id, below)));
        List<Link> links = new ArrayList<>();
        below.forEach((id, replaced) -> replaced.forEach(other -> links.add(new Link(id, other, current(id, other),
                replaced.stream().anyMatch(way -> implies(id, way, other, reach))))));
        return links;
    }

    /** Whether the way over another one says the same; not in a loop, where everything would follow from everything. */
    private static boolean implies(UUID newer, UUID way, UUID older, Map<UUID, Set<UUID>> reach) {
        return !way.equals(older) && !way.equals(newer) && reach.getOrDefault(way, Set.of()).contains(older)
                && !reach.getOrDefault(way, Set.of()).contains(newer) && !reach.getOrDefault(older, Set.of()).contains(way);
    }

    private static Set<UUID> reach(UUID from, Map<UUID, Set<UUID>> below) {
        Set<UUID> met = new HashSet<>();
        Deque<UUID> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            below.getOrDefault(open.removeFirst(), Set.of()).stream().filter(met::add).forEach(open::add);
        }
        return met;
    }

    private Tri current(UUID newer, UUID replaced) {
        Optional<Update> newest = facts.revisions(newer).stream().reduce((one, other) -> other);
        if (newest.isEmpty()) {
            return Tri.UNKNOWN;
        }
        List<ServerState> telling = sources().filter(state -> facts.on(state, newer)
                .filter(listed -> listed.update().revision() == newest.get().revision()).isPresent()).toList();
        boolean says = newest.get().supersedes().contains(replaced) || telling.stream()
                .anyMatch(state -> facts.on(state, newer).filter(listed -> listed.update().supersedes().contains(replaced)).isPresent());
        return says ? Tri.YES : telling.stream().anyMatch(state -> state.has(UpdateField.SUPERSEDES)) ? Tri.NO : Tri.UNKNOWN;
    }
}
