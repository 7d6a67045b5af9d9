package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Progress;
import org.todoku.core.StateReader;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.snapshot.SnapshotWriter;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;
import org.todoku.ui.ViewIds;
import org.todoku.ui.WidgetIds;

/** From two files to a report that somebody without the servers can read, by keyboard alone. */
@WorkbenchTest
class WholeFlowTest {

    private static final String UPDATE = DemoFleet.TWO_CAUSES;

    private final Todoku todoku = new Todoku();
    private Hands hands;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        todoku.page().closeAllEditors(false);
    }

    @Test
    void fromTwoFilesToAReport() throws Exception {
        Path snapshots = Todoku.aside(this::snapshots);
        // the dialog that opens files is the system's, and finds names while they are typed: no test can type into it reliably
        todoku.withFiles(2, snapshots);
        Waiting.until("the end of the import", () -> todoku.dialogs().isEmpty(),
                () -> todoku.dialogs().stream().map(Todoku::said).toList());
        todoku.show(ViewIds.SERVERS);

        hands = new Hands();
        hands.withControl(KeyEvent.VK_F);
        Waiting.untilEquals("search.text", WholeFlowTest::focus);
        SearchPage search = todoku.search();
        Waiting.untilEquals("search.text", WholeFlowTest::focus);
        hands.type("kb" + UPDATE.substring(2) + " server:plant");
        Waiting.until("nothing to be found", () -> search.seen().toString().contains("No update matches"), search::seen);
        hands.key(KeyEvent.VK_ENTER);
        DiagnosisPage diagnosis = active(ViewIds.DIAGNOSIS, DiagnosisPage::new);
        diagnosis.answered(UPDATE);

        toFinding(diagnosis, "1. Proxy");
        followWithKeys(diagnosis, "Show in Sync Log");
        SyncLogPage log = active(ViewIds.SYNC_LOG, SyncLogPage::new);
        Waiting.until("the failed run", () -> log.details().contains("407"), log::details);
        hands.withAlt(KeyEvent.VK_5);
        active(ViewIds.DIAGNOSIS, DiagnosisPage::new);
        toFinding(diagnosis, "3. Windows 11");
        followWithKeys(diagnosis, "Show in Subscription Matrix");
        MatrixPage matrix = active(ViewIds.MATRIX, MatrixPage::new);
        Waiting.until("the product", () -> matrix.table().cursor() == matrix.row("Windows 11"), matrix::seen);

        hands.withControlShift(KeyEvent.VK_K);
        InvestigationPage page = new InvestigationPage(todoku);
        Waiting.until("the kept answer", () -> page.parts().equals(List.of("Why not: " + UPDATE)), page::parts);
        tabTo(page, "investigation.addNote");
        hands.key(KeyEvent.VK_SPACE);
        Waiting.untilEquals("investigation.note", WholeFlowTest::focus);
        hands.type("the proxy team was called");
        Waiting.untilEquals(2, () -> page.parts().size());
        Waiting.untilEquals("Note: the proxy team was called", () -> page.parts().getLast());
        hands.withControl(KeyEvent.VK_Z);
        assertFalse(page.parts().contains("Note: the proxy team was called"), () -> "undone: " + page.parts());
        // of GTK; Ctrl+Y elsewhere
        hands.withControlShift(KeyEvent.VK_Z);
        Waiting.untilEquals("Note: the proxy team was called", () -> page.parts().getLast());

        Path file = folder.resolve("case.todoku");
        FileDialogs.save(file, () -> hands.withControl(KeyEvent.VK_S));
        Waiting.until("the file", () -> Files.exists(file) && !page.dirty(), page::seen);
        Investigation saved = InvestigationStore.load(file).investigation();
        assertEquals("the proxy team was called", saved.getNotes().getFirst().getText());
        Path report = folder.resolve("report.html");
        report(page, report);
        String html = Files.readString(report);
        assertTrue(html.contains(UPDATE) && html.contains("407") && html.contains("the proxy team was called"), html);
        hands.withControl(KeyEvent.VK_W);
        Waiting.until("the editor to be closed", () -> todoku.page().getEditorReferences().length == 0, () -> "it is open");

        FreshStart.make();
        assertEquals(List.of(), todoku.session().view().servers());
        hands = new Hands();
        InvestigationPage again = InvestigationPage.open(todoku, file);
        Waiting.untilEquals(List.of("Why not: " + UPDATE, "Note: the proxy team was called"), again::parts);
        Path second = folder.resolve("again.html");
        report(again, second);
        assertEquals(html, Files.readString(second), "the same without the servers");
    }

    /** Of headquarters and of the server that lacks the update. */
    private Path snapshots() throws Exception {
        Path into = Files.createDirectory(folder.resolve("snapshots"));
        for (StateReader state : DemoFleet.states(todoku.session().clock().instant())) {
            try (state) {
                String server = state.source().replaceAll("\\W", "-");
                if (server.contains("hq") || server.contains("plant")) {
                    SnapshotWriter.write(state, into.resolve(server + ".todoku-snapshot"), Progress.NONE);
                }
            }
        }
        return into;
    }

    private <P> P active(String view, Function<Todoku, P> page) {
        Waiting.untilEquals(view, () -> todoku.page().getActivePart().getSite().getId());
        return page.apply(todoku);
    }

    /** With the arrow keys, from wherever the tree is. */
    private void toFinding(DiagnosisPage diagnosis, String label) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < 10 && !diagnosis.tree().isFocusControl(); i++) {
            passed.add(focus());
            hands.key(KeyEvent.VK_TAB);
        }
        assertTrue(diagnosis.tree().isFocusControl(), () -> "Tab leads to the tree, and not only to " + passed);
        hands.key(KeyEvent.VK_HOME);
        for (int i = 0; i < 60; i++) {
            if (diagnosis.tree().getSelectionCount() == 1 && diagnosis.tree().getSelection()[0].getText().startsWith(label)) {
                hands.key(KeyEvent.VK_ENTER);
                Waiting.until("the page to have the focus", () -> diagnosis.finding().control().isFocusControl(), WholeFlowTest::focus);
                return;
            }
            hands.key(KeyEvent.VK_DOWN);
        }
        throw new AssertionError("No " + label + " below " + diagnosis.seen());
    }

    /** Goes to a link of the page and follows it. */
    private void followWithKeys(DiagnosisPage diagnosis, String link) {
        TextPage page = diagnosis.finding();
        List<String> places = page.places().stream().filter(place -> page.said(place).equals(link)).toList();
        assertFalse(places.isEmpty(), () -> "No link " + link + " in " + page.lines());
        for (int i = 0; i < page.places().size() && places.stream().noneMatch(page::caretIn); i++) {
            hands.key(KeyEvent.VK_TAB);
        }
        hands.key(KeyEvent.VK_ENTER);
    }

    /** The buttons stand above everything else: back to the first of them, then to the wanted one. */
    private void tabTo(InvestigationPage page, String id) {
        todoku.page().activate(page.editor());
        Waiting.settle();
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < 15 && !focus().equals("investigation.addNote"); i++) {
            passed.add(focus());
            hands.withShift(KeyEvent.VK_TAB);
        }
        for (int i = 0; i < 5 && !focus().equals(id); i++) {
            passed.add(focus());
            hands.key(KeyEvent.VK_TAB);
        }
        assertEquals(id, focus(), () -> "Tab leads there, and not only to " + passed);
    }

    private void report(InvestigationPage page, Path file) {
        tabTo(page, "investigation.report");
        FileDialogs.save(file, () -> {
            Display.getCurrent().timerExec(500, () -> {
                Waiting.until("the dialog", () -> !todoku.dialogs().isEmpty(), () -> "none");
                hands.into(todoku.dialogs().getFirst()).key(KeyEvent.VK_ENTER);
            });
            hands.key(KeyEvent.VK_SPACE);
        });
        Waiting.until("the report", () -> Files.exists(file), page::seen);
    }

    private static String focus() {
        Control control = Display.getCurrent().getFocusControl();
        return control == null ? "nothing" : String.valueOf(control.getData(WidgetIds.KEY));
    }
}
