package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateSink;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Tri;
import org.todoku.core.query.UpdateQuery;

class WorkspaceTest {

    @TempDir
    Path folder = Path.of("");

    private static final Update RICH = new Update(Samples.id(1), 204,
            List.of(new Title("en", "Security Update “A” (KB5041585)\u0000\n"), new Title("ja", "更新プログラム 𠮷 \ud83d")),
            List.of("5041585", "x"), List.of("MS24-001"), List.of(Samples.WINDOWS_11, new CategoryRef(null, "Server")), Samples.SECURITY,
            Coded.parse(UpdateType.class, "Firmware"), Instant.parse("2024-08-13T17:00:00.123456789Z"),
            List.of(Samples.id(2), new UUID(-1, -1)), List.of("ja", "en-us"), 1_234_567_890_123L, Map.of("new", "{\"a\":[1]}", "", "null"));

    private static final Presence ODD = new Presence(false, true, true, true, true, true, Instant.parse("1601-01-01T00:00:00.0000001Z"),
            Coded.parse(ReadyState.class, "Sleeping"), Tri.NO);

    private StateInfo add(Workspace workspace, ServerState state, ServerUpdate... updates) throws Exception {
        return workspace.importState(Samples.reader(state, updates), Progress.NONE);
    }

    private static List<String> titles(FleetView view, String query) {
        return view.search(UpdateQuery.parse(query), 100).hits().stream().map(hit -> hit.update().titles().get(0).text()).toList();
    }

    @Test
    void whatIsKeptOfAnyStateCanBeReadWithoutItsUpdates() throws Exception {
        List<ServerState> states = List.of(Samples.state("hq", Samples.DAY), Samples.state("hq", Samples.DAY.plusSeconds(60)));
        try (Workspace workspace = Workspace.open(folder)) {
            for (ServerState state : states) {
                workspace.importState(Samples.reader(state, Samples.listed(Samples.update(5, 0, "", ""))), Progress.NONE);
            }
        }
        try (Workspace workspace = Workspace.open(folder)) {
            List<StateInfo> infos = workspace.states();
            assertEquals(states, infos.stream().map(workspace::sections).map(Optional::orElseThrow).toList());
            workspace.remove(infos.get(0));
            assertEquals(Optional.empty(), workspace.sections(infos.get(0)));
        }
    }

    @Test
    void everythingComesBackAfterReopening() throws Exception {
        ServerState state = Samples.state("HQ.example", Samples.DAY.plusNanos(7));
        Path odd = folder.resolve("日本 語?#%20&=");
        List<ServerUpdate> given = List.of(new ServerUpdate(RICH, ODD), Samples.listed(Samples.update(5, 0, "", "")));
        StateInfo info;
        try (Workspace workspace = Workspace.open(odd)) {
            info = workspace.importState(Samples.reader(state, given), Progress.NONE);
        }
        try (Workspace workspace = Workspace.open(odd)) {
            assertEquals(List.of(info), workspace.states());
            assertEquals(2, info.updates());
            assertEquals(List.of(state), workspace.view().servers());
            assertEquals(Optional.of(RICH), workspace.view().update(RICH.id()));
            assertEquals(Optional.of(given.get(0)), workspace.view().on(state, RICH.id()));
            assertEquals(Optional.of(given.get(1)), workspace.view().on(state, Samples.id(5)));
            try (StateReader reader = workspace.reader(info)) {
                assertEquals(given, Samples.updates(reader));
            }
            try (StateReader reader = workspace.reader(info)) {
                assertEquals(state, reader.read(update -> { }, Progress.NONE));
            }
        }
        assertTrue(Files.exists(odd.resolve("todoku.db")));
    }

    @Test
    void serversWithEqualCategoriesShareThem() throws Exception {
        Category own = new Category(Samples.id(1), "Windows 11", Coded.of(CategoryType.PRODUCT), null, null, Map.of());
        Category other = new Category(Samples.id(2), "Office", Coded.of(CategoryType.PRODUCT), null, null, Map.of());
        try (Workspace workspace = Workspace.open(folder)) {
            add(workspace, listing("a", own, other));
            add(workspace, listing("b", own, other));
            add(workspace, listing("c", own));
            assertShared(workspace.view(), own, other);
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertShared(workspace.view(), own, other);
        }
    }

    private static ServerState listing(String server, Category... categories) {
        return Samples.state(server, Samples.DAY).withCategories(Fact.known(List.of(categories), new Provenance(server, Samples.DAY)));
    }

    private static void assertShared(FleetView view, Category own, Category other) {
        List<Fact<List<Category>>> facts = view.servers().stream().map(ServerState::categories).toList();
        assertEquals(List.of(List.of(own, other), List.of(own, other), List.of(own)),
                facts.stream().map(fact -> fact.optional().orElseThrow()).toList());
        assertSame(facts.get(0).optional().orElseThrow(), facts.get(1).optional().orElseThrow());
        assertEquals(List.of("a", "b", "c"), facts.stream().map(fact -> ((Known<List<Category>>) fact).from().source()).toList(),
                "where it was read stays");
    }

    @Test
    void longTitlesAreKeptAndFound() throws Exception {
        String title = "界x".repeat(5000) + "の終わり";
        try (Workspace workspace = Workspace.open(folder)) {
            add(workspace, Samples.state("hq", Samples.DAY), Samples.listed(Samples.update(1, 1, "ja", title)),
                    Samples.listed(Samples.update(2, 1, "en", "a".repeat(10_000) + "bc")));
            assertEquals(List.of(title), titles(workspace.view(), "の終わり"));
            assertEquals(1, workspace.view().search(UpdateQuery.parse("abc"), 10).total());
        }
    }

    @Test
    void everyDayHasItsView() throws Exception {
        Instant next = Samples.DAY.plusSeconds(86_400);
        try (Workspace workspace = Workspace.open(folder)) {
            // imported in the wrong order on purpose
            StateInfo second = add(workspace, Samples.state("HQ", next), Samples.listed(Samples.update(2, 1, "en", "second")));
            StateInfo first = add(workspace, Samples.state("hq", Samples.DAY), Samples.listed(Samples.update(1, 1, "en", "first")));
            assertEquals(List.of(first, second), workspace.states());
            assertEquals(List.of("second"), titles(workspace.view(), ""));
            assertEquals(List.of("first"), titles(workspace.view(Samples.DAY), ""));
            assertEquals(List.of("first"), titles(workspace.view(next.minusNanos(1)), ""));
            assertEquals(List.of("second"), titles(workspace.view(next), ""));
            assertEquals(List.of(), workspace.view(Samples.DAY.minusNanos(1)).servers());
            assertEquals(1, workspace.view().updates());
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(List.of("first"), titles(workspace.view(Samples.DAY), ""));
        }
    }

    @Test
    void serverAndCatalogueOfOneNameStayApart() throws Exception {
        try (Workspace workspace = Workspace.open(folder)) {
            add(workspace, Samples.state(StateKind.CATALOGUE, "hq", Samples.DAY, "c"), Samples.listed(Samples.update(1, 1, "en", "one")));
            add(workspace, Samples.state("hq", Samples.DAY));
            assertEquals(1, workspace.view().servers().size());
            assertEquals(1, workspace.view().catalogues().size());
            assertEquals(List.of(Optional.empty()), workspace.view().search(UpdateQuery.parse("one"), 1).hits().get(0).presences());
            assertTrue(workspace.view().on(workspace.view().catalogues().get(0), Samples.id(1)).isPresent());
        }
    }

    @Test
    void sameStateAgainReplacesIt() throws Exception {
        try (Workspace workspace = Workspace.open(folder)) {
            StateInfo old = add(workspace, Samples.state("HQ", Samples.DAY), Samples.listed(Samples.update(1, 1, "en", "old")));
            FleetView before = workspace.view();
            StateInfo fresh = add(workspace, Samples.state("hq", Samples.DAY), Samples.listed(Samples.update(2, 1, "en", "new")));
            assertNotEquals(old.id(), fresh.id());
            assertEquals(List.of(fresh), workspace.states());
            assertEquals(List.of("new"), titles(workspace.view(), ""));
            assertEquals(List.of("old"), titles(before, ""));
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(List.of("new"), titles(workspace.view(), ""));
        }
    }

    @Test
    void removedStateIsGoneAndListenersAreTold() throws Exception {
        try (Workspace workspace = Workspace.open(folder)) {
            StateInfo one = add(workspace, Samples.state("one", Samples.DAY), Samples.listed(Samples.update(1, 1, "en", "one")));
            add(workspace, Samples.state("two", Samples.DAY), Samples.listed(Samples.update(2, 1, "en", "two")));
            FleetView before = workspace.view();
            var told = new AtomicInteger();
            Runnable listener = told::incrementAndGet;
            workspace.onChange(listener);
            workspace.remove(one);
            workspace.remove(one);
            assertEquals(1, told.get());
            workspace.removeOnChange(listener);
            assertEquals(List.of("two"), titles(workspace.view(), ""));
            assertEquals(List.of("two", "one"), titles(before, ""));
            assertThrows(IOException.class, () -> Samples.updates(workspace.reader(one)));
            add(workspace, Samples.state("one", Samples.DAY));
            assertEquals(1, told.get());
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(List.of("two"), titles(workspace.view(), ""));
            assertEquals(2, workspace.states().size());
        }
    }

    @Test
    void poorerSourcesTakeNothingAway() throws Exception {
        Update japanese = new Update(RICH.id(), 204, List.of(new Title("ja", "別の題名"), new Title("fr", "Mise à jour")), List.of(), List.of(),
                List.of(new CategoryRef(null, "サーバー")), new CategoryRef(null, "セキュリティ"), Coded.parse(UpdateType.class, ""), null, List.of(),
                List.of(), null, Map.of());
        Update joined = new Update(RICH.id(), 204,
                List.of(RICH.titles().get(0), RICH.titles().get(1), new Title("fr", "Mise à jour")), RICH.kbArticles(),
                RICH.securityBulletins(),
                RICH.products(), RICH.classification(), RICH.type(), RICH.created(), RICH.supersedes(), RICH.languages(), RICH.bytes(),
                RICH.other());
        try (Workspace workspace = Workspace.open(folder)) {
            add(workspace, Samples.state("en", Samples.DAY), Samples.listed(RICH));
            FleetView before = workspace.view();
            add(workspace, Samples.state("ja", Samples.DAY), Samples.listed(japanese));
            assertEquals(Optional.of(joined), workspace.view().update(RICH.id()));
            assertEquals(1, workspace.view().search(UpdateQuery.parse("\"mise à\""), 10).total());
            assertEquals(Optional.of(RICH), before.update(RICH.id()), "an older view stays as it was");
            assertEquals(0, before.search(UpdateQuery.parse("mise"), 10).total());
            add(workspace, Samples.state("ja", Samples.DAY), Samples.listed(japanese));
            add(workspace, Samples.state("en", Samples.DAY), Samples.listed(RICH));
            assertEquals(Optional.of(joined), workspace.view().update(RICH.id()));
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(Optional.of(joined), workspace.view().update(RICH.id()));
            assertEquals(2, workspace.view().servers().size());
        }
    }

    @Test
    void repeatedRowsAreCountedAndTheFirstHolds() throws Exception {
        Update update = Samples.update(1, 1, "en", "one");
        try (Workspace workspace = Workspace.temporary()) {
            StateInfo info = add(workspace, Samples.state("hq", Samples.DAY), new ServerUpdate(update, Samples.approved(true)),
                    new ServerUpdate(update, Samples.approved(false)));
            assertEquals(1, info.updates());
            ServerState state = workspace.view().servers().get(0);
            assertTrue(workspace.view().on(state, update.id()).orElseThrow().presence().approved());
            assertEquals(List.of("updates.repeated 1"),
                    state.problems().stream().map(problem -> problem.code() + " " + problem.detail()).toList());
        }
    }

    /** Runs something in the middle of the updates. */
    private record Interrupted(ServerState state, List<ServerUpdate> updates, int at, Action action) implements StateReader {

        private interface Action {
            void run() throws IOException;
        }

        @Override
        public String source() {
            return state.source();
        }

        @Override
        public ServerState read(UpdateSink sink, Progress progress) throws IOException {
            for (int i = 0; i < updates.size(); i++) {
                if (i == at) {
                    action.run();
                }
                sink.accept(updates.get(i));
            }
            return state;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static List<ServerUpdate> many(int from, int to) {
        List<ServerUpdate> updates = new ArrayList<>();
        for (int i = from; i < to; i++) {
            updates.add(Samples.listed(Samples.update(i, 1, "en", "Update number " + i + " (KB" + (5_000_000 + i) + ")")));
        }
        return updates;
    }

    @Test
    void readersSeeTheOldViewDuringAnImport() throws Exception {
        for (Workspace opened : List.of(Workspace.open(folder), Workspace.temporary())) {
            try (Workspace workspace = opened) {
                workspace.importState(Samples.reader(Samples.state("hq", Samples.DAY), many(0, 100)), Progress.NONE);
                workspace.importState(new Interrupted(Samples.state("branch", Samples.DAY), many(50, 9000), 8500, () -> {
                    assertEquals(100, workspace.view().search(UpdateQuery.parse("number"), 1000).hits().size());
                    assertEquals(1, workspace.view().servers().size());
                    assertEquals(Optional.empty(), workspace.view().update(Samples.id(200)));
                }), Progress.NONE);
                assertEquals(9000, workspace.view().updates());
            }
        }
    }

    @Test
    void cancelledOrFailedImportsLeaveEverythingAsItWas() throws Exception {
        try (Workspace workspace = Workspace.open(folder)) {
            workspace.importState(Samples.reader(Samples.state("hq", Samples.DAY), many(0, 100)), Progress.NONE);
            List<StateInfo> states = workspace.states();
            var cancel = new AtomicInteger();
            Progress cancelled = new Progress() {
                @Override
                public void report(String what, long done, long total) {
                    // not watched
                }

                @Override
                public boolean cancelled() {
                    return cancel.incrementAndGet() > 10;
                }
            };
            assertThrows(CancellationException.class,
                    () -> workspace.importState(Samples.reader(Samples.state("b", Samples.DAY), many(50, 9000)), cancelled));
            assertThrows(IOException.class, () -> workspace.importState(
                    new Interrupted(Samples.state("b", Samples.DAY), many(50, 9000), 8900, () -> {
                        throw new IOException("network gone");
                    }), Progress.NONE));
            assertEquals(states, workspace.states());
            assertEquals(100, workspace.view().updates());
            workspace.importState(Samples.reader(Samples.state("b", Samples.DAY), many(90, 120)), Progress.NONE);
            assertEquals(120, workspace.view().search(UpdateQuery.parse("number"), 1000).hits().size());
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(120, workspace.view().search(UpdateQuery.parse("number"), 1000).hits().size());
        }
    }

    @Test
    void secondWorkspaceOnTheSameFolderIsRefused() throws Exception {
        try (Workspace workspace = Workspace.open(folder)) {
            WorkspaceException refused = assertThrows(WorkspaceException.class, () -> Workspace.open(folder));
            assertEquals("workspace.locked", refused.problem().code());
            assertEquals(List.of(), workspace.view().servers());
        }
        Workspace.open(folder).close();
    }

    @Test
    void closedWorkspaceSaysSo() throws Exception {
        Workspace workspace = Workspace.open(folder);
        add(workspace, Samples.state("hq", Samples.DAY), Samples.listed(RICH));
        FleetView view = workspace.view();
        workspace.close();
        assertThrows(UncheckedIOException.class, () -> view.update(RICH.id()));
        assertThrows(WorkspaceException.class, () -> add(workspace, Samples.state("hq", Samples.DAY)));
        assertFalse(Files.exists(folder.resolve("todoku.db-wal")));
    }

    @Test
    void aHiddenStateComesBackAsItWasAndIsGoneAfterClosing() throws Exception {
        ServerState kept = Samples.state("a", Samples.DAY);
        ServerState other = Samples.state("b", Samples.DAY);
        AtomicInteger changes = new AtomicInteger();
        try (Workspace workspace = Workspace.open(folder)) {
            StateInfo first = add(workspace, kept, Samples.listed(Samples.update(1, 0, "KB1", "")));
            StateInfo second = add(workspace, other, Samples.listed(Samples.update(2, 0, "KB2", "")));
            workspace.onChange(changes::incrementAndGet);
            assertTrue(workspace.hide(second));
            assertFalse(workspace.hide(second), "it is hidden already");
            assertEquals(List.of(first), workspace.states());
            assertEquals(List.of(kept), workspace.view().servers());
            assertTrue(workspace.bringBack(second));
            assertFalse(workspace.bringBack(second), "it is back already");
            assertEquals(List.of(first, second), workspace.states());
            assertEquals(Optional.of(Samples.listed(Samples.update(2, 0, "KB2", ""))), workspace.view().on(other, Samples.id(2)));
            assertEquals(2, changes.get());
            workspace.hide(second);
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(List.of(kept), workspace.view().servers());
            assertEquals(1, workspace.states().size());
        }
    }

    @Test
    void aHiddenStateThatIsImportedAgainIsThereOnce() throws Exception {
        ServerState state = Samples.state("a", Samples.DAY);
        try (Workspace workspace = Workspace.open(folder)) {
            StateInfo old = add(workspace, state, Samples.listed(Samples.update(1, 0, "KB1", "")));
            workspace.hide(old);
            StateInfo again = add(workspace, state, Samples.listed(Samples.update(1, 0, "KB1", "")));
            assertFalse(workspace.bringBack(old));
            assertEquals(List.of(again), workspace.states());
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(1, workspace.states().size());
        }
    }
}
