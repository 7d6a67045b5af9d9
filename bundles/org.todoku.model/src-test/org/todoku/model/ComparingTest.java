package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.InputException;
import org.todoku.core.assumption.Assumption;
import org.todoku.demo.DemoFleet;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.report.ComparedWords;
import org.todoku.report.InvestigationComparison;
import org.todoku.report.InvestigationComparison.Change;
import org.todoku.report.InvestigationComparisonReports;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;

/** What differs is told in words, with both texts. */
class ComparingTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Reader JAPANESE = new Reader(Locale.JAPANESE, ZoneOffset.UTC);
    private static final String AT = ENGLISH.shown(Cases.NOW);

    private final InvestigationEditing editing = new InvestigationEditing(InvestigationStore.create("Case", CLOCK), CLOCK);
    private final Investigation document = editing.investigation();
    private Investigation before = document;

    @BeforeEach
    void aCase() throws IOException, InputException {
        editing.keep("Keep", Cases.demo(DemoFleet.TWO_CAUSES));
        editing.addNote("Note", "# Call\nold", "");
        editing.addNote("Note", "goes", "");
        editing.addDecision("Decide", "Tick it", "Ann", "");
        editing.attach("Attach", "log.txt", new byte[] { 1 });
        before = EcoreUtil.copy(document);
    }

    private List<String> told(Reader reader) throws IOException {
        var words = new ComparedWords(reader);
        List<String> told = new ArrayList<>();
        for (Change change : Comparing.of(before, "old.todoku", document, "new.todoku").changes()) {
            told.add(words.kind(change) + " " + words.what(change) + " | " + words.before(change) + " | " + words.after(change));
        }
        return told;
    }

    private Answer answer() {
        return document.getQuestions().get(0).getAnswers().get(0);
    }

    @Test
    void whatPeopleWroteIsToldWithBothTexts() throws IOException {
        editing.setTitle("Title", "Other");
        KeptFinding finding = answer().getServers().get(0).getFindings().get(0);
        editing.setImportant("Mark", finding, true);
        editing.setComment("Comment", finding, "really");
        editing.setText("Text", document.getNotes().get(0), "# Call\nnew");
        editing.setState("State", document.getDecisions().get(0), DecisionState.DONE);
        editing.setDecidedBy("By", document.getDecisions().get(0), "佐藤");
        editing.remove("Remove", List.of(document.getNotes().get(1)));
        editing.addDecision("Decide", "Import it", "", "");
        String of = "A01 " + new Recalling().finding(finding).rule().name(Locale.ENGLISH) + " on hq.corp.example, asked for "
                + DemoFleet.TWO_CAUSES;
        assertEquals(List.of("changed The investigation: title | Case | Other", "changed " + of + ": mark | not important | important",
                "changed " + of + ": comment |  | really", "changed Note: Call: text | # Call\nold | # Call\nnew",
                "changed Decision: Tick it: state | open | done", "changed Decision: Tick it: decided by | Ann | 佐藤",
                "added Decision: Import it |  | open\nImport it", "removed Note: goes | goes | "), told(ENGLISH));
        assertTrue(told(JAPANESE).contains("変更 決定事項: Tick it: 状態 | 未完了 | 完了"), () -> document.toString());
    }

    @Test
    void answersAndFilesThatCameOrWentAreTold() throws IOException, InputException {
        Diagnosis there = Cases.demo(DemoFleet.THERE);
        editing.keep("Keep", there);
        Diagnosis again = Cases.demo(DemoFleet.TWO_CAUSES);
        editing.keep("Keep", new Diagnosis(again.target(), again.at(), again.servers(), List.of(new Assumption.Synchronised("plant"))));
        editing.remove("Remove", List.of(answer().getServers().get(3), document.getAttachments().get(0)));
        editing.attach("Attach", "new.txt", new byte[2]);
        List<String> told = told(ENGLISH);
        assertEquals(5, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("added Answer to " + DemoFleet.TWO_CAUSES + " of " + AT + " |  | Answer of " + AT
                + "\nNot an answer about facts. Assumed: a synchronisation has just succeeded on plant\n"), () -> told.get(0));
        assertTrue(told.get(1).startsWith("added Question " + DemoFleet.THERE + " |  | Answer of " + AT + "\n" + DemoFleet.THERE
                + " is on"), () -> told.get(1));
        assertTrue(told.get(2).startsWith("added File: new.txt |  | new.txt\n"), () -> told.get(2));
        String gone = again.servers().get(3).server().server();
        assertTrue(told.get(3).startsWith("removed Answer to " + DemoFleet.TWO_CAUSES + " of " + AT + " for " + gone + " | Answer of"),
                () -> told.get(3));
        assertTrue(told.get(3).contains(gone) && told.get(3).endsWith(" | "), () -> told.get(3));
        assertTrue(told.get(4).startsWith("removed File: log.txt | log.txt\n"), () -> told.get(4));
    }

    @Test
    void listsThatCameOrWentAreTold() throws IOException, InputException {
        editing.keep("Keep", Cases.list(), List.of());
        List<String> told = told(ENGLISH);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("added List scan of 大阪.csv, asked " + AT + " |  | List of "), () -> told.get(0));
        assertTrue(told.get(0).contains("2 row(s) name no update") && told.get(0).contains("blocked ")
                && told.get(0).contains("A01 · "), () -> told.get(0));
        before = EcoreUtil.copy(document);
        editing.remove("Remove", List.of(document.getLists().get(0)));
        assertTrue(told(ENGLISH).get(0).startsWith("removed List scan of 大阪.csv"), () -> told.get(0));
        assertTrue(told(JAPANESE).get(0).startsWith("削除 一覧 scan of 大阪.csv"), () -> told.get(0));
    }

    @Test
    void markdownShowsWhatWasWrittenAsItIs() throws IOException {
        editing.setText("Text", document.getNotes().get(0), "```\n<script>alert(1)</script>\n# <b>");
        InvestigationComparison compared = Comparing.of(before, "a_b.todoku", document, "c.todoku");
        var out = new StringBuilder();
        InvestigationComparisonReports.markdown(compared, ENGLISH, out);
        assertEquals("""
                # Case

                Differences from a\\_b.todoku to c.todoku: 1

                **changed** Note: \\`\\`\\`: text

                *Before*

                ```
                # Call
                old
                ```

                *After*

                ````
                ```
                <script>alert(1)</script>
                # <b>
                ````

                """, out.toString());
    }

    @Test
    void nothingDiffersFromItself() throws IOException {
        assertEquals(List.of(), told(ENGLISH));
        InvestigationComparison same = Comparing.of(before, "a", document, "b");
        assertEquals("Nothing differs between a and b.", new ComparedWords(ENGLISH).summary(same));
        assertFalse(new ComparedWords(JAPANESE).summary(same).contains("{"));
    }
}
