package org.todoku.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateQueryTest {

    @ParameterizedTest
    @ValueSource(strings = { "KB5041585", "kb5041585", "5041585", "(KB5041585)", "ＫＢ５０４１５８５", " KB5041585 " })
    void everyWayToTypeAKbNumberMeansTheSame(String typed) {
        assertEquals(List.of(new Term.Kb("5041585")), UpdateQuery.parse(typed).terms());
    }

    @ParameterizedTest
    @ValueSource(strings = { "18a9e21e-966a-4dbf-9ee5-761e18a25960", "{18A9E21E-966A-4DBF-9EE5-761E18A25960}" })
    void guidsInBracesAndUpperCaseAreGuids(String typed) {
        assertEquals(List.of(new Term.Guid(UUID.fromString("18a9e21e-966a-4dbf-9ee5-761e18a25960"))), UpdateQuery.parse(typed).terms());
    }

    @Test
    void yearsAndWindowsVersionsAreWordsNotKbNumbers() {
        assertEquals(List.of(new Term.Text("server"), new Term.Text("2019"), new Term.Text("2024-07")),
                UpdateQuery.parse("Server 2019 2024-07").terms());
    }

    @Test
    void aPhraseInQuotesStaysTogether() {
        assertEquals(List.of(new Term.Text("windows 11"), new Term.Kb("5041585")), UpdateQuery.parse("\"Windows 11\" KB5041585").terms());
    }

    @Test
    void halfWidthAndFullWidthKatakanaFindTheSame() {
        assertEquals(UpdateQuery.normalise("ドライバー"), UpdateQuery.normalise("ﾄﾞﾗｲﾊﾞｰ"));
    }

    @Test
    void nothingTypedAsksForNothing() {
        assertTrue(UpdateQuery.parse("  \"\" ").isEmpty());
    }

    @Test
    void aPastedFileIsCut() {
        assertTrue(UpdateQuery.parse("x ".repeat(100_000)).terms().size() <= UpdateQuery.MAX_LENGTH);
    }
}
