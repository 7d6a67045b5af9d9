package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FleetTopology;
import org.todoku.core.fleet.FleetTopology.Kind;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.TopologyReports;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Target;
import org.todoku.store.FleetView;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who fetches from whom, and where an update stopped. */
@picocli.CommandLine.Command(name = "topology")
final class TopologyCommand extends Command {

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--update", paramLabel = "QUERY", descriptionKey = "topology.update")
    String update = "";

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    GraphFormat format = GraphFormat.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    /** Formats of graphs. */
    enum GraphFormat {
        text, json
    }

    TopologyCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        UpdateQuery query = UpdateQuery.parse(update);
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            Target target = DiagnosisEngine.target(view, query);
            Optional<Set<UUID>> asked = query.isEmpty() ? Optional.empty()
                    : Optional.of(target.variants().stream().map(Update::id).collect(Collectors.toSet()));
            if (asked.filter(Set::isEmpty).isPresent()) {
                session.note("note.update-unknown", query.text());
            } else if (asked.filter(all -> all.size() > 1).isPresent()) {
                session.note(target.perhapsMore() ? "note.any-of-newest" : "note.any-of", query.text(), target.variants().size());
            }
            FleetTopology topology = FleetTopology.of(view, asked);
            session.result(output, out -> {
                switch (format) {
                    case text -> TopologyReports.text(topology, query.text(), session.reader(), out);
                    case json -> TopologyReports.json(topology, query.text(), out);
                }
            });
            return fleet.code(asked.isEmpty() ? ExitCodes.CLEAR : asked.get().isEmpty() || target.perhapsMore() ? ExitCodes.UNDECIDED
                    : code(topology));
        }
    }

    private static int code(FleetTopology topology) {
        boolean open = topology.nodes().stream().anyMatch(node -> node.kind() == Kind.SERVER && node.has() == Tri.UNKNOWN);
        return !topology.stops().isEmpty() ? ExitCodes.BLOCKED : open ? ExitCodes.UNDECIDED : ExitCodes.CLEAR;
    }
}
