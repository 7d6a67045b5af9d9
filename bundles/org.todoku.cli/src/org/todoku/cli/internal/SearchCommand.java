package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.query.QueryMessages;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.SearchReports;
import org.todoku.store.FleetView;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Updates that match, with their state on every server. */
@picocli.CommandLine.Command(name = "search")
final class SearchCommand extends Command {

    @Parameters(arity = "0..*", paramLabel = "QUERY", descriptionKey = "search.query")
    List<String> words = new ArrayList<>();

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "option.limit", defaultValue = "50")
    int limit;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    ListFormat format = ListFormat.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    SearchCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        if (limit < 1) {
            throw new Failure("failure.limit", limit);
        }
        UpdateQuery query = UpdateQuery.parse(String.join(" ", from.question(words, session)));
        if (query.isEmpty()) {
            throw new Failure("failure.no-question");
        }
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            query.problems().forEach(problem -> session.say(QueryMessages.message(problem, session.reader().locale())));
            SearchResult result = narrowed(view.search(query, limit), fleet.servers(view));
            session.result(output, out -> {
                switch (format) {
                    case text -> SearchReports.text(result, session.reader(), out);
                    case json -> SearchReports.json(result, session.reader(), out);
                    case csv -> SearchReports.csv(result, session.reader(), out);
                }
            });
            QueryMessages.messages(result.unjudged(), session.reader().locale()).forEach(session::say);
            return fleet.code(ExitCodes.CLEAR);
        }
    }

    private static SearchResult narrowed(SearchResult result, List<ServerState> servers) {
        List<SearchHit> hits = result.hits().stream().map(hit -> {
            List<Optional<Presence>> presences = servers.stream().map(server -> hit.presences().get(result.servers().indexOf(server)))
                    .toList();
            return new SearchHit(hit.update(), presences);
        }).toList();
        return new SearchResult(result.query(), servers, hits, result.total(), result.unjudged());
    }
}
