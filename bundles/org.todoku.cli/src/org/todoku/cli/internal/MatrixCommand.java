package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.CategoryTitles;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.report.DifferenceReports;
import org.todoku.report.MatrixReports;
import org.todoku.store.FleetView;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Products by classifications per server, or what differs between servers. */
@picocli.CommandLine.Command(name = "matrix")
final class MatrixCommand extends Command {

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--diff", descriptionKey = "option.diff")
    boolean diff;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    ListFormat format = ListFormat.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    MatrixCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            List<ServerState> servers = fleet.servers(view);
            if (diff) {
                differences(SubscriptionMatrix.of(view, servers));
            } else {
                CategoryTitles titles = new CategoryTitles(view);
                matrices(servers.stream().map(server -> SubscriptionMatrix.of(view, List.of(server), titles)).toList());
            }
            return fleet.code(ExitCodes.CLEAR);
        }
    }

    private void matrices(List<SubscriptionMatrix> matrices) throws Exception {
        session.result(output, out -> {
            switch (format) {
                case text -> MatrixReports.text(matrices, session.reader(), out);
                case json -> MatrixReports.json(matrices, session.reader(), out);
                case csv -> MatrixReports.csv(matrices, session.reader(), out);
            }
        });
    }

    private void differences(SubscriptionMatrix matrix) throws Exception {
        session.result(output, out -> {
            switch (format) {
                case text -> DifferenceReports.text(matrix, session.reader(), out);
                case json -> DifferenceReports.json(matrix, out);
                case csv -> DifferenceReports.csv(matrix, out);
            }
        });
    }
}
