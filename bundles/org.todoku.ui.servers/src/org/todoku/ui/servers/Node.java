package org.todoku.ui.servers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.store.StateInfo;

/** A line of the tree. */
@NullMarked
sealed interface Node {

    /** Tells it from the other lines, also of later trees: two lines with equal ids are the same for the user. */
    Object id();

    List<Node> children();

    /**
     * A group of servers, the groups in it first.
     *
     * @param group null for the servers without a group
     */
    record Group(@Nullable ServerGroup group, String name, List<Node> children) implements Node {

        public Group {
            children = List.copyOf(children);
        }

        @Override
        public Object id() {
            return group == null ? "no group" : group;
        }

        /** The servers in it and in the groups in it. */
        List<Server> servers() {
            return children.stream().flatMap(child -> switch (child) {
                case Group inner -> inner.servers().stream();
                case Server server -> Stream.of(server);
                default -> Stream.<Server>empty();
            }).toList();
        }
    }

    /**
     * A server or a catalogue, in the tree by hierarchy with those below it that fetch from it.
     *
     * @param state what is known of it; null for an upstream server that is named but was not collected
     * @param health how its synchronisation does; null for a catalogue and for a server that was not collected
     * @param loop names of the servers that fetch from each other in a circle, it among them; else empty
     * @param children servers that fetch from it, by name, and its states
     */
    record Server(String key, String name, @Nullable ServerState state, @Nullable Health health, List<String> loop,
            List<Node> children) implements Node {

        public Server {
            loop = List.copyOf(loop);
            children = List.copyOf(children);
        }

        @Override
        public Object id() {
            return (state == null || state.kind() == StateKind.SERVER ? "server " : "catalogue ") + key;
        }

        Optional<ServerState> known() {
            return Optional.ofNullable(state);
        }

        /** The servers that fetch from it. */
        List<Server> below() {
            return children.stream().filter(Server.class::isInstance).map(Server.class::cast).toList();
        }
    }

    /** All states of one server. */
    record States(String server, List<Node> children) implements Node {

        public States {
            children = List.copyOf(children);
        }

        @Override
        public Object id() {
            return "states " + server;
        }
    }

    /** One state of a server. */
    record State(StateInfo info) implements Node {

        @Override
        public Object id() {
            return "state " + info.id();
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }
}
