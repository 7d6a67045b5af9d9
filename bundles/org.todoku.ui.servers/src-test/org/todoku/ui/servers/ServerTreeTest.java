package org.todoku.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.ui.servers.ServerStates.fleet;
import static org.todoku.ui.servers.ServerStates.history;
import static org.todoku.ui.servers.ServerStates.run;
import static org.todoku.ui.servers.ServerStates.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.todoku.core.Completeness;
import org.todoku.core.StateKind;
import org.todoku.core.SyncResult;
import org.todoku.core.fleet.FactBase;
import org.todoku.rules.Reader;
import org.todoku.store.StateInfo;
import org.todoku.ui.Tone;

class ServerTreeTest {

    private static final Glance GLANCE = new Glance(new Reader(Locale.ENGLISH, ZoneOffset.UTC), ServerStates.NOW);

    private static List<Node> tree(FactBase facts) {
        return new ServerTree(facts, List.of(), Health::of).byHierarchy();
    }

    private static String shape(List<Node> nodes) {
        return String.join(" ", nodes.stream().map(node -> (node instanceof Node.Server server ? server.name() : node.id())
                + (node.children().isEmpty() ? "" : "(" + shape(node.children()) + ")")).toList());
    }

    private static StateInfo state(long id, String server, String collected) {
        return new StateInfo(id, StateKind.SERVER, server, Instant.parse(collected), "x", 1, Completeness.COMPLETE);
    }

    @Test
    void downstreamServersStandBelowTheServerTheyFetchFrom() {
        assertEquals("hq(branch(shop) lab) island", shape(tree(fleet(
                server("shop", "branch"), server("island", ""), server("branch", "HQ"), server("hq", ""), server("lab", "hq")))));
    }

    @Test
    void anUpstreamServerThatWasNotCollectedIsShownAsSuch() {
        List<Node> tree = tree(fleet(server("a", "hq.example"), server("b", "HQ.example")));
        assertEquals("hq.example(a b)", shape(tree));
        assertEquals(Tone.UNKNOWN, GLANCE.word(tree.get(0), Glance.Column.HEALTH).tone());
        assertEquals("not collected", GLANCE.word(tree.get(0), Glance.Column.ROLE).text());
    }

    @Test
    void serversThatFetchFromEachOtherAreShownOnceAndSaidToDoSo() {
        List<Node> tree = tree(fleet(server("a", "b"), server("b", "a"), server("c", "a")));
        assertEquals("a(b c)", shape(tree));
        assertEquals("Fetches from itself: a → b", GLANCE.word(tree.get(0), Glance.Column.ROLE).text());
        assertEquals("Autonomous downstream", GLANCE.word(tree.get(0).children().get(1), Glance.Column.ROLE).text(),
                "a server below a circle is not in it");
        assertEquals("self", shape(tree(fleet(server("self", "self")))));
        assertEquals(Tone.BAD, GLANCE.word(tree(fleet(server("self", "self"))).get(0), Glance.Column.ROLE).tone());
    }

    @Test
    void theStatesOfAServerAreBelowItNewestFirst() {
        List<StateInfo> states = List.of(state(1, "HQ", "2026-07-01T00:00:00Z"), state(2, "hq", "2026-07-03T00:00:00Z"),
                state(3, "other", "2026-07-02T00:00:00Z"));
        List<Node> tree = new ServerTree(fleet(server("hq", ""), server("branch", "hq")), states, Health::of).byHierarchy();
        assertEquals("hq(branch states hq(state 2 state 1))", shape(tree));
    }

    @Test
    void theSickComeFirstAndTakeTheirUpstreamServersWithThem() {
        List<Node> tree = new ArrayList<>(tree(fleet(
                server("a", "", history(run("2026-07-10T03:00:00Z", SyncResult.SUCCEEDED))),
                server("b", "", history(run("2026-07-10T03:00:00Z", SyncResult.SUCCEEDED))),
                server("b1", "b", history(run("2026-07-10T03:00:00Z", SyncResult.FAILED))),
                server("c", "", history(run("2026-07-01T03:00:00Z", SyncResult.SUCCEEDED))),
                server("d", ""))));
        tree.sort(Glance.sickFirst(Glance.Column.HEALTH));
        assertEquals("b(b1) c d a", shape(tree));
    }

    @Test
    void ofTwoThatFailTheOneThatFailsLongerComesFirst() {
        List<Node> tree = new ArrayList<>(tree(fleet(
                server("a", "", history()),
                server("b", "", history(run("2026-07-10T03:00:00Z", SyncResult.FAILED))),
                server("c", "", history(run("2026-07-10T03:00:00Z", SyncResult.FAILED), run("2026-07-09T03:00:00Z", SyncResult.FAILED))))));
        tree.sort(Glance.sickFirst(Glance.Column.HEALTH));
        assertEquals("c b a", shape(tree), "and what never synchronised after what fails");
    }

    @Test
    void anyOrderIsAConsistentOne() {
        List<Node> tree = tree(fleet(server("a", "b"), server("b", "a"), server("c", "x"), server("d", ""),
                server("e", "d", history(run("2026-07-10T03:00:00Z", SyncResult.FAILED))), server("f", "d", history())));
        List<Node> all = new ArrayList<>(tree);
        tree.forEach(node -> all.addAll(node.children()));
        for (Glance.Column column : Glance.Column.values()) {
            Comparator<Node> order = Glance.sickFirst(column);
            for (Node one : all) {
                for (Node two : all) {
                    assertEquals(Integer.signum(order.compare(one, two)), -Integer.signum(order.compare(two, one)));
                    for (Node three : all) {
                        assertTrue(order.compare(one, two) > 0 || order.compare(two, three) > 0 || order.compare(one, three) <= 0);
                    }
                }
            }
        }
    }
}
