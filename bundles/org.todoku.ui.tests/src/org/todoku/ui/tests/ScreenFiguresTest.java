package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.core.query.UpdateQuery;
import org.todoku.core.simulation.Sandbox;
import org.todoku.core.simulation.Simulation;
import org.todoku.demo.DemoFleet;
import org.todoku.store.FleetView;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;
import org.todoku.ui.ViewIds;

/**
 * How long it takes until views show what they are asked for: {@code target/screen-figures.txt}. It asserts that they show it, and no
 * time. Of the demo fleet; or of the snapshots in the folder that the system property {@code todoku.figures} names.
 */
@WorkbenchTest(measuring = true)
class ScreenFiguresTest {

    private static final Path REPORT = Path.of("target", "screen-figures.txt");
    private static final List<String> QUERIES = List.of("windows", "23H2", "cumulative windows 11 x64", "累積", "KB50", "state:declined",
            "product:\"windows 11\" class:security", "arrived:>2026-07", "superseded:no server", "qjxz");
    private static final boolean MEASURING = !System.getProperty("todoku.figures", "").isEmpty();
    /** Of the demo fleet the figures are a first look only. */
    private static final int ROUNDS = MEASURING ? 20 : 3;
    private static final int PAINTINGS = MEASURING ? 200 : 20;
    private static final int CANCELLATIONS = MEASURING ? 10 : 1;
    private static final int COMPARED = 4;
    private static final int LISTED = 500;
    private static final int LISTS = 2;
    /** So that imports are cancelled at different moments. */
    private static final long LATER_NANOS = 170_000_000L;
    private static final int LARGE = 150_000;

    private final Todoku todoku = new Todoku();
    private final Figures figures = new Figures();

    @Test
    void measured(@TempDir Path folder) throws IOException, PartInitException {
        List<Path> files = open();
        todoku.ask("windows");
        todoku.diagnosis();
        searches();
        for (String view : List.of(ViewIds.SERVERS, ViewIds.SEARCH, ViewIds.MATRIX, ViewIds.SYNC_LOG, ViewIds.COMPARE)) {
            for (int round = 0; round < ROUNDS; round++) {
                todoku.page().hideView(todoku.page().findView(view));
                Waiting.settle();
                long begin = System.nanoTime();
                todoku.page().showView(view);
                Waiting.settle();
                figures.took("open " + view, begin);
            }
        }
        matrix(servers().size());
        simulations();
        comparisons();
        reopened(folder.resolve("workspace"));
        String fleet = String.format(Locale.ROOT, "%d servers, %d updates listed by the first; load %.1f", servers().size(),
                servers().get(0).updates().rows(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        diagnoses();
        var investigations = new InvestigationFigures(todoku, figures);
        lists(() -> investigations.keepList(folder.resolve("list.todoku"), ROUNDS));
        List<String> kept = investigations.measure(numbers(), folder, ROUNDS);
        cancellations(files.isEmpty() ? List.of(Todoku.aside(() -> Exports.write(folder, "large.corp.example", LARGE))) : files);
        report(fleet, kept);
    }

    /** The files that were opened; none for the demo fleet. */
    private List<Path> open() throws IOException {
        if (!MEASURING) {
            todoku.withDemo();
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("todoku.figures")))) {
            files = found.sorted().toList();
        }
        todoku.session().openFiles(files);
        for (int servers = 1; servers <= files.size(); servers++) {
            int wanted = servers;
            Waiting.until(servers + " servers", () -> servers().size() >= wanted, () -> servers().size());
        }
        Waiting.until("the end of the import", () -> todoku.dialogs().isEmpty(), todoku::dialogs);
        Waiting.settle();
        return files;
    }

    private List<ServerState> servers() {
        return todoku.session().view().servers();
    }

    private List<String> numbers() {
        return Todoku.aside(() -> todoku.session().view().search(UpdateQuery.parse("windows"), LISTED * LISTED).hits().stream()
                .flatMap(hit -> hit.update().kbArticles().stream()).distinct().limit(LISTED).map(number -> "KB" + number).toList());
    }

    /** From the question until the answer for all servers is shown. */
    private void diagnoses() {
        List<String> numbers = numbers();
        DiagnosisPage page = todoku.diagnosis();
        for (int round = 0; round < ROUNDS; round++) {
            String number = numbers.get(round * (numbers.size() - 1) / ROUNDS);
            long begin = System.nanoTime();
            todoku.ask(number);
            Figures.until(number, () -> page.sentence().contains(number));
            figures.took("diagnose one update", begin);
            assertEquals(servers().size(), page.servers().size());
        }
    }

    /** From the paste to the complete grid, with causes and advice; and from the click until a list is stopped. */
    private void lists(Runnable answered) {
        List<String> numbers = numbers();
        ListsPage page = todoku.lists();
        long took = 0;
        for (int round = 0; round < Math.min(ROUNDS, LISTS); round++) {
            long begin = System.nanoTime();
            todoku.session().askAll(String.join("\n", numbers));
            Waiting.patiently("answers", () -> page.shows("summary") && page.grid().rows() == numbers.size(),
                    () -> Widgets.texts(page.content()));
            took = System.nanoTime() - begin;
            figures.took("list of " + numbers.size() + (round == 0 ? " updates" : " updates, again"), begin);
        }
        answered.run();
        // of the demo fleet it may be over before
        for (int round = 0; MEASURING && round < CANCELLATIONS; round++) {
            todoku.session().askAll(String.join("\n", numbers));
            long moment = System.nanoTime() + round * took / (2 * CANCELLATIONS);
            Waiting.until("a button to cancel", () -> page.shows("cancel"), () -> Widgets.texts(page.content()));
            Waiting.until("a moment", () -> System.nanoTime() >= moment, () -> "too early");
            long begin = System.nanoTime();
            Widgets.press(page.button("cancel"));
            Figures.reached("the end of the list", () -> !page.shows("cancel"));
            figures.took("cancel a list", begin);
            Waiting.settle();
            figures.took("cancel a list, until what was answered is shown", begin);
        }
        todoku.forget(ViewIds.LISTS);
    }

    private void searches() {
        SearchPage search = todoku.search();
        for (int round = 0; round < ROUNDS; round++) {
            for (String query : QUERIES) {
                long total = todoku.session().view().search(UpdateQuery.parse(query), 1).total();
                search.query("");
                Waiting.settle();
                String before = search.count();
                String expected = String.format(Locale.ENGLISH, "%,d ", total);
                long begin = System.nanoTime();
                search.query(query);
                Figures.until(query, () -> !search.count().equals(before) && (search.count().contains(expected) || total == 0));
                figures.took("search " + query, begin);
            }
        }
        paint("paint the hits of a search", search.query("windows").table().control());
    }

    private void matrix(int servers) {
        MatrixPage matrix = todoku.matrix();
        for (int round = 0; round < ROUNDS; round++) {
            Widgets.choose(matrix.server(), servers().get(round % servers).server());
            Figures.until("one server", () -> matrix.table().rows() > 0 && !matrix.button("different").isEnabled());
            long begin = System.nanoTime();
            Widgets.choose(matrix.server(), MatrixPage.SIDE_BY_SIDE);
            Figures.until("all servers", () -> matrix.button("different").isEnabled() && matrix.table().rows() > 0);
            figures.took("matrix of all servers", begin);
        }
        paint("paint the matrix", matrix.table().control());
    }

    /** Ticks products of a server, one after the other, and sees what each would bring. */
    private void simulations() {
        ServerState server = servers().get(0);
        MatrixPage matrix = todoku.matrix().of(server.server());
        Waiting.until("its products", () -> !products(matrix, server).isEmpty(), matrix::seen);
        List<CategoryRef> products = products(matrix, server);
        Set<CategoryRef> before = new HashSet<>();
        String effect = "effect." + server.key();
        for (int round = 0; round < ROUNDS; round++) {
            CategoryRef product = products.get(round % products.size());
            matrix.at(product.title(), "Ticked");
            long begin = System.nanoTime();
            matrix.key(' ');
            Figures.until("the effect of " + product, () -> matrix.effect().said(effect).matches("(?s).*[\\d,]+ new.*"));
            figures.took(before.add(product) ? "tick a product, of which no sizes were read yet" : "tick a product", begin);
            Simulation expected = Todoku.aside(() -> Sandbox.NOTHING.with(server, Sandbox.Box.PRODUCT, product, true)
                    .simulate(todoku.session().view()).get(0));
            String said = matrix.effect().said(effect);
            assertTrue(said.contains(String.format(Locale.ENGLISH, "%,d new", expected.fresh().updates())), () -> product + ": " + said);
            assertTrue(expected.uncertain().isNothing()
                    || said.contains(String.format(Locale.ENGLISH, "%,d", expected.uncertain().updates())), () -> product + ": " + said);
            matrix.key(' ');
            Figures.until("nothing ticked", () -> !matrix.effect().has(effect));
        }
    }

    /** Products of the server that its subscription leaves out. */
    private static List<CategoryRef> products(MatrixPage matrix, ServerState server) {
        List<String> shown = matrix.products();
        return server.categories().optional().orElseThrow().stream().filter(category -> category.type().is(CategoryType.PRODUCT))
                .filter(category -> Collections.frequency(shown, category.title()) == 1)
                .filter(category -> matrix.cell(category.title(), "Ticked").equals("not ticked")).map(ScreenFiguresTest::ref).toList();
    }

    private static CategoryRef ref(Category category) {
        return new CategoryRef(category.id(), category.title());
    }

    /** Of servers that were not compared before, from choosing them until the rows are there. */
    private void comparisons() {
        ComparePage compare = new ComparePage(todoku);
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * COMPARED % (servers().size() - COMPARED + 1);
            choose(compare, servers().subList(0, 2));
            figures.took("compare " + COMPARED + " servers", choose(compare, servers().subList(first, first + COMPARED)));
            List<String> sides = compare.updates().row(0).subList(2, 2 + COMPARED);
            assertTrue(sides.stream().distinct().count() > 1, () -> "no difference: " + sides);
        }
        paint("paint the updates of a comparison", compare.updates().control());
    }

    /** @return when it was chosen */
    private long choose(ComparePage compare, List<ServerState> servers) {
        FleetView view = (FleetView) todoku.session().view();
        String differing = Todoku.aside(() -> String.format(Locale.ENGLISH, "%,d updates", view.compare(servers).rows().size()));
        String names = String.join(", ", servers.stream().map(ServerState::server).toList());
        long[] begin = new long[1];
        Dialogs.answerNext(todoku, "OK", dialog -> {
            Dialogs.checkOnly(dialog, servers.stream().map(ServerState::server).toArray(String[]::new));
            begin[0] = System.nanoTime();
        });
        Widgets.press(compare.choose());
        Figures.until(names + ": " + differing,
                () -> compare.what().endsWith(names) && compare.count().endsWith(differing) && compare.updates().rows() > 0);
        return begin[0];
    }

    /** A copy of the workspace with everything, until there is a view of it. */
    private void reopened(Path folder) {
        Todoku.aside(() -> copied(folder));
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            Workspace workspace = Todoku.aside(() -> Workspace.open(folder));
            assertEquals(servers().size(), workspace.view().servers().size());
            figures.took("open the workspace", begin);
            Todoku.aside(() -> {
                workspace.close();
                return folder;
            });
        }
    }

    private Path copied(Path folder) throws Exception {
        Files.createDirectories(folder);
        Path from = todoku.session().savedIn().orElse(null);
        if (from == null) {
            try (Workspace workspace = Workspace.open(folder)) {
                for (StateReader state : DemoFleet.states(todoku.session().clock().instant())) {
                    try (state) {
                        workspace.importState(state, Progress.NONE);
                    }
                }
            }
            return folder;
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("todoku.db")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    /** From the click until the import has ended and its dialog is gone; everything is as before then. */
    private void cancellations(List<Path> files) {
        todoku.session().leaveDemo();
        Waiting.until("the own workspace", () -> !todoku.session().demo() && todoku.session().savedIn().isPresent(), () -> "the demo");
        Waiting.settle();
        for (int round = 0; round < CANCELLATIONS; round++) {
            List<String> before = states();
            todoku.session().openFiles(files);
            Shell progress = todoku.dialog("Reading files");
            Button cancel = Waiting.until("a button to cancel", () -> Dialogs.button(progress, "Cancel"), () -> Widgets.texts(progress));
            Job job = Dialogs.job("Reading files");
            long moment = System.nanoTime() + round * LATER_NANOS;
            Waiting.until("a moment", () -> System.nanoTime() >= moment, () -> "too early");
            assertTrue(!progress.isDisposed() && job.getState() == Job.RUNNING, "it is still reading");
            long begin = System.nanoTime();
            Widgets.press(cancel);
            Figures.reached("the end of the import", () -> job.getState() == Job.NONE && progress.isDisposed());
            figures.took("cancel an import", begin);
            Waiting.settle();
            figures.took("cancel an import, until what was read before is shown", begin);
            assertEquals(IStatus.CANCEL, job.getResult().getSeverity(), () -> job.getResult().toString());
            assertEquals(before, states());
            assertEquals(List.of(), todoku.dialogs());
        }
    }

    private List<String> states() {
        return todoku.session().workspace().orElseThrow().states().stream().map(StateInfo::server).toList();
    }

    /** Draws a table anew, another part of it each time. */
    private void paint(String name, NatTable table) {
        Waiting.settle();
        assertTrue(table.isVisible() && table.getRowCount() > 1, name);
        long[] begin = new long[1];
        int[] painted = new int[1];
        Listener before = event -> begin[0] = event.widget == table ? System.nanoTime() : begin[0];
        // after the table's own listener
        PaintListener after = event -> {
            figures.took(name, begin[0]);
            painted[0]++;
        };
        table.getDisplay().addFilter(SWT.Paint, before);
        table.addPaintListener(after);
        try {
            for (int round = 0; round < PAINTINGS; round++) {
                int until = painted[0] + 1;
                table.getVerticalBar().setSelection(round * 40);
                table.getVerticalBar().notifyListeners(SWT.Selection, new Event());
                table.redraw();
                Figures.until("painting", () -> painted[0] >= until);
            }
        } finally {
            table.removePaintListener(after);
            table.getDisplay().removeFilter(SWT.Paint, before);
        }
    }

    private void report(String fleet, List<String> kept) throws IOException {
        assertEquals(QUERIES.size(), figures.count("search "));
        List<String> lines = new ArrayList<>(List.of(fleet));
        lines.addAll(kept);
        lines.addAll(figures.lines());
        lines.add(figures.line("every search, from the last key", name -> name.startsWith("search ")));
        Files.write(REPORT, lines);
    }
}
