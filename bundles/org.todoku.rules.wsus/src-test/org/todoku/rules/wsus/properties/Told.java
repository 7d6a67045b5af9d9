package org.todoku.rules.wsus.properties;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.todoku.core.UpdateType;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.ServerBuilder;
import org.todoku.rules.testkit.There;

/** A fleet while its story is told: the updates that the words speak of, of which servers list what the words say. */
final class Told {

    static final String CATALOGUE = "Microsoft Update Catalog";

    final Fleet fleet;
    final UpdateBuilder june;
    final UpdateBuilder arm;
    final UpdateBuilder reissue;
    final UpdateBuilder july;
    final UpdateBuilder old;
    final UpdateBuilder driver;
    /** Whether Microsoft has withdrawn June. That is never taken back, and whoever says anything of it says so. */
    boolean withdrawn;

    private final Set<UpdateBuilder> published = new LinkedHashSet<>();
    private final Set<UpdateBuilder> catalogued = new HashSet<>();

    Told(Fleet fleet) {
        this.fleet = fleet;
        june = fleet.update("2026-06 Cumulative Update for Windows 11 for x64-based Systems (KB5040000)");
        arm = fleet.update("2026-06 Cumulative Update for Windows 11 for arm64-based Systems (KB5040000)");
        reissue = fleet.update("2026-06 Cumulative Update for Windows 11 for x64-based Systems (KB5040000)")
                .created("2026-06-20T17:00:00Z");
        july = fleet.update("2026-07 Cumulative Update for Windows 11 for x64-based Systems (KB5041000)").kb("5041000")
                .supersedes(june).created("2026-07-01T17:00:00Z");
        old = fleet.update("2025-11 Update for Microsoft Edge (KB4990000)").kb("4990000").products(Boxes.EDGE)
                .classification(Boxes.UPDATES).created("2025-11-30T17:00:00Z");
        driver = fleet.update("HP - Printer (KB5040000)").products(Boxes.SERVICING_DRIVERS).classification(Boxes.DRIVERS)
                .type(UpdateType.DRIVER);
    }

    /** A server lists an update. */
    void lists(String server, UpdateBuilder update, UnaryOperator<There> there) {
        published.add(update);
        server(server).has(update, it -> marked(update, there.apply(it)));
    }

    /** The catalogue knows an update. */
    void catalogued(UpdateBuilder update, UnaryOperator<There> there) {
        catalogued.add(update);
        fleet.catalogue().has(update, it -> marked(update, there.apply(it)));
    }

    /** A catalogue knows all that any server has. */
    void completeCatalogue() {
        if (existing(CATALOGUE).isPresent()) {
            published.stream().filter(update -> !catalogued.contains(update)).forEach(update -> catalogued(update, there -> there));
        }
    }

    private There marked(UpdateBuilder update, There there) {
        return withdrawn && update == june ? there.expired() : there;
    }

    ServerBuilder server(String name) {
        return fleet.server(name);
    }

    /** A server or the catalogue, where anything was said of it. */
    Optional<ServerBuilder> existing(String name) {
        for (ServerBuilder state : fleet.states()) {
            if (state.name().equals(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
