package org.todoku.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.ui.help.Page.Look;
import org.todoku.ui.help.Page.Span;

class PageParserTest {

    @Test
    void everyElementThatPagesUseIsRead() throws IOException {
        Page page = parse("""
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Some page</title></head><body>
                <h1>Some <em>page</em></h1>
                <h2 id="there">Below</h2>
                <p>See <a href="other.html#x">the
                   other</a>, press <code>F1</code>.</p>
                <ul><li>one<ol><li>inner</li><li>second</li></ol></li><li>two</li></ul>
                <pre>
                first line
                  second line
                </pre>
                <table><tr><th>Mark</th><th>Meaning</th></tr><tr><td>x</td><td>failed</td></tr></table>
                </body></html>""");
        assertEquals("Some page", page.title());
        Span plain = new Span("one", Look.PLAIN, "");
        assertEquals(List.of(
                new Page.Heading(1, "", List.of(new Span("Some ", Look.PLAIN, ""), new Span("page", Look.STRONG, ""))),
                new Page.Heading(2, "there", List.of(new Span("Below", Look.PLAIN, ""))),
                new Page.Paragraph(List.of(new Span("See ", Look.PLAIN, ""), new Span("the other", Look.PLAIN, "other.html#x"),
                        new Span(", press ", Look.PLAIN, ""), new Span("F1", Look.CODE, ""), new Span(".", Look.PLAIN, ""))),
                new Page.Item(1, "•", List.of(plain)),
                new Page.Item(2, "1.", List.of(new Span("inner", Look.PLAIN, ""))),
                new Page.Item(2, "2.", List.of(new Span("second", Look.PLAIN, ""))),
                new Page.Item(1, "•", List.of(new Span("two", Look.PLAIN, ""))),
                new Page.Code("first line\n  second line"),
                new Page.Row(true, List.of(List.of(new Span("Mark", Look.PLAIN, "")), List.of(new Span("Meaning", Look.PLAIN, "")))),
                new Page.Row(false, List.of(List.of(new Span("x", Look.PLAIN, "")), List.of(new Span("failed", Look.PLAIN, ""))))),
                page.blocks());
    }

    @Test
    void aLineThatBreaksBetweenJapaneseCharactersHasNoGap() throws IOException {
        assertEquals("更新プログラムの検索と KB 番号", words("<p>更新プログラムの\n    検索と\n KB 番号</p>"));
    }

    @Test
    void whatAPageBringsBesidesWordsIsLeftOut(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String said = words("""
                <!DOCTYPE html [<!ENTITY file SYSTEM "%s"><!ENTITY lol "lol">]>
                <html><body><script>alert(1)</script><style>p { }</style><p>Seen&#160;here &lt;b&gt;</p></body></html>"""
                .formatted(secret.toUri()));
        assertEquals("Seen\u00a0here <b>", said);
        String entity = assertDoesNotSay("the secret", """
                <!DOCTYPE html [<!ENTITY file SYSTEM "%s">]><html><body><p>And &file;</p></body></html>""".formatted(secret.toUri()));
        assertTrue(entity.contains("And") || entity.contains("XHTML"), entity);
    }

    @Test
    void whatIsNoXhtmlIsRefusedWithItsLine() {
        IOException refused = assertThrows(IOException.class, () -> parse("<html><body>\n<p>not closed\n</body></html>"));
        assertTrue(refused.getMessage().contains("/some.plugin/page.html") && refused.getMessage().contains("3"), refused::getMessage);
        assertThrows(IOException.class, () -> parse("<div>".repeat(80) + "</div>".repeat(80)), "endless depth");
        assertThrows(IOException.class, () -> parse("<p>" + "x".repeat(1_100_000) + "</p>"), "endless length");
    }

    @Test
    void linksAreResolvedAgainstTheirPage() {
        assertEquals("/a.b/html/two.html#x", Guide.resolve("/a.b/html/one.html", "two.html#x"));
        assertEquals("/a.b/html/one.html#x", Guide.resolve("/a.b/html/one.html", "#x"));
        assertEquals("/c.d/e.html", Guide.resolve("/a.b/html/one.html", "/c.d/e.html"));
        assertEquals("https://example.org/", Guide.resolve("/a.b/html/one.html", "https://example.org/"));
    }

    private static String assertDoesNotSay(String secret, String page) {
        String said;
        try {
            said = words(page);
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
        }
        assertFalse(said.contains(secret), said);
        return said;
    }

    private static String words(String page) throws IOException {
        return String.join("\n", parse(page).blocks().stream().map(Page.Block::words).toList());
    }

    private static Page parse(String page) throws IOException {
        return PageParser.parse("/some.plugin/page.html", new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }
}
