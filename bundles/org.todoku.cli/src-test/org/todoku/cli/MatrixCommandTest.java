package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;

/** Products by classifications of the demo fleet. */
class MatrixCommandTest {

    @TempDir
    Path directory = Path.of("");

    private Outcome matrix(String... more) {
        String[] args = new String[more.length + 3];
        System.arraycopy(new String[] { "matrix", "--from", "demo" }, 0, args, 0, 3);
        System.arraycopy(more, 0, args, 3, more.length);
        return new Shell(directory).run(args);
    }

    @Test
    void productsStandBelowTheirFamilies() {
        List<String> lines = matrix("--server", "hq").out().lines().toList();
        int family = indexOf(lines, "\u00a0\u00a0Windows ");
        int product = indexOf(lines, "\u00a0\u00a0\u00a0\u00a0Windows 11 ");
        assertTrue(0 < family && family < product, lines::toString);
        assertTrue(lines.get(product).matches("\\s*Windows 11 +\\+ .*".replace("\\s*", "\u00a0*")), lines.get(product));
    }

    private static int indexOf(List<String> lines, String beginning) {
        return lines.indexOf(lines.stream().filter(line -> line.startsWith(beginning)).findFirst().orElse(""));
    }

    @Test
    void severalServersAndFamiliesAreInTheJsonForm() {
        Outcome json = matrix("--server", "hq", "--server", "lab", "--format", "json");
        assertEquals(1, Shell.jsonDocuments(json.out()), json.out());
        assertTrue(json.out().contains("\"server\" : \"hq.corp.example\"") && json.out().contains("\"server\" : \"lab.corp.example\""));
        assertTrue(json.out().contains("\"families\" : [\n") && json.out().contains("\"updatesCounted\" : \"exact\""), json.out());
        assertFalse(json.out().contains("plant"), json.out());
    }

    @Test
    void differencesAreOfTheServersAskedFor() {
        Outcome two = matrix("--server", "hq", "--server", "lab", "--diff", "--format", "csv");
        List<String> lines = two.out().lines().toList();
        assertEquals("kind,id,title,hq.corp.example,lab.corp.example", lines.get(0));
        assertTrue(lines.contains("product,69010383-ff55-4227-bd6c-d91c26f2643b,Microsoft Edge,yes,no"), two.out());
        assertTrue(lines.stream().skip(1).allMatch(line -> line.endsWith("yes,no") || line.endsWith("no,yes")), two.out());
        assertEquals(1, matrix("--server", "hq", "--diff", "--format", "csv").out().lines().count(), "one server differs from none");
    }

    @ParameterizedTest
    @ValueSource(strings = { "--server hq", "--diff" })
    void japaneseIsComplete(String options) {
        Outcome japanese = matrix((options + " --lang ja").split(" "));
        assertEquals(0, japanese.code(), japanese.err());
        assertFalse(japanese.out().contains("!") || japanese.out().matches("(?s).*\\{\\d}.*"), japanese.out());
        assertTrue(japanese.out().codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x30FF), japanese.out());
    }
}
