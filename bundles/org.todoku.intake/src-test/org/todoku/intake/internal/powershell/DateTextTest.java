package org.todoku.intake.internal.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.ServerUpdate;

/** Dates as the cultures of Windows write them. */
class DateTextTest {

    private final Path folder;

    DateTextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2022-08-09T17:00:22Z|2022-08-09T17:00:22Z",
            "2022-08-09T17:00:22.1234567Z|2022-08-09T17:00:22.123456700Z",
            "2022-08-10T02:00:22+09:00|2022-08-09T17:00:22Z", "2022-08-09 17:00:22|2022-08-09T17:00:22Z", "2022-08-09|2022-08-09T00:00:00Z",
            "\\/Date(1660064422000)\\/|2022-08-09T17:00:22Z", "/Date(1660064422000+0900)/|2022-08-09T17:00:22Z",
            "2022/08/09 17:00:22|2022-08-09T17:00:22Z", "2022/8/9 午後 5:00:22|2022-08-09T17:00:22Z",
                    "09.08.2022 17:00:22|2022-08-09T17:00:22Z",
            "9-8-2022 17:00|2022-08-09T17:00:00Z" })
    void oneReadingOnly(String text, String expected) {
        assertEquals(Instant.parse(expected), ((DateText.Exact) DateText.parse(text)).at());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0001-01-01T00:00:00", "1/1/0001 12:00:00 AM", "\\/Date(-62135596800000)\\/", "9999-12-31T23:59:59.9999999Z",
            "01.01.0001 00:00:00" })
    void neverIsNoDate(String text) throws Exception {
        assertNull(read(text).updates().get(0).update().created());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "tomorrow", "13/13/2022", "2022-02-30", "31.02.2022", "1/2/03", "8/9/2022 13:00:00 PM", "2022/13/01",
            "\\/Date(99999999999999999)\\/", "8/9/2022 25:00:00" })
    void nonsenseIsUnreadable(String text) {
        assertTrue(DateText.parse(text) instanceof DateText.Unreadable, () -> DateText.parse(text).toString());
    }

    @Test
    void noonAndMidnight() throws Exception {
        assertEquals(List.of("2022-08-31T12:00:00Z", "2022-08-31T00:00:00Z"), created("8/31/2022 12:00:00 PM",
                "8/31/2022 12:00:00\u202FAM"));
    }

    @Test
    void oneDateThatExistsInOneOrderOnlyDecidesForItsFile() throws Exception {
        assertEquals(List.of("2022-08-09T00:00:00Z", "2022-08-31T00:00:00Z"), created("8/9/2022", "8/31/2022"));
        assertEquals(List.of("2022-08-09T00:00:00Z", "2022-08-31T00:00:00Z"), created("09/08/2022", "31/08/2022"));
        assertTrue(read("09/08/2022", "31/08/2022").codes().isEmpty());
    }

    @Test
    void withoutOneTheMonthComesFirstAndThatIsSaid() throws Exception {
        Reading read = read("8/9/2022", "1/2/2022");
        assertEquals(Instant.parse("2022-08-09T00:00:00Z"), read.updates().get(0).update().created());
        assertEquals(List.of("date.ambiguous"), read.codes());
        assertTrue(read("8/8/2022").codes().isEmpty(), "either way the same day");
    }

    @Test
    void otherFilesOfTheSameExportDecideToo() throws Exception {
        Path a = csv("2022-09-01/a.csv", "09/08/2022");
        Path b = csv("2022-09-01/b.csv", "", "31/08/2022");
        Reading read = Reading.of(a, b);
        assertEquals(Instant.parse("2022-08-09T00:00:00Z"), read.updates().get(0).update().created());
        assertTrue(read.codes().isEmpty());
    }

    private List<String> created(String... dates) throws Exception {
        return read(dates).updates().stream().map((ServerUpdate update) -> String.valueOf(update.update().created())).toList();
    }

    private Reading read(String... dates) throws Exception {
        return Reading.of(csv("d.csv", dates));
    }

    /** A file with one update per date. */
    private Path csv(String name, String... dates) throws Exception {
        var text = new StringBuilder("UpdateId;Title;KB;CreationDate\n");
        for (int i = 0; i < dates.length; i++) {
            text.append("00000000-0000-0000-0000-00000000000").append(i).append(";T;5040435;").append(dates[i]).append('\n');
        }
        return Reading.write(folder, name, text.toString(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
