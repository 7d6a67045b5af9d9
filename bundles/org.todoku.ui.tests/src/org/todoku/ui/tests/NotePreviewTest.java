package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.InvestigationLock;
import org.todoku.model.InvestigationStore;

/** A note is read as it is meant, and nothing in it does anything by itself. */
@WorkbenchTest
class NotePreviewTest {

    private static final String NOTE = """
            # Call with the proxy team

            They **changed** it on *Monday*, see `proxy.pac` and [the ticket](https://tickets.example/4711?a=1&b=2).

            1. ask again
            2. tick the product
               - Windows 11

            > It was always so.

            | server | seen |
            |--------|------|
            | plant  | yes  |

                Get-WsusServer

            Seen <script>alert('届く')</script> and <b>bold</b> [bad](javascript:alert(1)) ![cat](https://evil.example/cat.png)
            """;

    private final Todoku todoku = new Todoku();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        todoku.dialogs().forEach(Shell::close);
        todoku.page().closeAllEditors(false);
        Waiting.until("the place for documents to go", () -> !todoku.page().isEditorAreaVisible(), () -> "it is there");
    }

    private Path file(String note) throws IOException {
        Path file = folder.resolve("case.todoku");
        var editing = new InvestigationEditing(InvestigationStore.create("Case", todoku.session().clock()), todoku.session().clock());
        editing.addNote("Note", note, "");
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), null);
        return file;
    }

    private InvestigationPage noteOf(String note, String label) throws IOException {
        InvestigationPage page = InvestigationPage.open(todoku, Todoku.aside(() -> file(note)));
        Waiting.untilEquals("Case", page::title);
        return page.select("Note: " + label);
    }

    private static StyleRange style(StyledText text, String of) {
        return text.getStyleRangeAtOffset(text.getText().indexOf(of));
    }

    private static boolean has(StyleRange style, int bit) {
        return style != null && style.font != null && (style.font.getFontData()[0].getStyle() & bit) != 0;
    }

    @Test
    void aNoteIsReadAsItIsMeantAndTypedAgainByOneKey() throws IOException {
        InvestigationPage page = noteOf(NOTE, "Call with");
        Text field = page.field("note");
        Hands hands = new Hands();
        field.setFocus();
        hands.withControlShift(KeyEvent.VK_V);
        StyledText read = Widgets.waitFor(page.content(), "investigation.note.preview", StyledText.class);
        Waiting.until("the text", () -> read.getCharCount() > 0, page::seen);
        List<String> lines = read.getText().lines().toList();
        assertEquals("Call with the proxy team", lines.get(0));
        assertEquals("They changed it on Monday, see proxy.pac and the ticket.", lines.get(1));
        assertEquals(List.of("1. ask again", "2. tick the product", "• Windows 11", "It was always so.", "| server | seen |",
                "|--------|------|", "| plant  | yes  |", "Get-WsusServer"), lines.subList(2, 10));
        assertEquals("Seen <script>alert('届く')</script> and <b>bold</b> bad (javascript:alert(1)) cat (https://evil.example/cat.png)",
                lines.get(10));
        assertTrue(has(style(read, "changed"), SWT.BOLD) && has(style(read, "Monday"), SWT.ITALIC), "bold and italic");
        assertTrue(style(read, "Call").font.getFontData()[0].getHeight() > field.getFont().getFontData()[0].getHeight(), "a heading");
        assertTrue(read.isFocusControl(), "the focus is where one reads");
        Todoku.screenshot("note-preview");
        Themes.use(Themes.DARK);
        Todoku.screenshot("note-preview-dark");
        Themes.use(Themes.LIGHT);
        hands.withControlShift(KeyEvent.VK_V);
        assertTrue(page.field("note").isFocusControl() && page.field("note").getText().startsWith("# Call"));
        assertFalse(page.dirty(), "reading changes nothing");
    }

    @Test
    void aLinkIsFollowedOnlyAfterItsAddressWasSeen() throws IOException {
        InvestigationPage page = noteOf(NOTE, "Call with");
        todoku.run("org.todoku.ui.investigation.preview");
        TextPage read = new TextPage(page.content(), "investigation.note.preview");
        Waiting.until("the link", () -> read.has("note.link.0"), page::seen);
        assertFalse(read.has("note.link.1"), "what is no web or mail address is no link");
        String[] asked = new String[1];
        Dialogs.answerNext(todoku, "Copy Address", dialog -> asked[0] = Todoku.said(dialog));
        Hands hands = new Hands();
        read.control().setFocus();
        hands.key(KeyEvent.VK_TAB);
        assertTrue(read.caretIn("note.link.0"), "by keyboard");
        hands.key(KeyEvent.VK_ENTER);
        Waiting.until("the question to be answered", () -> asked[0] != null && todoku.dialogs().isEmpty(), todoku::dialogs);
        assertTrue(asked[0].contains("https://tickets.example/4711?a=1&b=2"), asked[0]);
        Waiting.untilEquals("https://tickets.example/4711?a=1&b=2", () -> todoku.clipboard().orElse(""));
    }

    @Test
    void whatIsTypedIsSeenAndANewNoteCanBeTyped() throws IOException {
        InvestigationPage page = noteOf("old", "old");
        Text field = page.field("note");
        field.setFocus();
        field.setText("**new**");
        todoku.run("org.todoku.ui.investigation.preview");
        TextPage read = new TextPage(page.content(), "investigation.note.preview");
        Waiting.untilEquals(List.of("new"), read::lines);
        page.undo();
        Waiting.untilEquals(List.of("old"), read::lines);
        page.press("addNote");
        assertTrue(page.field("note").isVisible(), "typed, not read");
    }

    @Test
    void whatMayNotBeChangedIsReadFromTheBeginning() throws IOException {
        Path file = file("**theirs**");
        try (InvestigationLock theirs = InvestigationLock.take(file).orElseThrow()) {
            InvestigationPage page = InvestigationPage.open(todoku, file);
            Waiting.untilEquals("Case", page::title);
            page.select("Note: **theirs**");
            Waiting.untilEquals(List.of("theirs"), new TextPage(page.content(), "investigation.note.preview")::lines);
            assertTrue(page.banner().startsWith("Somebody else"), theirs::toString);
        }
    }

    @Test
    void aNoteOfTenMegabytesIsOpenedReadAndSaved() throws IOException {
        String line = "word <b>届く</b> *and* so on, for ever and ever, until it is long enough\n";
        String note = "Long\n\n" + line.repeat((10 << 20) / line.length());
        InvestigationPage page = noteOf(note, "Long");
        Text field = page.field("note");
        assertTrue(field.getText().startsWith("Long\n\nword <b>") && field.getCharCount() < 500_000, "the beginning");
        assertFalse(field.getEditable(), "what is not shown cannot be typed over");
        todoku.run("org.todoku.ui.investigation.preview");
        StyledText read = Widgets.waitFor(page.content(), "investigation.note.preview", StyledText.class);
        Waiting.until("the end that says that there is more", () -> read.getText().endsWith("the text itself and reports have all."),
                () -> read.getCharCount());
        page.selectWhole();
        page.type("title", "Long one");
        page.save();
        assertEquals(note, Todoku.aside(() -> InvestigationStore.load(folder.resolve("case.todoku"))).investigation().getNotes().get(0)
                .getText());
    }
}
