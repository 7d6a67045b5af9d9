package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintListener;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.Test;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;

/**
 * How long it takes until views show what they are asked for: {@code target/screen-figures.txt}, in milliseconds. It asserts that they
 * show it, and no time. Of the demo fleet; or of the snapshots in the folder that the system property {@code todoku.figures} names.
 */
@WorkbenchTest
class ScreenFiguresTest {

    private static final Path REPORT = Path.of("target", "screen-figures.txt");
    private static final List<String> QUERIES = List.of("windows", "23H2", "cumulative windows 11 x64", "累積", "KB50", "state:declined",
            "product:\"windows 11\" class:security", "arrived:>2026-07", "superseded:no server", "qjxz");
    private static final boolean MEASURING = !System.getProperty("todoku.figures", "").isEmpty();
    /** Of the demo fleet the figures are a first look only. */
    private static final int ROUNDS = MEASURING ? 20 : 3;
    private static final int PAINTINGS = MEASURING ? 200 : 20;

    private final Todoku todoku = new Todoku();
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    @Test
    void measured() throws IOException, PartInitException {
        open();
        Session session = todoku.session();
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
                took("open " + view, begin);
            }
        }
        matrix(session.view().servers().size());
        ComparePage compare = new ComparePage(todoku);
        paint("paint the updates of a comparison", compare.updates().control());
        report();
    }

    private void open() throws IOException {
        if (!MEASURING) {
            todoku.withDemo();
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("todoku.figures")))) {
            files = found.sorted().toList();
        }
        todoku.session().openFiles(files);
        for (int servers = 1; servers <= files.size(); servers++) {
            int wanted = servers;
            Waiting.until(servers + " servers", () -> todoku.session().view().servers().size() >= wanted,
                    () -> todoku.session().view().servers().size());
        }
        Waiting.settle();
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
                until(query, () -> !search.count().equals(before) && (search.count().contains(expected) || total == 0));
                took("search " + query, begin);
            }
        }
        paint("paint the hits of a search", search.query("windows").table().control());
    }

    private void matrix(int servers) {
        MatrixPage matrix = todoku.matrix();
        for (int round = 0; round < ROUNDS; round++) {
            Widgets.choose(matrix.server(), todoku.session().view().servers().get(round % servers).server());
            until("one server", () -> matrix.table().rows() > 0 && !matrix.button("different").isEnabled());
            long begin = System.nanoTime();
            Widgets.choose(matrix.server(), MatrixPage.SIDE_BY_SIDE);
            until("all servers", () -> matrix.button("different").isEnabled() && matrix.table().rows() > 0);
            took("matrix of all servers", begin);
        }
        paint("paint the matrix", matrix.table().control());
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
            took(name, begin[0]);
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
                until("painting", () -> painted[0] >= until);
            }
        } finally {
            table.removePaintListener(after);
            table.getDisplay().removeFilter(SWT.Paint, before);
        }
    }

    /** Looks at every event, so that nothing is waited for that is there. */
    private static void until(String what, BooleanSupplier shown) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!shown.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain for " + what);
            if (!Display.getCurrent().readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        Waiting.settle();
    }

    private void took(String what, long begin) {
        figures.computeIfAbsent(what, name -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e6);
    }

    private void report() throws IOException {
        assertEquals(QUERIES.size(), figures.keySet().stream().filter(name -> name.startsWith("search ")).count());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%d servers, %d updates listed by the first%n%-60s %9s %9s %9s %5s",
                todoku.session().view().servers().size(), todoku.session().view().servers().get(0).updates().rows(), "milliseconds",
                "median", "p95", "longest", "runs"));
        figures.forEach((name, times) -> {
            double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            lines.add(String.format(Locale.ROOT, "%-60s %9.1f %9.1f %9.1f %5d", name, sorted[sorted.length / 2],
                    sorted[(int) Math.ceil(sorted.length * 0.95) - 1], sorted[sorted.length - 1], sorted.length));
        });
        double[] all = figures.entrySet().stream().filter(each -> each.getKey().startsWith("search "))
                .flatMapToDouble(each -> each.getValue().stream().mapToDouble(Double::doubleValue)).sorted().toArray();
        lines.add(String.format(Locale.ROOT, "%-60s %9.1f %9.1f %9.1f %5d", "every search, from the last key", all[all.length / 2],
                all[(int) Math.ceil(all.length * 0.95) - 1], all[all.length - 1], all.length));
        Files.write(REPORT, lines);
        assertTrue(Arrays.stream(all).allMatch(time -> time > 0));
    }
}
