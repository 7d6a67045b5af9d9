package org.todoku.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.todoku.ui.servers.ServerStates.fleet;
import static org.todoku.ui.servers.ServerStates.server;

import java.util.List;

import org.junit.jupiter.api.Test;

class ServerNodeTest {

    private static String shape(List<ServerNode> nodes) {
        return String.join(" ", nodes.stream()
                .map(node -> node.name() + (node.below().isEmpty() ? "" : "(" + shape(node.below()) + ")")).toList());
    }

    @Test
    void downstreamServersStandBelowTheServerTheyFetchFrom() {
        assertEquals("hq(branch(shop) lab) island", shape(ServerNode.tree(fleet(
                server("shop", "branch"), server("island", ""), server("branch", "HQ"), server("hq", ""), server("lab", "hq")))));
    }

    @Test
    void anUpstreamServerThatWasNotCollectedIsShownWithoutState() {
        List<ServerNode> tree = ServerNode.tree(fleet(server("a", "hq.example"), server("b", "HQ.example")));
        assertEquals("hq.example(a b)", shape(tree));
        assertNull(tree.get(0).state());
    }

    @Test
    void serversThatNameEachOtherAreStillShownOnce() {
        assertEquals("a(b)", shape(ServerNode.tree(fleet(server("a", "b"), server("b", "a")))));
        assertEquals("self", shape(ServerNode.tree(fleet(server("self", "self")))));
    }
}
