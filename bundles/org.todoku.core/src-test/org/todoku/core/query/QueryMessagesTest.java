package org.todoku.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.todoku.core.query.Unjudged.Telling;

class QueryMessagesTest {

    private static boolean japanese(String text) {
        return text.chars().anyMatch(c -> c > 0x3040);
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsTold(QueryProblem.Kind kind) {
        QueryProblem problem = new QueryProblem(0, 5, kind, "it's {0}");
        assertTrue(QueryMessages.message(problem, Locale.ENGLISH).contains("“it's {0}”"));
        assertTrue(japanese(QueryMessages.message(problem, Locale.JAPANESE)));
    }

    @ParameterizedTest
    @EnumSource
    void everyGapIsToldAndNoOther(Matter matter) {
        Unjudged gap = new Unjudged(12_345, List.of(new Telling(matter, 3, 5)), List.of("x"));
        List<String> english = QueryMessages.messages(gap, Locale.ENGLISH);
        assertEquals(3, english.size());
        assertTrue(english.get(1).startsWith("12,345 more"), english.toString());
        assertTrue(english.get(2).startsWith("2 of 5 "), english.toString());
        assertTrue(QueryMessages.messages(gap, Locale.JAPANESE).stream().allMatch(QueryMessagesTest::japanese));
        assertEquals(List.of(), QueryMessages.messages(new Unjudged(0, List.of(new Telling(matter, 5, 5)), List.of()), Locale.ENGLISH));
    }

    @Test
    void theExamplesOfTheHelpAreUnderstood() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            String help = QueryMessages.help(locale);
            List<String> examples = Stream.of(help.split("[\\s(]+(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)"))
                    .filter(word -> word.matches("\\p{L}+:\\S.*"))
                    .map(word -> word.replace("id:GUID", "id:18a9e21e-966a-4dbf-9ee5-761e18a25960")).toList();
            assertFalse(examples.size() < 10, examples.toString());
            examples.forEach(example -> assertEquals(List.of(), UpdateQuery.parse(example).problems(), example));
        }
    }
}
