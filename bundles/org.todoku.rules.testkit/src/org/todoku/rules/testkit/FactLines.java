package org.todoku.rules.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.SyncRun;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.core.fleet.UpdateStanding;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;

/** All that a fact base says, as lines that can be compared; not where and when something was read. */
public final class FactLines {

    private final FactBase facts;
    private final List<UUID> updates;
    private final List<String> lines = new ArrayList<>();

    private FactLines(FactBase facts, List<UUID> updates) {
        this.facts = facts;
        this.updates = List.copyOf(updates);
    }

    /** @param queries what to search for */
    public static List<String> of(FactBase facts, List<String> queries) {
        return of(facts, facts.search(UpdateQuery.parse(""), Integer.MAX_VALUE).hits().stream().map(hit -> hit.update().id()).toList(),
                queries);
    }

    /** @param updates to tell of one by one */
    public static List<String> of(FactBase facts, List<UUID> updates, List<String> queries) {
        FactLines said = new FactLines(facts, updates);
        List<ServerState> states = new ArrayList<>(facts.servers());
        states.addAll(facts.catalogues());
        states.forEach(said::state);
        facts.servers().forEach(server -> {
            said.missing(server, null);
            facts.servers().stream().filter(above -> above != server).forEach(above -> said.missing(server, above));
        });
        said.updates.forEach(said::update);
        queries.forEach(said::search);
        return said.lines;
    }

    private void state(ServerState state) {
        String name = state.server() + " ";
        lines.add(name + "selects " + state.subscription().optional());
        lines.add(name + "ran " + state.syncHistory().optional().map(known -> known.runs().stream().map(FactLines::run).toList()));
        lines.add(name + "approved " + state.approvals().optional());
        lines.add(name + "complete " + state.completeList().isKnown());
        ServerNumbers numbers = facts.numbers(state);
        lines.add(name + numbers.updates() + " " + numbers.declined() + " " + numbers.superseded() + " " + sorted(numbers.products()) + " "
                + sorted(numbers.classifications()));
        lines.add(name + "tally " + facts.tally(state).stream().map(String::valueOf).sorted().toList());
        lines.add(name + "groups " + facts.groups(state).stream()
                .map(group -> group.kind().products() + " " + group.kind().classification() + " " + group.updates() + " " + group.newest())
                .sorted().toList());
        ArrivalTimes arrivals = facts.arrivals(state);
        lines.add(name + "arrivals " + arrivals.known() + " " + arrivals.unknown());
        for (Duration ago : List.of(Duration.ZERO, Duration.ofHours(20), Duration.ofDays(40), Duration.ofDays(9000))) {
            Instant first = state.collectedAt().minus(ago);
            Instant last = state.collectedAt().plus(Duration.ofHours(1));
            lines.add(name + "since " + ago + " " + arrivals.between(first, last) + " "
                    + facts.arrived(state, first, last).stream().sorted().toList());
        }
        updates.forEach(id -> lines.add(name + id + " " + facts.on(state, id)));
    }

    private static List<String> sorted(Map<CategoryRef, Long> counts) {
        return counts.entrySet().stream().map(String::valueOf).sorted().toList();
    }

    private static String run(SyncRun run) {
        return run.started() + " " + run.ended() + " " + run.manual() + " " + run.result() + " " + run.error() + " " + run.errorText();
    }

    private void update(UUID id) {
        lines.add(id + " " + facts.update(id) + " " + facts.revisions(id) + " " + facts.supersededBy(id).stream().sorted().toList() + " "
                + facts.update(id).map(update -> UpdateStanding.of(facts, update)));
    }

    private record Sum(long updates, long bytes, long sizesUnknown) {

        Sum plus(Sum other) {
            return new Sum(updates + other.updates, bytes + other.bytes, sizesUnknown + other.sizesUnknown);
        }
    }

    private void missing(ServerState server, @Nullable ServerState above) {
        Map<String, Sum> sums = new TreeMap<>();
        for (MissingUpdates one : facts.missing(server, above, (products, classification) -> products.size() != 3)) {
            sums.merge(one.products() + " " + one.classification() + " " + one.standing() + " " + one.listedAbove(),
                    new Sum(one.updates(), one.bytes(), one.sizesUnknown()), Sum::plus);
        }
        sums.forEach((group, sum) -> lines.add(server.server() + " lacks of " + (above == null ? "" : above.server()) + " " + group + sum));
    }

    private void search(String query) {
        for (int limit : List.of(1, 3, 100_000)) {
            SearchResult found = facts.search(UpdateQuery.parse(query), limit);
            lines.add("[" + query + "] " + found.total() + " of " + found.servers().stream().map(ServerState::server).toList() + ", open "
                    + found.unjudged().updates() + " " + found.unjudged().unknownServers());
            found.hits().forEach(hit -> lines.add("[" + query + "] " + hit.update().id() + " " + hit.presences()));
        }
    }
}
