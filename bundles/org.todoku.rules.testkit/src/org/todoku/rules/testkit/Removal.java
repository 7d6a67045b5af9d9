package org.todoku.rules.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.todoku.core.StateKind;
import org.todoku.core.UpdateField;

/**
 * One thing that somebody may not know.
 *
 * @param what its name
 * @param from takes it away from a fleet told again
 * @param knowledge whether the world stays the same and only less is known of it; false where something then did not happen
 */
record Removal(String what, Consumer<Fleet> from, boolean knowledge) {

    private static final List<String> SECTIONS = List.of("server", "configuration", "subscription", "syncHistory", "categories",
            "updates", "approvals", "approvalRules", "downstreams", "events", "status", "host", "clients", "logTail");

    /** Everything that can be taken from a fleet so that the question of the scenario can still be asked. */
    static List<Removal> of(Fleet fleet, Scenario scenario) {
        List<Removal> all = new ArrayList<>();
        Set<String> asked = new HashSet<>(Set.of(fleet.asked()));
        scenario.expected().forEach(expected -> asked.add(expected.server()));
        for (ServerBuilder server : fleet.states()) {
            if (!asked.contains(server.name())) {
                all.add(new Removal(server.name(), it -> it.forget(named(it, server.name())), true));
            }
            if (server.kind() == StateKind.SERVER) {
                SECTIONS.forEach(section -> all.add(new Removal(section + " of " + server.name(),
                        it -> named(it, server.name()).drop(section), true)));
            }
            for (UpdateField field : UpdateField.values()) {
                all.add(new Removal(field + " of the updates of " + server.name(), it -> named(it, server.name()).drop(field), true));
            }
            add(all, server, server.details(), true);
            add(all, server, server.happenings(), false);
        }
        return all;
    }

    private static void add(List<Removal> all, ServerBuilder server, Map<String, Consumer<ServerBuilder>> these, boolean knowledge) {
        these.forEach((what, take) -> all.add(new Removal(what + " of " + server.name(),
                it -> take.accept(named(it, server.name())), knowledge)));
    }

    private static ServerBuilder named(Fleet fleet, String name) {
        for (ServerBuilder server : fleet.states()) {
            if (server.name().equals(name)) {
                return server;
            }
        }
        throw new IllegalStateException("no server " + name);
    }
}
