package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.assumption.Assumption;
import org.todoku.demo.DemoFleet;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.InvestigationStore;
import org.todoku.rules.Diagnosis;

/** Files of an earlier format, damaged ones, full disks: the user is told, and what is in a file is never lost. */
@WorkbenchTest
class InvestigationFilesTest {

    private final Todoku todoku = new Todoku();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        todoku.dialogs().forEach(Shell::close);
        todoku.page().closeAllEditors(false);
        Waiting.until("the place for documents to go", () -> !todoku.page().isEditorAreaVisible(), () -> "it is there");
    }

    private Path file() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Case", todoku.session().clock())), null);
        return file;
    }

    private Path ofVersionOne() throws IOException {
        Path file = file();
        Files.writeString(file, Files.readString(file).replaceFirst(" version=\"3\"", " version=\"1\""));
        return file;
    }

    private InvestigationPage open(Path file) {
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Case", page::title);
        return page;
    }

    private static boolean hasBanner(InvestigationPage page) {
        return Widgets.find(page.content(), "investigation.banner", Label.class).isPresent();
    }

    @Test
    void aFileOfAnEarlierFormatStaysUntilItIsSaved() throws IOException {
        Path file = ofVersionOne();
        byte[] old = Files.readAllBytes(file);
        InvestigationPage page = open(file);
        assertTrue(page.banner().startsWith("This file is of an earlier format (1)"), page::banner);
        assertTrue(page.dirty(), "it can be saved as it is");
        Todoku.screenshot("investigation-migrated");
        assertTrue(todoku.page().closeEditor(page.editor(), true), "nothing is asked: nothing would be lost");
        Waiting.settle();
        assertArrayEquals(old, Files.readAllBytes(file));

        InvestigationPage again = open(file);
        again.save();
        assertFalse(again.dirty());
        assertFalse(hasBanner(again));
        assertTrue(Files.readString(file).contains(" version=\"3\""));
        again.close();
        InvestigationPage now = open(file);
        assertFalse(now.dirty() || hasBanner(now));
    }

    @Test
    @ExpectedError("was not saved")
    void onAFullDiskTheUserIsToldAndCanSaveLater() throws IOException {
        Path device = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(device), "there is no device that is always full");
        Path file = file();
        byte[] old = Files.readAllBytes(file);
        InvestigationPage page = open(file);
        page.type("title", "More");
        Files.createSymbolicLink(folder.resolve("case.todoku.tmp"), device);
        page.save();
        Shell dialog = todoku.dialog("was not saved. What was there before is still there.");
        assertTrue(page.dirty());
        Todoku.close(dialog);
        assertArrayEquals(old, Files.readAllBytes(file));
        page.save();
        assertFalse(page.dirty());
        assertEquals("More", InvestigationStore.load(file).investigation().getTitle());
    }

    @Test
    void aTruncatedFileAndOneThatReadsOthersAreRefusedAndLeft() throws IOException {
        String whole = Files.readString(file());
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        List<String> texts = List.of(whole.substring(0, whole.length() / 2),
                whole.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>").replace("Case", "&e;"),
                whole.replaceFirst("/>\\s*$", "><notes href=\"" + secret.toUri() + "#//\"/></investigation:Investigation>"),
                whole.replaceFirst(" version=\"3\"", " version=\"4\""));
        for (int i = 0; i < texts.size(); i++) {
            Path file = Files.writeString(folder.resolve("case" + i + ".todoku"), texts.get(i));
            InvestigationPage page = InvestigationPage.open(todoku, file);
            String name = file.getFileName() + " cannot be opened";
            Waiting.until(name, () -> page.seen().contains(name), page::seen);
            assertFalse(page.seen().toString().contains("SECRET"), page.seen()::toString);
            assertFalse(page.dirty());
            page.close();
            assertEquals(texts.get(i), Files.readString(file));
            assertFalse(Files.exists(folder.resolve("." + file.getFileName() + ".lock")), "it is not held");
        }
    }

    @Test
    void anAnswerUnderAssumptionsSaysSo() throws IOException {
        todoku.withDemo();
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.diagnosis().answered("plant.corp.example");
        Diagnosis plain = todoku.session().answer().orElseThrow();
        var editing = new InvestigationEditing(InvestigationStore.create("Case", todoku.session().clock()), todoku.session().clock());
        editing.keep("Keep", new Diagnosis(plain.target(), plain.at(), plain.servers(),
                List.of(new Assumption.Synchronised("plant.corp.example"))));
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), null);
        InvestigationPage page = open(file);
        page.select("Why not: " + DemoFleet.TWO_CAUSES, "“What if” answer of");
        Waiting.until("what was assumed", () -> page.seen().toString()
                .contains("~ a synchronisation has just succeeded on plant.corp.example"),
                page::seen);
        Todoku.screenshot("investigation-assumed");
    }
}
