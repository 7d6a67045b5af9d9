package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.ui.ViewIds;

@WorkbenchTest
class SyncLogViewTest {

    private static final int LANE = 40;

    private final Todoku todoku = new Todoku();

    private SyncLogPage log(String server) {
        todoku.withDemo().select(server);
        return todoku.syncLog();
    }

    @AfterEach
    void forget() {
        todoku.forget(ViewIds.SYNC_LOG);
    }

    @Test
    void listsTheRunsWithResultErrorAndExplanation() {
        SyncLogPage log = log("plant.corp.example");
        assertEquals("60 of 60 runs", log.count());
        TablePage table = log.table();
        assertEquals("failed", table.cell(0, "Result"));
        assertFalse(table.headings().contains("Times"), "nothing is odd about them");
        assertEquals("ProxyError", table.cell(0, "Error"));
        assertTrue(table.cell(0, "What it means").toLowerCase(Locale.ROOT).contains("proxy"), table.lines()::toString);
        assertEquals("succeeded", table.cell(59, "Result"));
        assertTrue(log.summary().matches("(?s)Failing since .*, \\d+ times in a row\\. Last success: .*"), log.summary());
        Todoku.screenshot("sync-log");
    }

    @Test
    void theFullTextOfAFailureCanBeSelectedAndCopied() {
        SyncLogPage log = log("plant.corp.example");
        assertTrue(log.details().contains("(407) Proxy Authentication Required") && log.details().contains("ServerSyncCompressionProxy"),
                log::details);
        Text details = Widgets.waitFor(log.content(), "synclog.details", Text.class);
        todoku.setClipboard("before");
        details.setFocus();
        Hands hands = new Hands();
        hands.withControl(KeyEvent.VK_A);
        hands.withControl(KeyEvent.VK_C);
        Waiting.until("the text on the clipboard", () -> todoku.clipboard().orElse("").contains("ServerSyncCompressionProxy"),
                todoku::clipboard);
        TablePage table = log.table();
        int good = table.column("Result").indexOf("succeeded");
        hands.click(table.onDisplay(1, 0));
        Waiting.untilEquals(1, table::cursor);
        assertTrue(log.details().contains(table.cell(1, "Started")), log::details);
        assertTrue(good > 1, "runs that failed: " + good);
    }

    @Test
    void failuresOnlyLeavesOutWhatSucceeded() {
        SyncLogPage log = log("plant.corp.example");
        long failed = log.table().column("Result").stream().filter(result -> !result.equals("succeeded")).count();
        log.press("failures");
        assertEquals(failed + " of 60 runs", log.count());
        assertEquals(Set.of("cancelled", "failed"), new TreeSet<>(log.table().column("Result")));
        todoku.select("lab.corp.example");
        assertEquals("0 of 30 runs", log.count());
        assertEquals("", log.details());
    }

    @Test
    void anUnknownHistoryIsNotAnEmptyOne(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        SyncLogPage log = todoku.syncLog();
        assertTrue(log.summary().startsWith("The synchronisation history of branch.corp.example is not known"), log.summary());
        assertTrue(log.hint(200, LANE).contains("Collect it with the collector script"), () -> log.hint(200, LANE));
    }

    @Test
    void allChosenServersHaveALaneEach() {
        SyncLogPage log = log("plant.corp.example");
        assertFalse(log.table().headings().contains("Server"));
        log.press("all");
        assertEquals("270 of 270 runs", log.count());
        assertEquals("1 of 4 servers fail: plant.corp.example.", log.summary());
        assertEquals(4, new TreeSet<>(log.table().column("Server")).size());
        Todoku.screenshot("sync-log-servers");
        todoku.select("hq.corp.example");
        assertEquals("270 of 270 runs", log.count(), "another server selected elsewhere does not matter");
        log.press("all");
        assertEquals("90 of 90 runs", log.count());
    }

    @Test
    void failuresAreGroupedByCauseAndLeadToTheirRuns() {
        SyncLogPage log = log("plant.corp.example");
        log.press("all");
        log.press("group");
        assertEquals("2 causes", log.count());
        TablePage causes = log.causes();
        assertEquals("plant.corp.example", causes.cell(0, "Goes on at"));
        assertTrue(causes.cell(0, "Cause").startsWith("The proxy server wants a user name"), causes.lines()::toString);
        assertEquals("3", causes.cell(1, "Runs"));
        assertTrue(log.details().contains("(407)") && log.details().contains("Goes on at: plant.corp.example"), log::details);
        Todoku.screenshot("sync-log-causes");
        String runs = causes.cell(0, "Runs");
        causes.control().setFocus();
        new Hands().key(KeyEvent.VK_ENTER);
        assertEquals(runs + " of 270 runs", log.count());
        assertEquals(Set.of("failed"), new TreeSet<>(log.table().column("Result")));
        log.press("cause");
        assertEquals("270 of 270 runs", log.count());
    }

    @Test
    void theTimeLineZoomsAndMovesByWheelKeysAndButtons() {
        SyncLogPage log = log("plant.corp.example");
        String all = log.window();
        Hands hands = new Hands();
        hands.wheel(log.onTimeLine(50, LANE), -1);
        String wheeled = log.window();
        assertNotEquals(all, wheeled);
        hands.wheel(log.onTimeLine(50, LANE), 1);
        assertEquals(all, log.window());
        log.act("in");
        String zoomed = log.window();
        assertNotEquals(all, zoomed);
        log.act("out");
        assertEquals(all, log.window());
        log.timeLine().setFocus();
        hands.key(KeyEvent.VK_ADD);
        Waiting.untilEquals(zoomed, log::window);
        hands.key(KeyEvent.VK_LEFT);
        Waiting.until("an earlier part", () -> !zoomed.equals(log.window()), log::window);
        hands.key(KeyEvent.VK_RIGHT);
        Waiting.untilEquals(zoomed, log::window);
        hands.key(KeyEvent.VK_SUBTRACT);
        Waiting.untilEquals(all, log::window);
        log.act("in");
        log.act("whole");
        assertEquals(all, log.window());
        hands.rest();
    }

    @Test
    void aSelectedRangeFiltersTheTable() {
        SyncLogPage log = log("plant.corp.example");
        Hands hands = new Hands();
        hands.drag(log.onTimeLine(50, LANE), log.onTimeLine(75, LANE));
        assertTrue(log.window().contains("Selected: "), log::window);
        int some = log.table().rows();
        assertTrue(some >= 14 && some <= 17, "a quarter of 60 runs in 60 days: " + some);
        assertEquals(some + " of 60 runs", log.count());
        Todoku.screenshot("sync-log-range");
        hands.key(KeyEvent.VK_ESCAPE);
        assertEquals("60 of 60 runs", log.count());
        hands.withShift(KeyEvent.VK_RIGHT);
        hands.withShift(KeyEvent.VK_RIGHT);
        int tenths = log.table().rows();
        assertTrue(tenths >= 11 && tenths <= 14, "two tenths: " + tenths);
        log.press("unrange");
        assertEquals("60 of 60 runs", log.count());
        assertFalse(log.offers("unrange"));
        hands.rest();
    }

    @Test
    void aClickOnABarSelectsItsRun() {
        SyncLogPage log = log("plant.corp.example");
        log.press("failures");
        TablePage table = log.table();
        Point size = log.timeLine().getSize();
        int x = 0;
        while (!log.hint(x, size.y - 30).contains("succeeded")) {
            x++;
            assertTrue(x < size.x, "no run that succeeded on the time line");
        }
        String hint = log.hint(x + 2, size.y - 30);
        Hands hands = new Hands();
        hands.click(log.timeLine().toDisplay(x + 2, size.y - 30));
        log.read();
        assertFalse(log.failuresOnly().getSelection(), "a filter that hides it is taken off");
        assertTrue(hint.contains(table.cell(table.cursor(), "Started")), () -> hint + " / " + table.cursor());
        hands.rest();
    }

    @Test
    void theUpdatesThatARunBroughtAreOpenedInTheSearch() {
        SyncLogPage log = log("hq.corp.example");
        TablePage table = log.table();
        List<String> brought = table.column("Updates");
        int most = 0;
        for (int row = 0; row < brought.size(); row++) {
            most = number(brought.get(row)) > number(brought.get(most)) && row < 12 ? row : most;
        }
        int updates = number(brought.get(most));
        assertTrue(updates > 0, brought::toString);
        Hands hands = new Hands();
        table.reveal(most);
        hands.click(table.onDisplay(most, 0));
        int clicked = most;
        Waiting.until("the run to be selected", () -> table.cursor() == clicked, table::cursor);
        log.act("updates");
        SearchPage search = todoku.search();
        Waiting.untilEquals(updates, () -> search.table().rows());
        Todoku.screenshot("sync-log-updates");
    }

    private static int number(String shown) {
        return shown.isEmpty() ? 0 : Integer.parseInt(shown.replace(",", ""));
    }

    @Test
    void anUpdateThatIsSelectedElsewhereMarksTheRunThatBroughtIt() {
        SyncLogPage log = log("hq.corp.example");
        TablePage table = log.table();
        int row = 0;
        while (number(table.cell(row, "Updates")) == 0) {
            row++;
        }
        int brought = row;
        Hands hands = new Hands();
        hands.click(table.onDisplay(row == 0 ? 1 : 0, 0));
        hands.rest();
        Point cell = table.onDisplay(row, 0);
        Point place = new Point(cell.x - 17, cell.y - 8);
        RGB before = Todoku.paintedAtLast(place);
        var state = todoku.session().state("hq.corp.example").orElseThrow();
        var run = state.syncHistory().optional().orElseThrow().runs().get(row);
        var updates = todoku.session().view().arrived(state, run.started(), run.finished());
        todoku.session().selectUpdates(List.of(updates.iterator().next()));
        log.read();
        Waiting.until("the run to be marked", () -> !before.equals(Todoku.painted(place)), () -> "row " + brought);
        Todoku.screenshot("sync-log-marked");
        todoku.session().selectUpdates(List.of());
    }

    @Test
    void whatWasChangedAndKnownIncidentsAreToldOnTheTimeLine() {
        SyncLogPage log = log("plant.corp.example");
        assertTrue(log.hints(LANE).stream().anyMatch(hint -> hint.contains("Windows updates installed")), () -> "" + log.hints(LANE));
        assertTrue(log.hints(3).stream().anyMatch(hint -> hint.contains("Test detectoids in the update metadata")),
                () -> "" + log.hints(3));
        assertTrue(log.hints(log.timeLine().getSize().y - 30).stream().anyMatch(hint -> hint.contains("failed · ProxyError")));
    }

    @Test
    void timesThatCannotBeTrueAreShownAndTold(@TempDir Path folder) throws Exception {
        todoku.withFiles(1, Histories.odd(folder));
        SyncLogPage log = todoku.syncLog();
        assertEquals("4 of 4 runs", log.count());
        assertTrue(log.summary().contains("The times of 4 run(s) cannot be true"), log::summary);
        List<String> times = log.table().column("Times");
        assertTrue(times.stream().anyMatch(time -> time.contains("ends before it begins"))
                && times.stream().anyMatch(time -> time.contains("overlaps another run"))
                && times.stream().anyMatch(time -> time.contains("lies after the moment of reading")), times::toString);
        assertFalse(log.window().contains("2033"), "a run of the far future does not press the others together: " + log.window());
        log.act("whole");
        assertTrue(log.window().contains("2033"), log::window);
        assertTrue(log.details().contains("Its times cannot be true"), log::details);
        Todoku.screenshot("sync-log-odd");
    }

    @Test
    void aHistoryOfTwentyThousandRunsIsAsQuickAsAShortOne(@TempDir Path folder) throws Exception {
        Path file = Todoku.aside(() -> Histories.many(folder, 20_000));
        todoku.withFiles(1, file);
        todoku.page().hideView(todoku.page().findView(ViewIds.SYNC_LOG));
        Waiting.settle();
        long asked = System.nanoTime();
        SyncLogPage log = todoku.syncLog();
        long opened = (System.nanoTime() - asked) / 1_000_000;
        assertEquals("20,000 of 20,000 runs", log.count());
        Todoku.screenshot("sync-log-20000");
        Hands hands = new Hands();
        long zooming = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            hands.wheel(log.onTimeLine(70, LANE), -1);
        }
        for (int i = 0; i < 10; i++) {
            hands.wheel(log.onTimeLine(70, LANE), 1);
        }
        System.out.printf("Sync log of 20,000 runs: opened in %d ms, 20 turns of the wheel in %d ms%n", opened,
                (System.nanoTime() - zooming) / 1_000_000);
        log.press("failures");
        assertTrue(log.table().rows() > 2000, log::count);
        log.press("failures");
        hands.drag(log.onTimeLine(20, LANE), log.onTimeLine(90, LANE));
        Waiting.until("the selected part", () -> log.window().contains("Selected: "), log::window);
        Waiting.until("its runs", () -> log.table().rows() > 500 && log.table().rows() < 2000, log::count);
        log.act("in");
        Todoku.screenshot("sync-log-20000-zoomed");
        hands.key(KeyEvent.VK_ESCAPE);
        log.press("group");
        assertTrue(log.causes().rows() >= 3, log.causes().lines()::toString);
        hands.rest();
    }

    @Test
    void thePictureOfTheTimeLineIsWhatTheScreenShows(@TempDir Path folder) {
        SyncLogPage log = log("plant.corp.example");
        log.act("in");
        new Hands().rest();
        Control chart = log.timeLine().getParent();
        Rectangle place = new Rectangle(0, 0, chart.getSize().x, chart.getSize().y);
        // of before the file dialog, which covers it
        ImageData shown = Todoku.still(new Rectangle(chart.toDisplay(0, 0).x, chart.toDisplay(0, 0).y, place.width, place.height));
        Path file = folder.resolve("time-line.png");
        FileDialogs.save(file, () -> log.action("synclog.picture").run());
        Waiting.until("the picture", () -> Files.exists(file), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        ImageData saved = new ImageData(file.toString());
        assertEquals(place, new Rectangle(0, 0, saved.width, saved.height));
        Set<RGB> colours = new HashSet<>();
        for (int x = 0; x < saved.width; x += 3) {
            for (int y = 0; y < saved.height; y += 3) {
                colours.add(saved.palette.getRGB(saved.getPixel(x, y)));
            }
        }
        assertTrue(colours.size() > 10, "bars, texts and lines: " + colours.size() + " colours");
        double same = alike(saved, shown);
        assertTrue(same > 97, "of 100 points as on the screen: " + same);
    }

    /** How many of a hundred points are the same. */
    private static double alike(ImageData one, ImageData other) {
        int all = 0;
        int same = 0;
        for (int x = 0; x < one.width; x += 3) {
            for (int y = 0; y < one.height; y += 3) {
                all++;
                same += one.palette.getRGB(one.getPixel(x, y)).equals(other.palette.getRGB(other.getPixel(x, y))) ? 1 : 0;
            }
        }
        return same * 100.0 / all;
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyOnRequest(@TempDir Path folder) throws Exception {
        SyncLogPage log = log("plant.corp.example");
        Path file = Files.writeString(folder.resolve("kept.png"), "mine");
        FileDialogs.saveAndThinkBetter(file, () -> log.action("synclog.picture").run());
        Waiting.until("all that is saved to be saved", () -> Arrays.stream(Job.getJobManager().find(null))
                .noneMatch(job -> job.getName().equals("Save Picture…")), () -> "still saving");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    @ExpectedError("Nothing can be saved in the folder /proc.")
    void aFolderThatTakesNoFileIsNamedWithWhatToDo() {
        SyncLogPage log = log("plant.corp.example");
        FileDialogs.save(Path.of("/proc/time-line.png"), () -> log.action("synclog.picture").run());
        Shell told = todoku.dialog("Nothing can be saved in the folder /proc. Choose another folder");
        assertFalse(Todoku.said(told).contains(".tmp"), () -> Todoku.said(told));
        Todoku.close(told);
    }

    @Test
    void theTableIsExportedWithEveryRun(@TempDir Path folder) throws Exception {
        SyncLogPage log = log("plant.corp.example");
        Path file = folder.resolve("runs.csv");
        FileDialogs.save(file, () -> log.action("synclog.export").run());
        Waiting.until("the table", () -> Files.exists(file), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        String text = Files.readString(file);
        assertTrue(text.startsWith("\uFEFFStarted,Result,Duration,"), () -> text.substring(0, 60));
        assertEquals(61, text.lines().count(), "a heading and every run, also those out of sight");
    }

    @Test
    void aPinnedViewStaysWithItsServer() {
        SyncLogPage log = log("plant.corp.example");
        IAction pin = log.action("org.todoku.ui.pin");
        pin.setChecked(true);
        pin.run();
        todoku.select("hq.corp.example");
        assertEquals("60 of 60 runs", log.count());
        assertEquals("plant.corp.example", Widgets.waitFor(log.content(), "synclog.server", Combo.class).getText());
        pin.setChecked(false);
        pin.run();
        assertEquals("90 of 90 runs", log.count());
    }
}
