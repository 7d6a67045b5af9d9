package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.fleet.SupersedenceChain;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.ChainReports;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Target;
import org.todoku.store.FleetView;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What replaces an update, and what to install instead. */
@picocli.CommandLine.Command(name = "supersedence")
final class SupersedenceCommand extends Command {

    private static final int VARIANTS = 20;
    private static final int MOST = 500;

    @Parameters(arity = "0..*", paramLabel = "QUERY", descriptionKey = "supersedence.query")
    List<String> words = List.of();

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    TopologyCommand.GraphFormat format = TopologyCommand.GraphFormat.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    SupersedenceCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        UpdateQuery query = UpdateQuery.parse(String.join(" ", from.question(words, session)));
        if (query.isEmpty()) {
            throw new Failure("failure.no-question");
        }
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            Target target = DiagnosisEngine.target(view, query);
            List<SupersedenceChain> chains = target.variants().stream().limit(VARIANTS)
                    .map(update -> SupersedenceChain.of(view, update.id(), MOST)).toList();
            if (target.variants().size() > chains.size()) {
                session.note(target.perhapsMore() ? "note.chains-at-least" : "note.chains", chains.size(), target.variants().size());
            }
            session.result(output, out -> {
                switch (format) {
                    case text -> ChainReports.text(chains, query.text(), session.reader(), out);
                    case json -> ChainReports.json(chains, query.text(), session.reader(), out);
                }
            });
            return fleet.code(chains.isEmpty() || target.variants().size() > chains.size() ? ExitCodes.UNDECIDED : ExitCodes.CLEAR);
        }
    }
}
