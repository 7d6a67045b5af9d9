package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.assumption.AssumedFacts;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.assumption.AssumptionOffers;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.testkit.FactLines;
import org.todoku.rules.testkit.ReallySo;
import org.todoku.store.FleetView;
import org.todoku.store.Workspace;

/** What is worth assuming in the demo fleet, over the store, against a fleet that was really read so. */
class AssumedDemoTest {

    private static final List<String> QUERIES = List.of("", "KB5099034", "state:declined", "state:not-everywhere",
            "state:absent server:plant", "arrived:2026-07-14", "state:not-approved product:windows");


    @Test
    void allThatIsWorthAssumingAnswersAsIfItWereSo() throws Exception {
        try (Workspace workspace = Workspace.temporary()) {
            for (StateReader reader : DemoFleet.states(Shell.NOW)) {
                try (reader) {
                    workspace.importState(reader, Progress.NONE);
                }
            }
            answersAsIfItWereSo(workspace.view());
        }
    }

    private static void answersAsIfItWereSo(FleetView view) {
        List<Assumption> all = new ArrayList<>();
        AssumptionOffers offers = new AssumptionOffers(view);
        for (UpdateQuery question : DemoFleet.showcase()) {
            var variants = DiagnosisEngine.target(view, question).variants();
            view.servers().forEach(server -> all.addAll(offers.of(server, variants)));
        }
        view.search(UpdateQuery.parse("state:declined"), 3).hits().forEach(hit -> view.servers()
                .forEach(server -> all.add(new Assumption.NotDeclined(server.server(), hit.update().id()))));
        assertEquals(List.of(4L), List.of(all.stream().map(Object::getClass).distinct().count()), "of every kind");
        Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
        List<SearchHit> updates = view.search(UpdateQuery.parse(""), Integer.MAX_VALUE).hits();
        List<ServerState> sources = new ArrayList<>(view.servers());
        sources.addAll(view.catalogues());
        sources.forEach(state -> states.put(state,
                updates.stream().flatMap(hit -> view.on(state, hit.update().id()).stream()).toList()));
        List<UUID> some = Stream.concat(all.stream().flatMap(AssumedDemoTest::update),
                updates.stream().limit(5).map(hit -> hit.update().id())).distinct().toList();
        List<String> really = FactLines.of(new MemoryFacts(ReallySo.of(states, all)), some, QUERIES);
        List<String> assumed = FactLines.of(new AssumedFacts(view, all), some, QUERIES);
        for (int i = 0; i < really.size(); i++) {
            assertEquals(really.get(i), assumed.get(i));
        }
        assertEquals(really.size(), assumed.size());
    }

    private static Stream<UUID> update(Assumption assumption) {
        return switch (assumption) {
            case Assumption.Imported imported -> Stream.of(imported.update());
            case Assumption.NotDeclined notDeclined -> Stream.of(notDeclined.update());
            default -> Stream.empty();
        };
    }
}
