package org.todoku.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.InvestigationContent.Answer;
import org.todoku.report.InvestigationContent.Attachment;
import org.todoku.report.InvestigationContent.Decision;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.Note;
import org.todoku.report.InvestigationContent.Question;
import org.todoku.report.InvestigationContent.State;
import org.todoku.report.InvestigationContent.Subject;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class InvestigationReportsTest {

    private static final String MARKS = Samples.HOSTILE
            + " ![i](http://evil.example/x.png) [l](javascript:alert(1)) `c` *e* | 1. # &lt; @bob";
    private static final String NOTE = """
            # Seen

            <script>alert(1)</script>

            See [this](https://example.org/a?b=c&d) and [that](javascript:alert(1)) and ![a picture](http://evil.example/x.png).
            <img src=x onerror=alert(1)>

            - one
            - **two** \u202E\u0007

            ```
            Get-It <a & b>
            ```
            """;

    /** Stopped after two of three updates. */
    private static AnsweredList list(String title) {
        var read = new ListSummary("scan " + MARKS, 9, Map.of(), 3, 2, 1, List.of(new ListSummary.Unused(8, MARKS)));
        var answers = new FleetAnswers(Samples.ENGLISH, Samples.NOW, read, 3);
        answers.add(Samples.diagnosis(title), 2);
        answers.add(Samples.failed(), 1);
        return AnsweredList.of(answers);
    }

    private static InvestigationContent content(String title) {
        Diagnosis older = Samples.diagnosis("Older");
        Diagnosis newer = Samples.diagnosis(title);
        Finding finding = newer.servers().get(0).findings().get(1);
        var question = new Question(title, Samples.NOW, List.of(
                new Answer(older, List.of(new Marked("hq.example", older.servers().get(0).findings().get(0), false,
                        "Comment of the older"))),
                new Answer(newer, List.of(new Marked("hq.example", finding, true, NOTE)))));
        return new InvestigationContent(title, Samples.NOW, List.of(question, new Question("KB1", Samples.NOW, List.of())),
                List.of(list(title)),
                List.of(new Note(NOTE, Samples.NOW, Samples.NOW.plusSeconds(60), new Subject(title, Samples.NOW, finding)),
                        new Note("Second", null, null, null)),
                List.of(new Decision("Do *it*", State.DONE, "CORP\\taro", Samples.NOW, new Subject("KB1", null, null)),
                        new Decision("Leave it", State.DROPPED, "", null, null)),
                List.of(new Attachment("log|1.txt", Samples.NOW, 12345, "abcdef")), List.of(), List.of(), 0, false);
    }

    private interface Form {
        void write(InvestigationContent content, Reader reader, Appendable out) throws IOException;
    }

    private static String written(Form form, InvestigationContent content, Reader reader) throws IOException {
        var out = new StringBuilder();
        form.write(content, reader, out);
        return out.toString();
    }

    private static Document html(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(text.replace("<!DOCTYPE html>", ""))));
    }

    @Test
    void theHtmlTellsEverythingAndRunsNothing() throws Exception {
        for (Reader reader : List.of(Samples.ENGLISH, Samples.JAPANESE)) {
            String text = written(InvestigationReports::html, content(MARKS), reader);
            Document html = html(text);
            NodeList all = html.getElementsByTagName("*");
            Set<String> names = IntStream.range(0, all.getLength()).mapToObj(i -> all.item(i).getNodeName()).collect(Collectors.toSet());
            assertTrue(Stream.of("script", "img", "iframe", "object", "link", "form").noneMatch(names::contains), names::toString);
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                String target = element.getAttribute("href");
                assertTrue(target.isEmpty() || target.startsWith("#q") || target.equals("https://example.org/a?b=c&d"), target);
                assertTrue(element.getAttribute("onerror").isEmpty() && element.getAttribute("src").isEmpty());
            }
            String shown = html.getDocumentElement().getTextContent();
            for (String part : List.of("<script>alert(1)</script>", "a picture (http://evil.example/x.png)", "that (javascript:alert(1))",
                    "Get-It <a & b>", "Comment of the older", "CORP\\taro", "log|1.txt", "12,345", "abcdef", "Second", "KB1")) {
                assertTrue(shown.contains(part), part + " is missing in\n" + shown);
            }
            assertFalse(shown.matches("(?s).*!\\w+[.\\w-]*!.*"), "a text is missing in\n" + shown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "# ", "1. ", "- ", "    ", "```", "| a |", "> ", "[x]: http://evil.example\n\n[x]", "<div>\n" })
    void markdownShowsTextsAsTheyAre(String before) throws IOException {
        String title = before + MARKS;
        List<String> markdown = new ArrayList<>(List.of(written(InvestigationReports::markdown, content(title), Samples.ENGLISH),
                written(InvestigationReports::markdown, content(title), Samples.JAPANESE)));
        markdown.add(written((content, reader, out) -> DiagnosisReports.markdown(Samples.diagnosis(title), reader, out), content(title),
                Samples.ENGLISH));
        for (String text : markdown) {
            var shown = new StringBuilder();
            read(Parser.builder().build().parse(text), shown, text);
            assertTrue(shown.toString().contains(Plain.line(title)), () -> title + "\nis not in\n" + shown);
            assertTrue(shown.toString().contains("Set-It -Name '<a & b>'\n"), shown::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "# a", "- a", "+ a", "* a", "1. a", "12) a", "> a", "=== a", "---",
            "```", "~~~ a", "| a | b |", "[a]: b", "    a",
            "<a>", "&lt;", "a  ", "\\", "#1", "1.5 a", "__a__", "www.example.org", "http://example.org" })
    void aTextBeginsNoStructure(String text) {
        Node item = Parser.builder().build().parse("- " + MarkdownPage.escaped(text)).getFirstChild().getFirstChild();
        Node paragraph = item.getFirstChild();
        assertTrue(paragraph instanceof Paragraph && paragraph.getNext() == null, () -> MarkdownPage.escaped(text));
        var shown = new StringBuilder();
        read(paragraph, shown, text);
        assertEquals(text.strip(), shown.toString());
    }

    private static void read(Node node, StringBuilder shown, String text) {
        switch (node) {
            case HtmlInline html -> throw new AssertionError(html.getLiteral() + " in\n" + text);
            case HtmlBlock html -> throw new AssertionError(html.getLiteral() + " in\n" + text);
            case Image image -> throw new AssertionError(image.getDestination() + " in\n" + text);
            case Link link -> assertEquals("https://example.org/a?b=c&d", link.getDestination(), text);
            case Code code -> shown.append(code.getLiteral());
            case FencedCodeBlock code -> shown.append(code.getLiteral());
            case Text literal -> shown.append(literal.getLiteral());
            default -> {
                // its children tell
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            read(child, shown, text);
        }
    }

    /** What it is called, how far it came, what was not used, how many answers came out how, by which rules, and each row. */
    @Test
    void everyFormTellsTheLists() throws Exception {
        AnsweredList list = list("Title of it");
        var with = new InvestigationContent("T", Samples.NOW, List.of(), List.of(list.from("scan.csv")), List.of(
                new Note("n", null, null, new Subject(list.from("")))), List.of(), List.of(), List.of(), List.of(), 0, false);
        for (Reader reader : List.of(Samples.ENGLISH, Samples.JAPANESE)) {
            var words = new FleetWords(FleetAnswers.of(list, reader));
            var causes = new FleetCauses(FleetAnswers.of(list, reader));
            List<String> said = new ArrayList<>(List.of("scan.csv", words.partial(FleetAnswers.of(list, reader)),
                    words.of("list.unused.flaws", 2L, 1L), words.fate(Fate.BLOCKED),
                    causes.rules().get(0).id(), causes.rules().get(0).name(), reader.shown((long) causes.rules().get(0).updates())));
            list.servers().forEach(server -> said.add(words.serverName(server.server())));
            list.rows().forEach(row -> said.add(row.query()));
            for (Form form : List.<Form>of(InvestigationReports::markdown, InvestigationReports::text, InvestigationReports::html)) {
                String text = written(form, with, reader).replaceAll("<[^>]*>", "").replaceAll("\\s*\\R\\s*", " ").replace("\\", "");
                said.forEach(part -> assertTrue(text.contains(part), () -> part + " is missing in\n" + text));
                assertTrue(text.contains(new InvestigationWords(reader).of("about.list", list.from("").name(reader), list.at())), text);
            }
        }
        assertTrue(written(InvestigationReports::html, with, Samples.ENGLISH).contains("Title of it"));
        assertTrue(written(InvestigationReports::markdown, with, Samples.ENGLISH).contains("Title of it"));
        var json = JsonTree.parse(written(InvestigationReports::json, content("Case"), Samples.ENGLISH));
        var told = JsonTree.map(JsonTree.list(json.get("lists")).get(0));
        assertEquals(true, told.get("partial"));
        assertEquals(list.rows().size(), JsonTree.list(told.get("updates")).size());
        assertEquals(list.servers().size(), JsonTree.list(told.get("servers")).size());
    }

    @Test
    void jsonHasAllAnswersAndWhatWasSaidOfFindings() throws IOException {
        String text = written(InvestigationReports::json, content(MARKS), Samples.ENGLISH);
        assertTrue(text.startsWith("{\n  \"schemaVersion\" : \"1.1\""), text.substring(0, 60));
        var answers = JsonTree.list(JsonTree.map(JsonTree.list(JsonTree.parse(text).get("questions")).get(0)).get("answers"));
        assertEquals(2, answers.size());
        var servers = JsonTree.list(JsonTree.map(JsonTree.map(answers.get(1)).get("diagnosis")).get("servers"));
        var findings = JsonTree.list(JsonTree.map(servers.get(0)).get("findings"));
        assertEquals(List.of(false, true, false), findings.stream().map(finding -> JsonTree.map(finding).get("important")).toList());
        assertEquals(NOTE, JsonTree.map(findings.get(1)).get("comment"));
        assertFalse(written((content, reader, out) -> DiagnosisReports.json(Samples.diagnosis(MARKS), reader, out), content(MARKS),
                Samples.ENGLISH).contains("\"important\""), "a diagnosis alone says nothing of what a person said");
    }

    @Test
    void textStandsAsItWasTyped() throws IOException {
        String text = written(InvestigationReports::text, content("Title"), Samples.ENGLISH);
        for (String part : List.of("Decisions", "[done] Decided by CORP\\taro, ", "About the question KB1", "[dropped]", "Notes", "# Seen",
                "Marked findings", "[important]", "Other answers", "Comment of the older", "No answer is kept.", "Servers looked at",
                "Attachments", "<U+0007>")) {
            assertTrue(text.contains(part), part + " is missing in\n" + text);
        }
        assertFalse(text.contains("\u0007") || text.contains("\u202E"), "nothing steers the terminal");
    }

    @Test
    void notesOfAnyDepthAreShown() throws Exception {
        for (String deep : List.of(">".repeat(20_000) + " end", "- ".repeat(5_000) + "end", "*a **b ".repeat(5_000) + "end",
                "[".repeat(20_000) + "end", "x" + "`".repeat(20_000) + "end", "<a".repeat(10_000) + "end")) {
            InvestigationContent content = new InvestigationContent("T", Samples.NOW, List.of(), List.of(),
                    List.of(new Note(deep, null, null, null)), List.of(), List.of(), List.of(), List.of(), 0, false);
            assertTrue(html(written(InvestigationReports::html, content, Samples.ENGLISH)).getDocumentElement().getTextContent()
                    .contains("end"), () -> "html of " + deep.substring(0, 6));
            assertTrue(written(InvestigationReports::markdown, content, Samples.ENGLISH).contains("end"),
                    () -> "markdown of " + deep.substring(0, 6));
        }
    }

    @Test
    void junitHasTheNewestAnswers() throws Exception {
        Document document = html(written(InvestigationReports::junit, content("Title"), Samples.ENGLISH));
        assertEquals(1, document.getElementsByTagName("testsuite").getLength());
        assertEquals(3, document.getElementsByTagName("testcase").getLength());
        assertEquals(1, document.getElementsByTagName("failure").getLength());
    }
}
