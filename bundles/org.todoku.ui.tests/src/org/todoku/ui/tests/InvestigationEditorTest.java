package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.todoku.demo.DemoFleet;
import org.todoku.model.InvestigationLock;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;

@WorkbenchTest
class InvestigationEditorTest {

    private static final String QUESTION = "Why not: " + DemoFleet.TWO_CAUSES;

    private final Todoku todoku = new Todoku();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        todoku.page().closeAllEditors(false);
        Waiting.until("the place for documents to go", () -> !todoku.page().isEditorAreaVisible(), () -> "it is there");
    }

    /** A file with a kept answer, opened. */
    private InvestigationPage kept(Path file) throws IOException {
        Investigation empty = InvestigationStore.create("Case", todoku.session().clock());
        InvestigationStore.save(file, InvestigationStore.bytes(empty), "");
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Case", page::title);
        answered();
        todoku.run("org.todoku.ui.investigation.keep");
        Waiting.untilEquals(List.of(QUESTION), page::parts);
        return page;
    }

    private void answered() {
        todoku.withDemo();
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.diagnosis().answered("plant.corp.example");
    }

    @Test
    void anAnswerIsKeptAndReadWithoutServers() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationPage page = kept(file);
        page.save();
        assertFalse(page.dirty());
        page.close();
        todoku.session().leaveDemo();
        Waiting.until("no servers", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
        InvestigationPage read = InvestigationPage.open(todoku, file);
        Waiting.untilEquals(List.of(QUESTION), read::parts);
        read.select(QUESTION, "Answer of", "plant");
        Waiting.until("the answer", () -> read.seen().toString().contains("plant.corp.example because"), read::seen);
        Todoku.screenshot("investigation-answer");
    }

    @Test
    void notesDecisionsAndMarksAreUndoneAndRedone() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationPage page = kept(file);
        page.select(QUESTION, "Answer of", "plant", "Synchronisation fails");
        page.type("comment", "proxy was changed on Monday");
        page.press("addNote");
        page.type("note", "# Call\nwith the proxy team");
        assertEquals(List.of(QUESTION, "Note: Call"), page.parts());
        page.press("addDecision");
        page.type("decision", "Mend the proxy");
        page.choose("state", DecisionState.DONE.ordinal());
        assertEquals(List.of(QUESTION, "Note: Call", "Decision: Mend the proxy (done)"), page.parts());
        for (int i = 0; i < 3; i++) {
            page.undo();
        }
        assertEquals(List.of(QUESTION, "Note: Call"), page.parts());
        page.redo();
        page.redo();
        assertEquals(List.of(QUESTION, "Note: Call", "Decision: Mend the proxy (open)"), page.parts());
        page.save();
        Investigation saved = InvestigationStore.load(file).investigation();
        assertEquals("Mend the proxy", saved.getDecisions().get(0).getText());
        String finding = saved.getNotes().get(0).getAbout();
        assertTrue(saved.eResource().getEObject(finding) != null, "the note is about the finding that was selected: " + finding);
    }

    /** Saved without the command: before it the workbench takes the focus away, which ends the typing too. */
    @Test
    void whatIsTypedIsSavedBeforeTheFieldIsLeft() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationPage page = typing(file);
        page.field("title").setText("New");
        assertTrue(page.dirty(), "at once");
        page.editor().doSave(new NullProgressMonitor());
        assertFalse(page.dirty());
        assertEquals("New", InvestigationStore.load(file).investigation().getTitle());
    }

    @Test
    void whatIsTypedIsTakenBackBeforeTheFieldIsLeft() throws IOException {
        InvestigationPage page = typing(folder.resolve("case.todoku"));
        page.type("title", "New");
        page.field("title").setFocus();
        page.field("title").setText("Newer");
        todoku.run("org.eclipse.ui.edit.undo");
        assertEquals("New", page.title(), "what was typed last is taken back");
        todoku.run("org.eclipse.ui.edit.undo");
        assertEquals("Old", page.title());
        todoku.run("org.eclipse.ui.edit.redo");
        todoku.run("org.eclipse.ui.edit.redo");
        assertEquals("Newer", page.title());
        assertTrue(page.dirty());
    }

    /** The field of the title has the focus. */
    private InvestigationPage typing(Path file) throws IOException {
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Old", todoku.session().clock())), "");
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Old", page::title);
        page.field("title").setFocus();
        return page;
    }

    @Test
    void whatIsKeptWhileTheFileIsReadGoesIntoIt() throws IOException {
        Path file = folder.resolve("case.todoku");
        answered();
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Old", todoku.session().clock())), "");
        InvestigationPage.beginOpening(todoku, file);
        todoku.run("org.todoku.ui.investigation.keep");
        InvestigationPage page = new InvestigationPage(todoku);
        Waiting.untilEquals("Old", page::title);
        Waiting.untilEquals(List.of(QUESTION), page::parts);
        assertEquals(1, todoku.page().getEditorReferences().length);
    }

    @Test
    void whatIsKeptWhileAFileIsReadThatCannotBeChangedGoesIntoANewOne() throws IOException {
        Path file = folder.resolve("case.todoku");
        answered();
        Files.writeString(file, "no investigation");
        InvestigationPage.beginOpening(todoku, file);
        todoku.run("org.todoku.ui.investigation.keep");
        Waiting.until("the new one", () -> todoku.page().getEditorReferences().length == 2, todoku::dialogs);
        Waiting.untilEquals(List.of(QUESTION), () -> new InvestigationPage(todoku).parts());
    }

    @Test
    void whatSomebodyElseEditsCanBeReadOnly() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Theirs", todoku.session().clock())), "");
        try (InvestigationLock theirs = InvestigationLock.take(file).orElseThrow()) {
            InvestigationPage page = InvestigationPage.open(todoku, file);
            Waiting.untilEquals("Theirs", page::title);
            assertTrue(page.banner().startsWith("Somebody else"), page::banner);
            assertFalse(page.field("title").getEditable());
            assertTrue(Files.exists(file), theirs::toString);
        }
    }

    /** What a crash leaves is what is remembered: it is put back after the editor was closed. */
    @Test
    void whatWasNotSavedComesBackAfterACrash() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Saved", todoku.session().clock())), "");
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Saved", page::title);
        page.type("title", "Not saved");
        Path remembered = Platform.getStateLocation(FrameworkUtil.getBundle(page.editor().getClass())).toPath().resolve("recovery");
        Waiting.until("the change to be remembered", () -> count(remembered) == 2, () -> count(remembered));
        Path crash = Files.createDirectory(folder.resolve("crash"));
        copy(remembered, crash);
        page.close();
        assertEquals(0, count(remembered), "who closes without saving does not want it");
        copy(crash, remembered);

        InvestigationPage again = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Not saved", again::title);
        assertTrue(again.banner().startsWith("These changes were not saved"), again::banner);
        assertTrue(again.dirty());
        again.save();
        assertFalse(again.dirty());
        assertEquals("Not saved", InvestigationStore.load(file).investigation().getTitle());
        assertEquals(0, count(remembered));
    }

    private static int count(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.of()) {
            return (int) files.filter(file -> !file.toString().endsWith(".tmp")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aFileThatIsOpenedLikeOthersIsOpenedInAnEditor() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Dropped", todoku.session().clock())), "");
        todoku.session().openFiles(List.of(file));
        Waiting.untilEquals("Dropped", new InvestigationPage(todoku)::title);
    }

    @Test
    void aNewOneIsSavedWhereTheUserSays() throws IOException {
        todoku.run("org.todoku.ui.investigation.new");
        InvestigationPage page = new InvestigationPage(todoku);
        page.type("title", "New");
        Path file = folder.resolve("new.todoku");
        FileDialogs.save(file, page::save);
        Waiting.until("the file", () -> Files.exists(file), page::seen);
        assertEquals("new.todoku", page.editor().getTitle());
        assertFalse(page.dirty());
        assertEquals("New", InvestigationStore.load(file).investigation().getTitle());
    }

    @Test
    void aMaskedReportInTheOtherLanguageIsSaved() throws IOException {
        InvestigationPage page = kept(folder.resolve("case.todoku"));
        Path file = folder.resolve("report.html");
        FileDialogs.save(file, () -> {
            Dialogs.answerNext(todoku, "Save…", dialog -> {
                Widgets.waitFor(dialog, "report.ja", Button.class).setSelection(true);
                Widgets.waitFor(dialog, "report.en", Button.class).setSelection(false);
                Widgets.waitFor(dialog, "report.mask", Button.class).setSelection(true);
            });
            page.press("report");
        });
        Waiting.until("the report", () -> Files.exists(file), page::seen);
        String html = Files.readString(file);
        assertTrue(html.contains("lang=\"ja\""), html);
        assertTrue(html.contains(DemoFleet.TWO_CAUSES), html);
        assertFalse(html.toLowerCase(Locale.ROOT).contains("plant"), html);
    }

    @Test
    void whatIsNoInvestigationIsRefusedWithTheReason() throws IOException {
        Path file = Files.writeString(folder.resolve("case.todoku"), "<html>");
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.until("the reason", () -> page.seen().toString().contains("is not a whole investigation"), page::seen);
        assertEquals("<html>", Files.readString(file));
    }
}
