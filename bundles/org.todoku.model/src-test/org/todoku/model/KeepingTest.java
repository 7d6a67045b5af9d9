package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.InputException;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.KeptRow;
import org.todoku.model.investigation.Question;
import org.todoku.report.AnsweredList;
import org.todoku.report.AnsweredList.Same;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.Fate;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetCauses;
import org.todoku.report.FleetWords;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;
import org.todoku.rules.Texts;

/** A kept answer must say what the answer said, in every form, language and time zone. */
class KeepingTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);
    private static final List<Reader> READERS = List.of(new Reader(Locale.ENGLISH, ZoneId.of("America/New_York")),
            new Reader(Locale.JAPANESE, ZoneId.of("Asia/Tokyo")));

    @TempDir
    Path folder = Path.of("");

    @Test
    void keptAnswersSayTheSameAfterTheyWereSaved() throws IOException, InputException {
        List<Diagnosis> answers = Cases.all();
        assertTrue(answers.size() > 20, () -> answers.size() + " answers");
        var editing = new InvestigationEditing(InvestigationStore.create("All cases", CLOCK), CLOCK);
        answers.forEach(answer -> editing.keep("Keep", answer));
        Path file = folder.resolve("all.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), "");

        Investigation read = InvestigationStore.load(file).investigation();
        var recalling = new Recalling();
        int compared = 0;
        for (Question question : read.getQuestions()) {
            List<Diagnosis> before = answers.stream().filter(each -> each.target().query().text().equals(question.getText())).toList();
            for (int i = 0; i < before.size(); i++) {
                Diagnosis after = recalling.recall(question, question.getAnswers().get(i));
                for (Reader reader : READERS) {
                    assertEquals(everyForm(before.get(i), reader), everyForm(after, reader), question.getText());
                    compared++;
                }
            }
        }
        assertEquals(answers.size() * READERS.size(), compared);
    }

    private static String everyForm(Diagnosis diagnosis, Reader reader) throws IOException {
        var all = new StringBuilder();
        DiagnosisReports.text(diagnosis, reader, all);
        DiagnosisReports.json(diagnosis, reader, all);
        DiagnosisReports.html(diagnosis, reader, all);
        DiagnosisReports.junit(diagnosis, reader, all);
        return all.toString();
    }

    @Test
    void whatIsKnownAlreadyIsKeptOnce() throws IOException, InputException {
        var editing = new InvestigationEditing(InvestigationStore.create("Twice", CLOCK), CLOCK);
        editing.keep("Keep", Cases.demo(DemoFleet.TWO_CAUSES));
        Investigation document = editing.investigation();
        List<Integer> before = List.of(document.getServers().size(), document.getUpdates().size(), document.getRules().size());
        Answer again = editing.keep("Keep", Cases.demo(DemoFleet.TWO_CAUSES));
        assertEquals(before, List.of(document.getServers().size(), document.getUpdates().size(), document.getRules().size()));
        assertEquals(1, document.getQuestions().size());
        assertEquals(List.of(again), document.getQuestions().get(0).getAnswers().subList(1, 2));
        editing.undo();
        editing.undo();
        assertTrue(document.eContents().isEmpty(), () -> document.eContents().toString());
    }

    /** But for the time of what is arriving, which differs between servers. */
    @Test
    void aKeptListSaysWhatTheListSaid() throws IOException, InputException {
        List<String> queries = new ArrayList<>(DemoFleet.showcase().stream().map(UpdateQuery::text).toList());
        queries.addAll(List.of("KB4999999", "no such update"));
        for (Reader reader : READERS) {
            FleetAnswers before = Cases.list(reader, queries.size() + 3, queries.toArray(String[]::new));
            var editing = new InvestigationEditing(InvestigationStore.create("List", CLOCK), CLOCK);
            editing.keep("Keep", AnsweredList.of(before), List.of());
            Path file = folder.resolve(reader.locale() + ".todoku");
            InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), "");

            AnsweredList read = new Recalling().recall(InvestigationStore.load(file).investigation().getLists().get(0));
            for (Reader other : READERS) {
                FleetAnswers live = Cases.list(other, queries.size() + 3, queries.toArray(String[]::new));
                assertEquals(told(live), told(FleetAnswers.of(read, other)));
                assertTrue(read.name(other).contains(String.valueOf(queries.size() + 3)), "how far it came: " + read.name(other));
            }
            assertEquals(before.list(), read.list());
            assertEquals(before.at(), read.at());
        }
    }

    private static List<String> told(FleetAnswers answers) {
        var words = new FleetWords(answers);
        var causes = new FleetCauses(answers);
        List<String> told = new ArrayList<>();
        for (FleetAnswers.Row row : answers.rows()) {
            told.add(row.query() + " " + row.title());
            row.answers().forEach((key, answer) -> {
                String rules = answer.causes().stream().map(cause -> cause.rule() + " " + cause.name()).distinct().toList().toString();
                told.add(key + ": " + words.fate(answer.fate()) + rules + answer.lacks()
                        + (answer.fate() == Fate.ARRIVING ? "" : words.cell(answer)));
            });
        }
        for (Fate fate : Fate.values()) {
            told.add(words.fate(fate) + causes.count(fate));
        }
        return told;
    }

    @Test
    void serversWithTheSameAnswerStandTogether() throws IOException, InputException {
        AnsweredList list = Cases.list();
        var editing = new InvestigationEditing(InvestigationStore.create("List", CLOCK), CLOCK);
        KeptList kept = editing.keep("Keep", list, List.of());
        for (KeptRow row : kept.getRows()) {
            assertEquals(kept.getServers().size(), row.getAnswers().stream().mapToInt(answer -> answer.getServers().size()).sum());
            assertTrue(row.getAnswers().size() < kept.getServers().size(), () -> row.getAsked() + " " + row.getAnswers());
        }
        assertNull(kept.getRows().getLast().getUpdate(), "nobody knows it");
        editing.undo();
        assertTrue(editing.investigation().eContents().isEmpty());
    }

    /** The rules of a plug-in bring their own facts, whose names nobody else knows. */
    @Test
    void aFactThatOnlyAPlugInKnowsKeepsItsName() throws IOException, InputException {
        AnsweredList list = Cases.list();
        var texts = new Texts(getClass().getClassLoader(), "", Map.of("en",
                Map.of("fact.proxy", "proxy of {0}", "fact.proxy.collect", "Ask"),
                "ja", Map.of("fact.proxy", "プロキシ", "fact.proxy.collect", "聞く")));
        var same = new Same(Fate.UNDECIDED, Standing.UNKNOWN, 0, 1, List.of(), List.of(new AnsweredList.Lacking("proxy", texts)),
                List.of(0));
        var plugIn = new AnsweredList(list.at(), 1, list.list(), list.servers(), List.of(new AnsweredList.Row("KB1", null, 1,
                List.of(same))));
        var editing = new InvestigationEditing(InvestigationStore.create("List", CLOCK), CLOCK);
        editing.keep("Keep", plugIn, List.of());
        Path file = folder.resolve("plugin.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), "");
        AnsweredList read = new Recalling().recall(InvestigationStore.load(file).investigation().getLists().get(0));
        for (Reader reader : READERS) {
            assertEquals(told(FleetAnswers.of(plugIn, reader)), told(FleetAnswers.of(read, reader)));
        }
        assertTrue(told(FleetAnswers.of(read, READERS.get(1))).toString().contains("聞く"));
    }
}
