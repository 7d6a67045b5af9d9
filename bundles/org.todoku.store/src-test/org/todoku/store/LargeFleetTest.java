package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;
import org.todoku.store.internal.UpdateMerge;

/** Enough updates for several blocks, taken in by several imports that end in the middle of one. */
class LargeFleetTest {

    private static final int[] ENDS = {9_000, 9_100, 26_000, 41_000};

    @TempDir
    Path folder = Path.of("");

    /** Every seventh has a second revision; even numbers come in English first and later in Japanese too. */
    private static List<ServerUpdate> updates(int server) {
        List<ServerUpdate> updates = new ArrayList<>();
        for (int number = server * 300; number < ENDS[server]; number += 1 + server) {
            boolean japanese = server == 2 && number % 2 == 0;
            String title = (japanese ? "累積更新プログラム 第" : "Cumulative Update no. ") + number % 1000 + (number % 5 == 0 ? " x64" : " ARM64");
            Update update = Samples.update(number % 7 == 6 ? number - 1 : number, number % 7 == 6 ? 2 : 1, japanese ? "ja" : "en", title);
            updates.add(new ServerUpdate(update, Samples.approved(number % 3 == server % 3)));
        }
        return updates;
    }

    @Test
    void answersAsPlainListsDo() throws Exception {
        Map<List<Object>, Update> joined = new LinkedHashMap<>();
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        try (Workspace workspace = Workspace.open(folder)) {
            for (int server = 0; server < ENDS.length; server++) {
                ServerState state = Samples.state("server" + server, Samples.DAY);
                List<ServerUpdate> updates = updates(server);
                fleet.put(state, updates);
                workspace.importState(Samples.reader(state, updates), Progress.NONE);
                updates.forEach(one -> joined.merge(key(one), one.update(), UpdateMerge::merge));
            }
            fleet.replaceAll((state, updates) -> updates.stream()
                    .map(one -> new ServerUpdate(joined.getOrDefault(key(one), one.update()), one.presence())).toList());
            MemoryFacts model = new MemoryFacts(fleet);
            compare(model, workspace.view());
            workspace.close();
            try (Workspace again = Workspace.open(folder)) {
                compare(model, again.view());
            }
        }
    }

    private static List<Object> key(ServerUpdate update) {
        return List.of(update.update().id(), update.update().revision());
    }

    private static void compare(MemoryFacts model, FleetView view) {
        for (String query : List.of("", "x64", "累積", "\"no. 999\"", "第 arm64", "KB504", "kb5049191", Samples.id(20_000).toString(),
                "nothing")) {
            UpdateQuery parsed = UpdateQuery.parse(query);
            SearchResult expected = model.search(parsed, 50);
            SearchResult found = view.search(parsed, 50);
            assertEquals(expected.total(), found.total(), query);
            for (int i = 0; i < expected.hits().size(); i++) {
                assertEquals(expected.hits().get(i), found.hits().get(i), query);
            }
        }
        for (ServerState state : model.servers()) {
            assertEquals(new HashSet<>(model.tally(state)), Set.copyOf(view.tally(state)));
            assertEquals(model.on(state, Samples.id(8_190)), view.on(state, Samples.id(8_190)));
            assertEquals(model.on(state, Samples.id(16_386)), view.on(state, Samples.id(16_386)));
        }
    }
}
