package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.list.ListSummary;
import org.todoku.model.Cases.Told;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.report.AnsweredList;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.FleetAnswers;
import org.todoku.report.InvestigationContent;
import org.todoku.report.InvestigationReports;
import org.todoku.report.Masking;
import org.todoku.report.Mentioned;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;

/** No name that a fleet was told with is in a masked report, in any form and language, live or from a document. */
class MaskedReportsTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);
    private static final List<Reader> READERS = List.of(new Reader(Locale.ENGLISH, ZoneId.of("America/New_York")),
            new Reader(Locale.JAPANESE, ZoneId.of("Asia/Tokyo")));
    private static final Pattern SERVER = Pattern.compile("\\b(?:HQ|TOP|MID|LEAF|OTHER|ISLAND|NEW|BR[0-9]?|S[1-4]|br1)\\b");
    /** What the collector puts in the place of people. */
    private static final Pattern REPLACED = Pattern.compile("person-\\d+");
    /** Names that contain each other, names with a domain, in Japanese and with characters that mean something to formats. */
    private static final List<String> ODD = List.of("kyoto-wsus1", "kyoto-wsus10", "Kyoto-WSUS1.lab.contoso.example", "東京更新機",
            "zürich_Ho$t", "o'brien-pc", "東京更新機2号", "q|x`y*z", "NAGOYA", "nagoya-2.contoso.example", "<i>&osaka", "ki-yo-to", "x7", "x77");
    /** Names in the order of letters, which decides what is told first; the second one with a domain. */
    private static final List<List<String>> ORDERED = List.of(
            List.of("<a>&osaka", "kobe.contoso.example", "NAGOYA", "o'brien-pc", "x7", "x77", "y-8", "z9"),
            List.of("admin", "client.firma.example", "Server", "Service", "Test", "update", "windows", "WSUS"));

    @TempDir
    Path folder = Path.of("");

    /** @param first the name that the first server gets; the next ones get the next names */
    private static String renamed(String json, List<String> names, int first) {
        Map<String, String> given = new LinkedHashMap<>();
        Matcher matcher = SERVER.matcher(json);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(given.computeIfAbsent(match.group().toUpperCase(Locale.ROOT),
                any -> names.get((first + given.size()) % names.size())).replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    private interface Form {
        void write(Reader reader, Appendable out) throws IOException;
    }

    private static String all(List<Form> forms) throws IOException {
        var out = new StringBuilder();
        for (Form form : forms) {
            for (Reader reader : READERS) {
                form.write(reader, out);
            }
        }
        return out.toString();
    }

    private static String everyForm(Diagnosis answer) throws IOException {
        return all(List.of((reader, out) -> DiagnosisReports.text(answer, reader, out),
                (reader, out) -> DiagnosisReports.html(answer, reader, out), (reader, out) -> DiagnosisReports.json(answer, reader, out),
                (reader, out) -> DiagnosisReports.markdown(answer, reader, out),
                (reader, out) -> DiagnosisReports.junit(answer, reader, out)));
    }

    private static String everyForm(InvestigationContent content) throws IOException {
        return all(List.of((reader, out) -> InvestigationReports.text(content, reader, out),
                (reader, out) -> InvestigationReports.html(content, reader, out),
                (reader, out) -> InvestigationReports.json(content, reader, out),
                (reader, out) -> InvestigationReports.markdown(content, reader, out),
                (reader, out) -> InvestigationReports.junit(content, reader, out)));
    }

    private static String masked(Told told) throws IOException {
        var masking = new Masking();
        told.fleet().forEach(masking::learn);
        return everyForm(masking.mask(told.answer()));
    }

    private static void assertNone(List<String> names, String report) {
        String lower = report.toLowerCase(Locale.ROOT);
        for (String name : names) {
            int at = lower.indexOf(name.toLowerCase(Locale.ROOT));
            assertTrue(at < 0, () -> name + " in …" + report.substring(Math.max(0, at - 200), Math.min(report.length(), at + 100)));
        }
    }

    /** The answers in a document that was saved and read, with what a person wrote beside them. */
    private InvestigationContent document(List<Told> answers, List<String> names) throws IOException {
        var editing = new InvestigationEditing(InvestigationStore.create("Case of " + names.get(0), CLOCK), CLOCK);
        for (Told answer : answers) {
            Answer kept = editing.keep("Keep", answer.answer(), answer.fleet());
            for (KeptFinding finding : kept.getServers().stream().flatMap(server -> server.getFindings().stream()).limit(2).toList()) {
                editing.setComment("Comment", finding, "Seen on " + String.join(", ", names) + " and by CONTOSO\\bob.");
                editing.setImportant("Mark", finding, true);
            }
        }
        KeptList list = editing.keep("Keep", list(answers, names), answers.get(0).fleet());
        editing.addNote("Note", "About the list of " + names.get(0), list.getId());
        editing.addNote("Note", "# " + names.get(0) + "\n\n* `\\\\" + names.get(1).toUpperCase(Locale.ROOT)
                + "\\share` by bob@contoso.example, C:\\" + "Users" + "\\bob\\x, 192.0.2.17, 2001:db8::17\n",
                        editing.investigation().getQuestions()
                        .get(0).getId());
        editing.setState("Done", editing.addDecision("Decide", "Ask Bob about " + names.get(2), "CONTOSO\\bob", ""), DecisionState.DONE);
        editing.attach("Attach", names.get(0) + ".log", new byte[3]);
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), null);
        Investigation read = InvestigationStore.load(file).investigation();
        return InvestigationContents.of(read);
    }

    /** A list that names them in its file, in lines that were used and in those that were not. */
    private static AnsweredList list(List<Told> answers, List<String> names) {
        var read = new ListSummary(names.get(0) + ".csv", names.size() + 1, Map.of(), 0, names.size(), 0, names.stream()
                .map(name -> new ListSummary.Unused(1, name + " seen by CONTOSO\\bob")).toList());
        var all = new FleetAnswers(READERS.get(0), Cases.NOW, read, answers.size() + 1);
        answers.forEach(answer -> all.add(answer.answer(), 1));
        AnsweredList made = AnsweredList.of(all);
        List<AnsweredList.Row> rows = new ArrayList<>(made.rows());
        names.forEach(name -> rows.add(new AnsweredList.Row("KB1 on " + name + " for bob@contoso.example", null, 1, List.of())));
        return new AnsweredList(made.at(), made.asked(), read, made.servers(), rows);
    }

    private static final List<String> OTHERS = List.of("contoso", "bob", "proxy.example.org", "192.0.2.17", "2001:db8::17");

    @Test
    void noNameOfAScenarioIsInAnyReport() throws IOException {
        List<Told> answers = Cases.scenarios(json -> renamed(json, ODD, Math.floorMod(json.hashCode(), ODD.size())));
        assertTrue(answers.size() > 100, () -> answers.size() + " answers");
        List<String> names = Stream.concat(ODD.stream(), OTHERS.stream()).toList();
        int told = 0;
        for (Told answer : answers) {
            var before = new StringBuilder();
            DiagnosisReports.text(answer.answer(), READERS.get(0), before);
            told += ODD.stream().anyMatch(name -> before.indexOf(name) >= 0) ? 1 : 0;
            assertNone(names, masked(answer));
        }
        assertTrue(told > 100, "the names are in reports that are not masked: " + told);
        InvestigationContent content = document(answers, ODD);
        InvestigationContent masked = new Masking().mask(content);
        assertNone(names, everyForm(masked));
        assertEquals(1, masked.leftOut());
    }

    @Test
    void noNameOfTheDemoIsInAnyReport() throws IOException, InputException {
        List<String> names = new ArrayList<>(OTHERS);
        for (StateReader reader : DemoFleet.states(Cases.NOW)) {
            try (reader) {
                var state = reader.read(update -> {
                    // only names are wanted
                }, Progress.NONE);
                Mentioned mentioned = Mentioned.by(state);
                // the catalogue of Microsoft is nobody's server
                Stream.of(List.of(state.server()), mentioned.machines(), mentioned.people()).flatMap(List::stream)
                        .filter(name -> state.kind() == StateKind.SERVER && !REPLACED.matcher(name).matches()).forEach(names::add);
            }
        }
        List<Told> answers = new ArrayList<>();
        for (var query : DemoFleet.showcase()) {
            answers.add(new Told(Cases.demo(query.text()), List.of()));
        }
        for (Told answer : answers) {
            assertNone(names, masked(answer));
        }
        assertNone(names, everyForm(new Masking().mask(document(answers, List.of("hq.corp.example", "plant", "Branch.corp.example")))));
    }

    @Test
    void aMaskedReportDependsOnNoName() throws IOException {
        List<List<Told>> answers = new ArrayList<>();
        for (List<String> names : ORDERED) {
            answers.add(Cases.scenarios(json -> renamed(json, names, 0)));
        }
        assertTrue(answers.get(0).size() > 100, () -> answers.get(0).size() + " answers");
        for (int i = 0; i < answers.get(0).size(); i++) {
            String first = masked(answers.get(0).get(i));
            for (List<Told> others : answers.subList(1, answers.size())) {
                assertEquals(first, masked(others.get(i)));
            }
        }
    }

    @Test
    void whatIsMaskedIsStillTheSameAnswer() throws IOException, InputException {
        Diagnosis answer = Cases.demo(DemoFleet.TWO_CAUSES);
        Diagnosis masked = new Masking().mask(answer);
        assertEquals(answer.outcome(), masked.outcome());
        for (int i = 0; i < answer.servers().size(); i++) {
            var before = answer.servers().get(i);
            var after = masked.servers().get(i);
            assertEquals(before.findings().stream().map(finding -> finding.rule().id()).toList(),
                    after.findings().stream().map(finding -> finding.rule().id()).toList());
            assertEquals(before.headline() == null ? -1 : before.findings().indexOf(before.headline()),
                    after.headline() == null ? -1 : after.findings().indexOf(after.headline()));
            assertEquals(before.extent(), after.extent());
        }
        assertFalse(masked.equals(answer));
    }
}
