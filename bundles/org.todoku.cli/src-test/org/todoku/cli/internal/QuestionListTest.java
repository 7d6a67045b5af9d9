package org.todoku.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.todoku.cli.Surroundings;
import org.todoku.intake.list.ListException;
import org.todoku.intake.list.WantedList;
import org.todoku.rules.RuleRegistry;

/** Where the command line takes lists from, and what it says of those that are none. */
class QuestionListTest {

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Session session(String typed, Locale locale) {
        return new Session(new Surroundings(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream(),
                err, false, 0, folder, Clock.systemUTC(), locale, ZoneId.of("UTC"), () -> RuleRegistry.of(List.of()), ""));
    }

    @Test
    void standardInputIsAList() throws Exception {
        WantedList list = QuestionList.wanted("-", null, session("KB5099010\nKB5099020\n", Locale.ENGLISH));
        assertEquals(List.of("KB5099010", "KB5099020"), list.wanted().stream().map(wanted -> wanted.question().text()).toList());
        assertEquals(Map.of(), list.told().columns());
        assertEquals("standard input", list.told().source());
    }

    @Test
    void thatAFileIsNoUnicodeIsSaid() throws Exception {
        Files.write(folder.resolve("list"), "ホスト名,KB番号\r\n端末,KB5099010\r\n".getBytes(Charset.forName("windows-31j")));
        assertEquals(1, QuestionList.wanted("list", null, session("", Locale.ENGLISH)).wanted().size());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("Shift_JIS"), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsExplained(ListException.Reason reason) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            String told = session("", locale).text("failure.list-" + reason.key(), "scan.csv", 7L, 8L, "text");
            assertTrue(told.contains("scan.csv") && !told.startsWith("!") && !told.contains("{"), told);
        }
    }
}
