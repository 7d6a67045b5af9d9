package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.model.InvestigationStore;
import org.todoku.ui.ViewIds;

/**
 * Works with all views, again and again, for as many minutes as the system property {@code todoku.soak} says: {@code target/soak.txt} tells
 * what is left in memory after each round. It is no part of the usual tests, for its name is not that of one; {@code ./bench soak} runs it.
 * Resources that nobody disposed fail it as they do any test, and the longest stall is told in {@code target/ui-stalls.txt}.
 */
@WorkbenchTest
class SoakRun {

    private static final Path REPORT = Path.of("target", "soak.txt");
    private static final long MINUTES = Long.getLong("todoku.soak", 1);
    private static final int RARELY = 10;
    /** Quicker than any hand, and the same on every machine: growth in an hour is of so many rounds. */
    private static final long PACE_NANOS = 10_000_000_000L;
    private static final long MEGABYTE = 1 << 20;
    private static final List<String> VIEWS = List.of(ViewIds.SERVERS, ViewIds.SEARCH, ViewIds.MATRIX, ViewIds.SYNC_LOG, ViewIds.COMPARE,
            ViewIds.DIAGNOSIS, ViewIds.TOPOLOGY, ViewIds.SUPERSEDENCE, ViewIds.LISTS);

    private final Todoku todoku = new Todoku();
    private final List<Long> heap = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void report() throws IOException {
        todoku.page().closeAllEditors(false);
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < heap.size(); round++) {
            lines.add(String.format(Locale.ROOT, "round %4d: %7.1f MB in use", round + 1, heap.get(round) / (double) MEGABYTE));
        }
        int last = heap.size() / RARELY * RARELY;
        if (last > RARELY) {
            // after these rounds nothing is open that others left open; in the first ones views and caches were made for the first time
            long begin = heap.get(RARELY - 1);
            lines.add(String.format(Locale.ROOT, "growth from round %d to %d: %.1f %%", RARELY, last,
                    100.0 * (heap.get(last - 1) - begin) / begin));
        }
        Files.write(REPORT, lines);
    }

    @Test
    void used() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Case", todoku.session().clock())), "");
        do {
            long next = System.nanoTime() + PACE_NANOS;
            round(file);
            heap.add(Todoku.aside(SoakRun::inUse));
            Waiting.until("the next round", () -> System.nanoTime() >= next, () -> "too early");
        } while (System.nanoTime() < end);
        assertTrue(!heap.isEmpty(), "no round");
    }

    private void round(Path file) throws WorkbenchException {
        todoku.withDemo();
        perspectives();
        SearchPage search = todoku.search();
        for (String query : List.of("windows", "cumulative 24H2", "state:declined", "KB4999999")) {
            search.query(query);
            Waiting.until("the hits of " + query, () -> !search.count().isEmpty(), search::seen);
        }
        for (UpdateQuery question : DemoFleet.showcase()) {
            todoku.session().ask(question);
            todoku.diagnosis().answered(question.text());
        }
        todoku.select("plant.corp.example");
        for (String view : VIEWS) {
            todoku.show(view);
            Waiting.settle();
        }
        InvestigationPage page = InvestigationPage.open(todoku, file);
        todoku.run("org.todoku.ui.investigation.keep");
        Waiting.until("the kept answer", () -> !page.parts().isEmpty(), page::seen);
        page.press("addNote");
        page.type("note", "round " + heap.size());
        while (!page.parts().isEmpty()) {
            page.undo();
        }
        page.close();
        VIEWS.forEach(view -> todoku.page().hideView(todoku.page().findView(view)));
        todoku.session().leaveDemo();
        Waiting.until("the own workspace", () -> !todoku.session().demo(), () -> "the demo");
        if ((heap.size() + 1) % RARELY == 0) {
            rarely();
        }
    }

    /** What people do now and then only, and what costs memory of the workbench itself each time: names of parts, colours of old themes. */
    private void rarely() {
        Themes.use(Themes.DARK);
        FreshStart.make();
    }

    private void perspectives() throws WorkbenchException {
        for (IPerspectiveDescriptor each : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
            PlatformUI.getWorkbench().showPerspective(each.getId(), todoku.window());
            Waiting.settle();
        }
        PlatformUI.getWorkbench().showPerspective("org.todoku.app.investigate", todoku.window());
        Waiting.settle();
    }

    private static long inUse() {
        System.gc();
        // what the first one let go of is free only after a second
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
