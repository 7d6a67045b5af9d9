package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;

/** Real exports of a live server: selected rows, no settings. Skipped where the data is not at hand. */
class RealDataTest {

    @TempDir
    Path directory = Path.of("");

    /** The folder of the exports beside the repository. */
    private static Path data() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            for (Path candidate : new Path[] { at.resolve("shared/data"), at.resolve("../shared/data") }) {
                if (Files.isDirectory(candidate.resolve("osdsus/2024-08-05"))) {
                    return candidate.resolve("osdsus/2024-08-05").normalize();
                }
            }
        }
        Assumptions.abort("the folder shared/data is not beside the repository");
        throw new IllegalStateException();
    }

    @Test
    void anUpdateThatIsNotInASelectionOfRowsIsUndecided() {
        Outcome outcome = new Shell(directory).run("explain", "KB5041585", "--from", data().toString());
        assertEquals(3, outcome.code(), outcome.out() + outcome.err());
        String text = outcome.out().replaceAll("\\s+", " ");
        assertTrue(text.contains("Collect-Todoku.ps1") && text.contains("list of updates"), text);
        assertFalse(text.toLowerCase(Locale.ROOT).contains("is not on osdsus"), text);
        Outcome json = new Shell(directory).run("explain", "KB5041585", "--from", data().toString(), "--format", "json");
        assertTrue(json.out().contains("\"present\" : \"unknown\"") && json.out().contains("\"missingFacts\" : [\n"), json.out());
        assertFalse(json.out().contains("\"present\" : \"no\""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Windows 11 23H2 LCU.csv", "Windows 11 23H2 LCU.json", "Windows 11 23H2 LCU.xml" })
    void whatIsInTheDataIsThereInEveryFormat(String name) {
        String file = data().resolve("Windows").resolve(name).toString();
        Outcome outcome = new Shell(directory).run("explain", "KB5040442", "--from", file, "--format", "json");
        assertTrue(outcome.out().contains("\"present\" : \"yes\"") && outcome.out().contains("07e328fd-a039-45f2-90ad-2b43002eab3b"),
                outcome.out() + outcome.err());
        Outcome found = new Shell(directory).run("search", "KB5040442", "--from", file, "--format", "csv");
        assertTrue(found.out().contains("07e328fd-a039-45f2-90ad-2b43002eab3b"), found.out());
    }

    @Test
    void theFolderIsValidAndPartial() {
        Outcome outcome = new Shell(directory).run("check", data().toString());
        assertEquals(0, outcome.code(), outcome.out());
        assertTrue(outcome.out().contains("partial") && outcome.out().contains("not collected"), outcome.out());
    }
}
