package org.todoku.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.product.Product.Outcome;

/** The script of the product: streams, exit codes and the main questions. */
class CommandLineProductTest {

    /** A copy runs: others copy what was built meanwhile. */
    @TempDir
    private static Path home;
    private static Product product;

    @BeforeAll
    static void copy() throws IOException {
        product = Product.copy(home);
    }

    @Test
    void anUpdateThatIsThereHasExitCodeZero() throws Exception {
        Outcome outcome = product.run("explain", "KB5097920 x64", "--from", "demo", "--server", "hq.corp.example", "--lang", "en");
        assertEquals(0, outcome.exit(), outcome::toString);
    }

    @Test
    void aProductThatIsNotTickedBlocksAndSaysSo() throws Exception {
        Outcome outcome = product.run("explain", "KB5099034", "--from", "demo", "--server", "hq.corp.example", "--lang", "en");
        assertEquals(1, outcome.exit(), outcome::toString);
        assertTrue(outcome.out().contains("Microsoft Server operating system-21H2"), outcome::toString);
        assertTrue(outcome.out().contains("B09"), outcome::toString);
    }

    @Test
    void jsonIsOneDocumentAndNothingElse() throws Exception {
        Outcome outcome = product.run("explain", "KB5099010", "--from", "demo", "--format", "json");
        assertTrue(outcome.out().startsWith("{") && outcome.out().stripTrailing().endsWith("}"), outcome::toString);
        assertTrue(outcome.out().contains("\"schemaVersion\""), outcome::toString);
    }

    @Test
    void badInputSaysWhatToDoOnStandardErrorWithExitCodeTwo() throws Exception {
        Outcome outcome = product.run("explain", "KB1", "--from", home.resolve("missing").toString(), "--lang", "en");
        assertEquals(2, outcome.exit(), outcome::toString);
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains("missing"), outcome::toString);
        assertFalse(outcome.err().contains("\tat "), outcome::toString);
    }

    @Test
    void anUnknownCommandIsBadUsage() throws Exception {
        Outcome outcome = product.run("explian", "KB1");
        assertEquals(2, outcome.exit(), outcome::toString);
        assertTrue(outcome.err().contains("explain"), outcome::toString);
    }

    @Test
    void demoWithoutADisplayWritesAReport() throws Exception {
        Path report = home.resolve("report.html");
        Outcome outcome = product.run("demo", "-o", report.toString());
        assertEquals(0, outcome.exit(), outcome::toString);
        String html = Files.readString(report);
        assertTrue(html.contains("KB5099034") && html.contains("plant.corp.example"));
        assertFalse(html.contains("<script"));
    }

    @Test
    void aFilteredExportOfARealServerLeavesAbsenceUndecided() throws Exception {
        Path data = realData();
        for (String path : new String[] { "", "/Windows/Windows 11 23H2.csv", "/Windows/Windows 11 23H2.json",
                "/Windows/Windows 11 23H2.xml" }) {
            Path from = Path.of(data + "/2024-08-05" + path);
            assumeTrue(Files.exists(from), "not in the real data: " + from.getFileName());
            Outcome outcome = product.run("explain", "KB5041585", "--from", from.toString(), "--lang", "en", "--format", "json");
            assertEquals(3, outcome.exit(), outcome::toString);
            assertTrue(outcome.out().contains("\"present\" : \"unknown\"") || outcome.out().contains("\"present\":\"unknown\""),
                    outcome::toString);
            assertTrue(outcome.out().contains("subscription") && outcome.out().contains("syncHistory"), outcome::toString);
        }
    }

    @Test
    void theCollectorIsWrittenToStandardOutput() throws Exception {
        Outcome outcome = product.run("collector");
        assertEquals(0, outcome.exit(), outcome::toString);
        assertTrue(outcome.out().contains("Microsoft.UpdateServices.Administration"));
    }

    private static Path realData() throws IOException {
        for (Path folder = Product.root(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data/osdsus");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        assumeTrue(false, "the real exports are not on this machine");
        throw new AssertionError();
    }
}
