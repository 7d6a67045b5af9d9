package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.InvestigationStore;
import org.todoku.model.Recovery;
import org.todoku.model.investigation.Investigation;

/** What differs between two versions of an investigation is seen with both texts. */
@WorkbenchTest
class InvestigationCompareTest {

    private static final String COMMANDS = "org.todoku.ui.investigation.";

    private final Todoku todoku = new Todoku();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        todoku.dialogs().forEach(Shell::close);
        todoku.page().closeAllEditors(false);
        Waiting.until("the place for documents to go", () -> !todoku.page().isEditorAreaVisible(), () -> "it is there");
    }

    /** A file with a note. */
    private InvestigationEditing written(Path file) throws IOException {
        var editing = new InvestigationEditing(InvestigationStore.create("Case", todoku.session().clock()), todoku.session().clock());
        editing.addNote("Note", "# Call\nold", "");
        save(file, editing.investigation());
        return editing;
    }

    private static void save(Path file, Investigation investigation) throws IOException {
        InvestigationStore.save(file, InvestigationStore.bytes(investigation), null);
    }

    private static Table changes(Shell dialog) {
        return Widgets.waitFor(dialog, "compared.changes", Table.class);
    }

    private static String said(Shell dialog, String id) {
        return Widgets.textOf(Widgets.waitFor(dialog, "compared." + id, org.eclipse.swt.widgets.Control.class));
    }

    @Test
    void whatWasChangedSinceItWasSavedIsSeenByKeyboard() throws IOException {
        Path file = folder.resolve("case.todoku");
        written(file);
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Case", page::title);
        page.select("Note: Call");
        page.type("note", "# Call\nnew");
        page.press("addDecision");
        page.type("decision", "Mend it");
        Hands hands = new Hands();
        page.content().setFocus();
        hands.withControlShift(KeyEvent.VK_C);
        Shell dialog = todoku.dialog("What Differs");
        assertEquals("Differences from the saved file case.todoku to what is edited now: 2", said(dialog, "summary"));
        Table table = changes(dialog);
        assertEquals(List.of("changed | Note: Call: text", "added | Decision: Mend it"), rows(table));
        assertEquals("# Call\nold", said(dialog, "before"));
        assertEquals("# Call\nnew", said(dialog, "after"));
        hands.into(dialog);
        table.setFocus();
        hands.key(KeyEvent.VK_DOWN);
        Waiting.untilEquals("", () -> said(dialog, "before"));
        assertTrue(said(dialog, "after").endsWith("Mend it"), () -> said(dialog, "after"));
        Todoku.screenshot("investigation-compared");
        Themes.use(Themes.DARK);
        Todoku.screenshot("investigation-compared-dark");
        Themes.use(Themes.LIGHT);
        Widgets.press(Dialogs.button(dialog, "Copy as Markdown").orElseThrow());
        Waiting.until("the copy", () -> todoku.clipboard().orElse("")
                .contains("**changed** Note: Call: text\n\n*Before*\n\n```\n# Call\nold\n```"), todoku::clipboard);
        assertTrue(page.dirty(), "nothing was saved by looking");
        table.setFocus();
        hands.key(KeyEvent.VK_ESCAPE);
        Waiting.until("the dialog to be closed", dialog::isDisposed, () -> Widgets.texts(dialog));
    }

    private static List<String> rows(Table table) {
        return java.util.Arrays.stream(table.getItems()).map(item -> item.getText(0) + " | " + item.getText(1)).toList();
    }

    @Test
    void anotherVersionInAFileIsCompared() throws Exception {
        Path file = folder.resolve("case.todoku");
        InvestigationEditing editing = written(file);
        Path other = folder.resolve("monday.todoku");
        editing.setTitle("Title", "Monday");
        save(other, editing.investigation());
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Case", page::title);
        compareWith(other);
        Shell dialog = todoku.dialog("What Differs");
        assertEquals(List.of("changed | The investigation: title"), rows(changes(dialog)));
        assertEquals("Monday", said(dialog, "before"));
        assertEquals("Case", said(dialog, "after"));
        Path saved = folder.resolve("differences.md");
        FileDialogs.save(saved, () -> Widgets.press(Dialogs.button(dialog, "Save…").orElseThrow()));
        Waiting.until("the file", () -> java.nio.file.Files.exists(saved), () -> todoku.dialogs());
        assertTrue(java.nio.file.Files.readString(saved).contains("**changed** The investigation: title"));
        for (String[] form : new String[][] { { "html", "<!DOCTYPE html>" }, { "json", "{" }, { "txt", "Case\n====" } }) {
            Path formed = folder.resolve("differences." + form[0]);
            FileDialogs.save(formed, () -> Widgets.press(Dialogs.button(dialog, "Save…").orElseThrow()));
            Waiting.until("the file", () -> java.nio.file.Files.exists(formed), () -> todoku.dialogs());
            assertTrue(java.nio.file.Files.readString(formed).startsWith(form[1]), form[0]);
        }
        Todoku.close(dialog);
        compareWith(file);
        Shell same = todoku.dialog("What Differs");
        assertTrue(said(same, "summary").startsWith("Nothing differs between "), () -> said(same, "summary"));
        assertTrue(Widgets.find(same, "compared.changes", Table.class).isEmpty());
    }

    private void compareWith(Path file) throws CommandException {
        Command command = todoku.window().getService(ICommandService.class).getCommand(COMMANDS + "compareFile");
        todoku.window().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command,
                Map.of(COMMANDS + "compareFile.file", file.toString())), null);
        Waiting.settle();
    }

    @Test
    void whatWasRecoveredIsComparedWithWhatWasSaved() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationEditing editing = written(file);
        editing.setText("Text", editing.investigation().getNotes().get(0), "# Call\nnot saved");
        var recovery = new Recovery(Platform.getStateLocation(FrameworkUtil.getBundle(editor())).toPath().resolve("recovery"));
        recovery.remember(editing.investigation().getId(), Optional.of(file), InvestigationStore.bytes(editing.investigation()));
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.until("what was recovered", () -> page.banner().startsWith("These changes were not saved"), page::seen);
        todoku.run(COMMANDS + "compareSaved");
        Shell dialog = todoku.dialog("What Differs");
        assertEquals(List.of("changed | Note: Call: text"), rows(changes(dialog)));
        assertEquals("# Call\nold", said(dialog, "before"));
        assertEquals("# Call\nnot saved", said(dialog, "after"));
    }

    private Class<?> editor() {
        todoku.run(COMMANDS + "new");
        InvestigationPage page = new InvestigationPage(todoku);
        Class<?> type = page.editor().getClass();
        page.close();
        return type;
    }
}
