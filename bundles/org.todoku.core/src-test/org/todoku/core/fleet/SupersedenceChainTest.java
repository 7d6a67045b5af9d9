package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SupersedenceChain.Link;
import org.todoku.core.fleet.SupersedenceChain.Member;
import org.todoku.core.fleet.SupersedenceChain.Obstacle;
import org.todoku.core.fleet.SupersedenceChain.Side;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SupersedenceChainTest {

    private static final Set<UpdateField> ALL = EnumSet.allOf(UpdateField.class);
    private final Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static ServerState server(String name, Set<UpdateField> fields, Completeness list) {
        ServerState base = States.server(name, "");
        return new ServerState(base.kind(), name, "", base.collectedAt(), "test", "", base.info(), base.configuration(),
                base.subscription(), base.syncHistory(), base.categories(), base.approvals(), base.approvalRules(), base.downstreams(),
                new Section("updates", list, "", 1, 0), fields, List.of(), List.of(), Map.of());
    }

    /** Later numbers are newer. */
    private static ServerUpdate update(int number, int revision, boolean declined, boolean expired, int... supersedes) {
        List<UUID> replaced = java.util.Arrays.stream(supersedes).mapToObj(SupersedenceChainTest::id).toList();
        @Nullable Instant created = States.AT.plusSeconds(number * 86400L);
        Update update = new Update(id(number), revision, List.of(new Title("en", "Update " + number)), List.of("" + number), List.of(),
                List.of(), null, Coded.of(UpdateType.SOFTWARE), created, replaced, List.of(), null, Map.of());
        return new ServerUpdate(update,
                new Presence(false, declined, expired, false, false, false, null, Coded.of(ReadyState.READY), Tri.UNKNOWN));
    }

    private SupersedenceChain hq(ServerUpdate... updates) {
        fleet.put(server("hq", ALL, Completeness.COMPLETE), List.of(updates));
        return chain(1, 50);
    }

    private SupersedenceChain chain(int start, int limit) {
        return SupersedenceChain.of(new MemoryFacts(fleet), id(start), limit);
    }

    @Test
    void theNewestThatNothingReplacesIsToBeInstalled() {
        SupersedenceChain chain = hq(update(1, 1, false, false, 0), update(2, 1, false, false, 1), update(3, 1, false, false, 2, 1));
        assertEquals(Optional.of(id(3)), chain.advice().install());
        assertEquals(Set.of(), chain.advice().unsure());
        assertEquals(List.of(id(1), id(2), id(3), id(0)), chain.members().stream().map(Member::id).toList());
        assertEquals(Set.of(Obstacle.SUPERSEDED), chain.member(id(2)).orElseThrow().obstacles());
        assertEquals(Optional.empty(), chain.member(id(0)).orElseThrow().update(), "only named");
        assertTrue(chain.links().contains(new Link(id(3), id(1), Tri.YES, true)), "follows from the others");
        assertTrue(chain.links().contains(new Link(id(3), id(2), Tri.YES, false)));
    }

    @Test
    void anUpdateThatNothingReplacesIsItsOwnAdvice() {
        assertEquals(Optional.of(id(1)), hq(update(1, 1, false, false)).advice().install());
    }

    @Test
    void whatIsExpiredOrDeclinedEverywhereIsNoAdvice() {
        assertEquals(Optional.empty(), hq(update(1, 1, false, false), update(2, 1, false, true, 1)).advice().install());
        assertEquals(Optional.empty(), hq(update(1, 1, false, false), update(2, 1, true, false, 1)).advice().install());
        fleet.put(server("branch", ALL, Completeness.COMPLETE), List.of(update(2, 1, false, false, 1)));
        assertEquals(Optional.of(id(2)), chain(1, 50).advice().install(), "one server did not decline it");
    }

    @Test
    void whatNobodyTellsIsNamed() {
        fleet.put(server("hq", Set.of(UpdateField.SUPERSEDES), Completeness.PARTIAL),
                List.of(update(1, 1, false, false), update(2, 1, false, false, 1)));
        fleet.put(server("mute", Set.of(), Completeness.COMPLETE), List.of());
        SupersedenceChain chain = chain(1, 50);
        assertEquals(Optional.of(id(2)), chain.advice().install());
        assertEquals(Set.of(Obstacle.SUPERSEDED, Obstacle.EXPIRED, Obstacle.DECLINED), chain.advice().unsure());
        assertEquals(List.of("mute"), chain.silent().stream().map(ServerState::server).toList());
    }

    @Test
    void aBetterOneThatNoServerHasIsSaid() {
        ServerState hq = server("hq", ALL, Completeness.COMPLETE);
        fleet.put(hq, List.of(update(1, 1, false, false)));
        ServerState file = new ServerState(org.todoku.core.StateKind.CATALOGUE, "catalogue", "", hq.collectedAt(), "test", "", hq.info(),
                hq.configuration(), hq.subscription(), hq.syncHistory(), hq.categories(), hq.approvals(), hq.approvalRules(),
                hq.downstreams(), hq.updates(), ALL, List.of(), List.of(), Map.of());
        fleet.put(file, List.of(update(2, 1, false, false, 1)));
        SupersedenceChain chain = chain(1, 50);
        assertEquals(Optional.empty(), chain.advice().install());
        assertEquals(List.of(id(2)), chain.advice().beyond());
        assertEquals(Set.of(Obstacle.NOWHERE), chain.member(id(2)).orElseThrow().obstacles());
    }

    @Test
    void aLinkOfAnOlderRevisionOnlyIsMarked() {
        fleet.put(server("old", ALL, Completeness.COMPLETE), List.of(update(2, 100, false, false, 1)));
        fleet.put(server("new", ALL, Completeness.COMPLETE), List.of(update(2, 200, false, false), update(1, 1, false, false)));
        SupersedenceChain chain = chain(1, 50);
        assertEquals(List.of(new Link(id(2), id(1), Tri.NO, false)), chain.links());
        assertEquals(List.of(100, 200), chain.member(id(2)).orElseThrow().revisions());
    }

    @Test
    void aLongChainIsCutButCountedAndKeepsTheAdvice() {
        List<ServerUpdate> updates = new ArrayList<>(List.of(update(1, 1, false, false)));
        for (int number = 2; number <= 100; number++) {
            updates.add(update(number, 1, false, false, number - 1));
        }
        fleet.put(server("hq", ALL, Completeness.COMPLETE), updates);
        SupersedenceChain chain = chain(1, 10);
        assertEquals(10, chain.members().size());
        assertEquals(90, chain.more());
        assertFalse(chain.moreAtLeast());
        assertEquals(Optional.of(id(100)), chain.advice().install());
        assertTrue(chain.member(id(100)).isPresent());
    }

    /** Against plain loops over all records. */
    @Property(tries = 150, seed = "2026009")
    void theChainIsWhatPlainLoopsFind(@ForAll Random random) {
        fleet.clear();
        int count = 1 + random.nextInt(8);
        for (int server = random.nextInt(3); server >= 0; server--) {
            List<ServerUpdate> updates = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                if (random.nextInt(3) > 0) {
                    // loops too
                    updates.add(update(number, 1 + random.nextInt(2), random.nextBoolean(), random.nextBoolean(), random.nextInt(count),
                            random.nextInt(count)));
                }
            }
            fleet.put(server("s" + server, ALL, Completeness.COMPLETE), updates);
        }
        SupersedenceChain chain = chain(0, 50);
        Set<List<UUID>> pairs = new HashSet<>();
        fleet.values().forEach(updates -> updates.forEach(each -> each.update().supersedes()
                .forEach(replaced -> pairs.add(List.of(each.update().id(), replaced)))));
        Set<UUID> newer = closed(pairs, 1, 0);
        Set<UUID> older = closed(pairs, 0, 1);
        Set<UUID> all = new HashSet<>(newer);
        all.addAll(older);
        assertEquals(all, new HashSet<>(chain.members().stream().map(Member::id).toList()));
        assertEquals(all.size(), chain.members().size());
        Set<List<UUID>> links = new HashSet<>();
        chain.links().forEach(link -> links.add(List.of(link.newer(), link.older())));
        pairs.removeIf(pair -> !all.containsAll(pair));
        assertEquals(pairs, links);
        for (Member member : chain.members()) {
            assertEquals(member.id().equals(id(0)) ? Side.START : newer.contains(member.id()) ? Side.NEWER : Side.OLDER, member.side());
        }
        reachable(chain, all, pairs);
        Optional<UUID> install = newer.stream().filter(id -> pairs.stream().noneMatch(pair -> pair.get(1).equals(id)))
                .filter(this::alive).max(java.util.Comparator.naturalOrder());
        assertEquals(install, chain.advice().install());
    }

    /** Leaving out what is implied, everything still hangs together as before. */
    private static void reachable(SupersedenceChain chain, Set<UUID> all, Set<List<UUID>> pairs) {
        Set<List<UUID>> drawn = new HashSet<>();
        chain.links().stream().filter(link -> !link.implied()).forEach(link -> drawn.add(List.of(link.newer(), link.older())));
        for (UUID id : all) {
            assertEquals(closedFrom(id, pairs, 0, 1), closedFrom(id, drawn, 0, 1));
        }
    }

    private boolean alive(UUID id) {
        List<Presence> there = fleet.values().stream().flatMap(List::stream).filter(each -> each.update().id().equals(id))
                .map(ServerUpdate::presence).toList();
        return there.stream().anyMatch(presence -> !presence.declined()) && there.stream().noneMatch(Presence::expired);
    }

    private static Set<UUID> closed(Set<List<UUID>> pairs, int from, int to) {
        return closedFrom(id(0), pairs, from, to);
    }

    private static Set<UUID> closedFrom(UUID start, Set<List<UUID>> pairs, int from, int to) {
        Set<UUID> met = new HashSet<>(Set.of(start));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (List<UUID> pair : pairs) {
                if (met.contains(pair.get(from))) {
                    grew |= met.add(pair.get(to));
                }
            }
        }
        return met;
    }
}
