package org.todoku.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.query.QueryProblem.Kind;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QueryLanguageTest {

    private static final List<String> PIECES = List.of("-", "－", "\"", "＂", ":", "：", " ", "　", "\n", "state", "状態", "product", "製品",
            "server",
            "created", "arrived", "superseded", "cve", "kb", "title", "id", "approved", "未承認", "yes", "2026", "-07", "-14", "..", ">", "<=",
            "CVE-2026-12345", "KB5041585", "5041585", "50", "windows 11", "更新", "ｻｰﾊﾞｰ", "{", "}", "(", ")",
            "18a9e21e-966a-4dbf-9ee5-761e18a25960",
            "\ud800", "\u0000", "´", "İ", "ß", "foo", "~", "c:\\x");

    private static List<Term> terms(String typed) {
        return UpdateQuery.parse(typed).terms();
    }

    @Test
    void keysTakeWordsQuotedValuesAndGuids() {
        assertEquals(List.of(new Term.Product("windows server"), new Term.Classification("security"), new Term.Server("wsus0")),
                terms("product:\"Windows  Server\" class:Security SERVER:wsus0".replace("  ", " ")));
        UUID id = UUID.fromString("18a9e21e-966a-4dbf-9ee5-761e18a25960");
        assertEquals(List.of(new Term.Guid(id), new Term.Kb("50"), new Term.Text("2019")), terms("id:{" + id + "} kb:50 title:2019"));
    }

    @ParameterizedTest
    @CsvSource({ "state:not-approved, NOT_APPROVED", "state:Unapproved, NOT_APPROVED", "状態:未承認, NOT_APPROVED", "state：承認済み, APPROVED",
        "state:missing, ABSENT", "state:なし, ABSENT", "state:\"not approved\", NOT_APPROVED", "ＳＴＡＴＥ:ready, READY",
        "state:ダウンロード中, DOWNLOADING", "status:一部のみ, NOT_EVERYWHERE" })
    void statesInBothLanguages(String typed, StateWord expected) {
        assertEquals(List.of(new Term.State(expected)), terms(typed));
    }

    @Test
    void everyWordOfAStateIsItsOwn() {
        for (StateWord state : StateWord.values()) {
            state.words().forEach(word -> assertEquals(state, StateWord.parse(word).orElseThrow(), word));
        }
        for (QueryKey key : QueryKey.values()) {
            key.words().forEach(word -> assertEquals(key, QueryKey.parse(word).orElseThrow(), word));
        }
    }

    @ParameterizedTest
    @CsvSource({ "2026, 2026-01-01, 2027-01-01", "=2026-07, 2026-07-01, 2026-08-01", "2026-07-14, 2026-07-14, 2026-07-15",
        "2026/7/4, 2026-07-04, 2026-07-05", ">2026-07, 2026-08-01,", ">=2026-07, 2026-07-01,", "<2026-07,, 2026-07-01",
        "<=2026-07,, 2026-08-01", "2025..2026-02, 2025-01-01, 2026-03-01", "2026-12-31.., 2026-12-31,", "..2026-07-14,, 2026-07-15",
        "2025~2026, 2025-01-01, 2027-01-01", "≥2026, 2026-01-01," })
    void aMonthMeansTheWholeMonth(String typed, LocalDate from, LocalDate until) {
        assertEquals(List.of(new Term.Created(new Days(from, until))), terms("created:" + typed));
    }

    @Test
    void daysAreThoseOfUtc() {
        Days july = Days.parse("2026-07").orElseThrow();
        assertTrue(july.contains(Instant.parse("2026-07-01T00:00:00Z")));
        assertTrue(july.contains(Instant.parse("2026-07-31T23:59:59.999Z")));
        assertEquals(List.of(false, false),
                List.of(july.contains(Instant.parse("2026-06-30T23:59:59Z")), july.contains(Instant.parse("2026-08-01T00:00:00Z"))));
    }

    @Test
    void vulnerabilitiesAreKnownByTheirNumber() {
        assertEquals(List.of(new Term.Cve("cve-2026-12345"), new Term.Cve("cve-2026-1234"), new Term.Cve("cve-2026-0001")),
                terms("CVE-2026-12345 (cve-2026-1234) cve:2026-0001"));
        assertEquals(List.of(new Term.Text("cve-2026")), terms("CVE-2026"));
    }

    @Test
    void aHyphenNegatesWhatFollowsAndIsAWordAlone() {
        assertEquals(List.of(new Term.Not(new Term.Text("server")), new Term.Not(new Term.Text("a b")), new Term.Text("-"),
                new Term.Not(new Term.State(StateWord.APPROVED)), new Term.Text("2024-08")),
                terms("-server -\"a b\" - －state:approved 2024-08"));
    }

    @ParameterizedTest
    @CsvSource({ "colour:red, UNKNOWN_KEY, colour:red", "state:aproved, UNKNOWN_STATE, state:aproved",
            "arrived:soon, BAD_DATE, arrived:soon",
        "created:2026-13, BAD_DATE, created:2026-13", "created:2027..2026, BAD_DATE, created:2027..2026", "kb:x, BAD_KB, kb:x",
        "id:42, BAD_GUID, id:42", "cve:x, BAD_CVE, cve:x", "superseded:maybe, NOT_YES_OR_NO, superseded:maybe",
        "created:1776, BAD_DATE, created:1776" })
    void whatIsNotUnderstoodIsToldAndLookedForAsText(String typed, Kind kind, String text) {
        UpdateQuery query = UpdateQuery.parse(" ab " + typed + " cd");
        assertEquals(List.of(new Term.Text("ab"), new Term.Text(text), new Term.Text("cd")), query.terms());
        assertEquals(List.of(new QueryProblem(4, 4 + typed.length(), kind, typed)), query.problems());
    }

    @Test
    void aKeyWithoutAValueAsksForNothingYet() {
        UpdateQuery query = UpdateQuery.parse("windows state: product:\"\"");
        assertEquals(List.of(new Term.Text("windows")), query.terms());
        assertEquals(List.of("query.value-missing", "query.value-missing"), query.problems().stream().map(QueryProblem::key).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "10:30", "1:x", ":", "http//", "::" })
    void aColonAfterNoWordIsText(String typed) {
        assertEquals(List.of(), UpdateQuery.parse(typed).problems());
        assertEquals(List.of(new Term.Text(typed)), terms(typed));
    }

    @Test
    void everyBlankPartsWords() {
        assertEquals(List.of(new Term.Text("ab"), new Term.State(StateWord.READY), new Term.Text("cd")),
                terms("ab\u00a0state:ready\u3000cd"));
    }

    @Test
    void aPhraseIsLookedForWhileItIsBeingTyped() {
        assertEquals(List.of(new Term.Text("windows 11 ver")), terms("\"Windows 11 ver"));
        assertEquals(List.of(new Term.Text("5\" disk")), terms("\"5\"\" disk\""));
    }

    @Property(tries = 200, seed = "2026013")
    void anyTextIsRead(@ForAll String typed) {
        check(typed);
    }

    @Property(tries = 200, seed = "2026014")
    void anyMixtureOfWhatMeansSomethingIsRead(@ForAll Random random) {
        StringBuilder typed = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            typed.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        check(typed.toString());
    }

    private static void check(String typed) {
        UpdateQuery query = UpdateQuery.parse(typed);
        for (QueryProblem problem : query.problems()) {
            assertEquals(problem.part(), typed.substring(problem.begin(), problem.end()));
        }
        assertTrue(query.terms().stream().noneMatch(term -> term instanceof Term.Not not && not.term() instanceof Term.Not));
        // a few letters have a second normal form
        Assume.that(UpdateQuery.normalise(UpdateQuery.normalise(typed)).equals(UpdateQuery.normalise(typed)));
        UpdateQuery written = UpdateQuery.of(query.terms());
        Assume.that(written.text().length() <= UpdateQuery.MAX_LENGTH);
        UpdateQuery again = UpdateQuery.parse(written.text());
        assertEquals(query.terms(), again.terms(), written.text());
        assertEquals(List.of(), again.problems());
    }
}
