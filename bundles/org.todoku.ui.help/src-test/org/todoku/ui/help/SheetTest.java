package org.todoku.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void aSheetOfThePlatformIsRead() throws IOException {
        Sheet sheet = parse("""
                <cheatsheet title="A way"><intro href="/x"><description>Leads
                   there.</description></intro>
                <item title="One" href="/b/p.html"><description>Do it.</description><command serialization="a.b(c=d)"/></item>
                <item title="Two"><description>Or so.</description>
                <subitem label="this"><command serialization="e"/></subitem><subitem label="that"><command serialization="f"/></subitem>
                </item></cheatsheet>""");
        assertEquals(new Sheet("A way", "Leads there.", List.of(
                new Sheet.Step("One", "Do it.", "/b/p.html", List.of(new Sheet.Deed("", "a.b(c=d)"))),
                new Sheet.Step("Two", "Or so.", "", List.of(new Sheet.Deed("this", "e"), new Sheet.Deed("that", "f"))))), sheet);
    }

    @Test
    void whatIsNoSheetIsRefusedWithItsName() {
        for (String text : List.of("<cheatsheet title='x'><item>", "<cheatsheet title='x'/>", "no XML",
                "<!DOCTYPE c [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><cheatsheet><item title='&e;'/></cheatsheet>")) {
            IOException refused = assertThrows(IOException.class, () -> parse(text), text);
            assertTrue(refused.getMessage().contains("/b/sheet.xml"), refused::getMessage);
        }
    }

    /** A step that one language lacks, or another command, would lead its readers elsewhere. */
    @Test
    void bothLanguagesLeadThroughTheSameSteps() throws IOException {
        Path help = Path.of("../org.todoku.help");
        Sheet english = read(help.resolve("cheatsheets/not-arrived.xml"));
        Sheet japanese = read(help.resolve("nl/ja/cheatsheets/not-arrived.xml"));
        assertEquals(commands(english), commands(japanese));
        assertEquals(english.steps().stream().map(Sheet.Step::page).toList(), japanese.steps().stream().map(Sheet.Step::page).toList());
        for (int i = 0; i < english.steps().size(); i++) {
            Sheet.Step step = english.steps().get(i);
            assertFalse(step.title().isBlank() || step.description().isBlank() || step.deeds().isEmpty(), step::toString);
            assertTrue(Files.exists(help.resolve(step.page().substring("/org.todoku.help/".length()))), step::page);
            assertFalse(step.description().equals(japanese.steps().get(i).description()), step::title);
        }
    }

    private static List<List<String>> commands(Sheet sheet) {
        return sheet.steps().stream().map(step -> step.deeds().stream().map(Sheet.Deed::command).toList()).toList();
    }

    private static Sheet read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sheet.parse(file.toString(), in);
        }
    }

    private static Sheet parse(String text) throws IOException {
        return Sheet.parse("/b/sheet.xml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
