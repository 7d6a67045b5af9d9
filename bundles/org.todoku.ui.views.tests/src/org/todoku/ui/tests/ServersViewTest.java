package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.InputException;
import org.todoku.demo.DemoFleet;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.ui.ViewIds;

@WorkbenchTest
class ServersViewTest {

    private final Todoku todoku = new Todoku();

    @Test
    void listsTheDemoServersByHierarchy() {
        ServersPage servers = todoku.withDemo().servers();
        assertEquals(List.of("hq.corp.example", "  lab.corp.example", "  osaka.corp.example", "plant.corp.example",
                "Microsoft Update Catalog"),
                servers.hierarchy());
        assertTrue(servers.health("hq.corp.example").matches("\\w{3} \\d+, 20\\d\\d, .*M"), servers.health("hq.corp.example"));
        assertTrue(servers.health("plant.corp.example").startsWith("fails since "), servers.health("plant.corp.example"));
    }

    @Test
    void namesHaveTheRoomThatTheOtherColumnsLeave(@TempDir Path folder) {
        ServersPage servers = todoku.withDemo().servers();
        TreeColumn names = servers.tree().getColumn(0);
        int narrow = names.getWidth();
        for (TreeItem item : List.of(servers.tree().getItem(0).getItem(1), servers.tree().getItem(2))) {
            assertTrue(item.getBounds(0).x + widthOf(item.getText(0)) < narrow, () -> item.getText(0) + " is cut off at " + narrow);
        }
        IWorkbenchPage page = todoku.page();
        page.toggleZoom(page.getReference(page.findView(ViewIds.SERVERS)));
        Waiting.until("wider names", () -> names.getWidth() > narrow + 100, names::getWidth);
        page.toggleZoom(page.getReference(page.findView(ViewIds.SERVERS)));
        Waiting.untilEquals(narrow, names::getWidth);
        names.setWidth(narrow - 20);
        page.toggleZoom(page.getReference(page.findView(ViewIds.SERVERS)));
        Waiting.settle();
        assertEquals(narrow - 20, names.getWidth(), "the width that a user gave it");
        page.toggleZoom(page.getReference(page.findView(ViewIds.SERVERS)));
        todoku.forget(ViewIds.SERVERS);
        String longest = "a-server-with-a-name-that-is-longer-than-any-view-of-servers-is-wide.branch.department.corp.example";
        todoku.withFiles(1, Exports.write(folder, longest, 5));
        assertTrue(todoku.servers().tree().getColumn(0).getWidth() <= 320, "one long name does not push the others out of sight");
    }

    private static int widthOf(String text) {
        GC gc = new GC(Display.getCurrent());
        try {
            return gc.textExtent(text).x;
        } finally {
            gc.dispose();
        }
    }

    @Test
    void theDemoShowsWhatGroupsAreAndLeavesTheOwnOnesAlone(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        List<ServerGroup> own = todoku.session().fleet().groups();
        ServersPage servers = todoku.withDemo().servers();
        servers.byGroup(true);
        try {
            assertEquals(List.of("Head Office", "  hq.corp.example", "  lab.corp.example", "Osaka Branch", "  osaka.corp.example",
                    "Plant, Own Network", "  plant.corp.example", "Microsoft Update Catalog"), servers.hierarchy());
            assertEquals("1 of 1 need attention", servers.health("Plant, Own Network"));
            Todoku.screenshot("demo-by-group");
            assertFalse(todoku.session().fleet().isEditable());
            assertFalse(todoku.session().fleet().canUndo(), "the demo's groups are nothing that the user did");
            Widgets.follow(servers.banner());
            Waiting.untilEquals(List.of("No Group", "  branch.corp.example"), servers::hierarchy);
            assertSame(own, todoku.session().fleet().groups());
        } finally {
            servers.byGroup(false);
        }
    }

    @Test
    void tellsWhatIsKnownOfTheSelectedServer() {
        ServersPage servers = todoku.withDemo().servers();
        servers.select("osaka.corp.example");
        assertTrue(servers.details().lines().contains("Replica of hq.corp.example"), () -> servers.details().lines().toString());
        servers.select("plant.corp.example");
        assertTrue(servers.details().lines().stream().anyMatch(line -> line.contains("(407) Proxy Authentication Required")),
                () -> servers.details().lines().toString());
        Waiting.until("its state", () -> servers.states().size() == 1, servers.details()::lines);
        assertEquals(0, servers.details().control().getTopPixel(), "another server is shown from the top");
    }

    @Test
    void theOtherViewsFollowTheSelectedServer() {
        ServersPage servers = todoku.withDemo().servers();
        servers.select("plant.corp.example");
        assertEquals("plant.corp.example", todoku.session().selectedServer().orElseThrow());
        MatrixPage matrix = todoku.matrix();
        Waiting.untilEquals("plant.corp.example", () -> matrix.server().getText());
        SyncLogPage log = todoku.syncLog();
        assertTrue(log.summary().startsWith("Failing since"), log.summary());
    }

    @Test
    void theBannerOfTheDemoLeadsBackToTheOwnServers(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5)).withDemo();
        ServersPage servers = todoku.servers();
        assertTrue(servers.banner().getText().contains("made up, never saved"), servers.banner().getText());
        Widgets.follow(servers.banner());
        Waiting.untilEquals(List.of("branch.corp.example"), () -> servers.hierarchy());
    }

    @Test
    void everyStateOfAServerCanBeRemoved(@TempDir Path folder) {
        ServersPage servers = todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5)).servers();
        Waiting.until("its state", () -> servers.details().has("servers.remove.0"), servers.details()::lines);
        List<String> questions = new ArrayList<>();
        Dialogs.answerNext(todoku, "Remove", dialog -> questions.add(Todoku.said(dialog)));
        servers.details().click("servers.remove.0");
        assertTrue(questions.toString().contains("Remove the state of branch.corp.example"), questions::toString);
        Waiting.until("no server", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
    }

    @Test
    void aRemovedStateComesBackWithUndo(@TempDir Path folder) {
        ServersPage servers = todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5)).servers();
        servers.select("branch.corp.example");
        Dialogs.answerNext(todoku, "Remove", dialog -> assertTrue(Todoku.said(dialog).contains("Undo brings it back until"),
                () -> Todoku.said(dialog)));
        servers.run("org.eclipse.ui.edit.delete");
        Waiting.until("no server", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
        assertEquals("Undo Remove State of branch.corp.example", todoku.menu("Edit").get(0));
        servers.undo();
        Waiting.until("the server again", () -> todoku.session().view().servers().size() == 1, () -> "none");
        Waiting.settle();
        assertEquals(List.of("branch.corp.example"), servers.hierarchy());
        assertEquals(5, todoku.session().workspace().orElseThrow().states().get(0).updates());
        servers.redo();
        Waiting.until("no server again", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
        servers.undo();
        Waiting.until("the server at last", () -> todoku.session().view().servers().size() == 1, () -> "none");
    }

    @Test
    void theStatesOfAServerStandBelowItByDate(@TempDir Path folder) throws IOException {
        Path export = Exports.write(folder, "branch.corp.example", 5);
        ServersPage servers = todoku.withFiles(1, export).servers();
        Files.setLastModifiedTime(export, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        todoku.session().openFiles(List.of(export));
        Waiting.until("two states", () -> todoku.session().workspace().orElseThrow().states().size() == 2,
                () -> todoku.session().workspace().orElseThrow().states());
        Waiting.settle();
        servers.expand("branch.corp.example");
        servers.expand("States (2)");
        assertEquals(2, servers.below("States (2)").size());
        assertTrue(servers.below("States (2)").get(1).contains("2026"), () -> servers.below("States (2)").toString());
        assertTrue(servers.cell(servers.below("States (2)").get(1), "State").endsWith(" days ago"));
        servers.select(servers.below("States (2)").get(1));
        Dialogs.answerNext(todoku, "Remove", dialog -> { });
        servers.run("org.eclipse.ui.edit.delete");
        Waiting.until("one state", () -> todoku.session().workspace().orElseThrow().states().size() == 1,
                () -> todoku.session().workspace().orElseThrow().states());
        assertEquals(1, todoku.session().view().servers().size());
    }

    @Test
    void readingAgainTellsWhatCameOfItOrWhyNot(@TempDir Path folder) throws IOException {
        Path export = Exports.write(folder, "branch.corp.example", 5);
        ServersPage servers = todoku.withFiles(1, export).servers();
        servers.select("branch.corp.example");
        Exports.write(folder, "branch.corp.example", 8);
        Files.setLastModifiedTime(export, FileTime.from(Instant.now().plusSeconds(60)));
        servers.run("org.eclipse.ui.file.refresh");
        Waiting.until("eight updates", () -> todoku.session().state("branch.corp.example").orElseThrow().updates().rows() == 8,
                () -> todoku.session().view().servers());
        Files.delete(export);
        servers.run("org.eclipse.ui.file.refresh");
        Shell dialog = todoku.dialog("no longer there");
        assertTrue(Todoku.said(dialog).contains("branch.corp.example"), () -> Todoku.said(dialog));
        Todoku.close(dialog);
        assertEquals(8, todoku.session().state("branch.corp.example").orElseThrow().updates().rows(), "what was known stays");
    }

    @Test
    void theSickComeFirstWhenAskedAndNothingRestsOnColour() {
        ServersPage servers = todoku.withDemo().servers();
        servers.sortBy("Synchronisation");
        assertEquals("plant.corp.example", servers.hierarchy().get(0));
        assertEquals("Replica", servers.cell("osaka.corp.example", "Role"));
        assertEquals("From Microsoft Update", servers.cell("hq.corp.example", "Role"));
        assertEquals("today", servers.cell("hq.corp.example", "State"));
        Todoku.screenshot("servers-sick-first");
        servers.sortBy("Synchronisation");
        assertEquals("Microsoft Update Catalog", servers.hierarchy().get(0), "the other way round");
        servers.sortBy("Synchronisation");
        assertEquals("hq.corp.example", servers.hierarchy().get(0), "the usual order");
    }

    @Test
    void aDoubleClickSelectsAndExplains() {
        todoku.withDemo().ask(DemoFleet.TWO_CAUSES);
        ServersPage servers = todoku.servers();
        servers.select("plant.corp.example");
        Event event = new Event();
        event.item = servers.item("plant.corp.example");
        servers.tree().notifyListeners(SWT.DefaultSelection, event);
        Waiting.settle();
        assertEquals("plant.corp.example", todoku.session().selectedServer().orElseThrow());
        assertEquals(ViewIds.DIAGNOSIS, todoku.page().getActivePart().getSite().getId());
    }

    /** Looking at a long history takes long enough to be done beside the window's own work. */
    @Test
    void aLongHistoryIsToldOfToo(@TempDir Path folder) throws IOException, InputException {
        ServersPage servers = todoku.withFiles(1, Histories.many(folder, 6000)).servers();
        Waiting.untilEquals(List.of("busy.example"), servers::hierarchy);
        assertTrue(servers.health("busy.example").startsWith("fails since "), servers.health("busy.example"));
        todoku.withFiles(2, Exports.write(folder, "branch.corp.example", 5));
        Waiting.untilEquals(List.of("branch.corp.example", "busy.example"), servers::hierarchy);
        assertTrue(servers.health("busy.example").startsWith("fails since "), servers.health("busy.example"));
    }
}
