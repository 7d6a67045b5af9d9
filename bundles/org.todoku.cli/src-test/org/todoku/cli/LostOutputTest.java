package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;

/** Results that reach nobody, and workspaces that would hold nothing. */
class LostOutputTest {

    private static final List<String> COMMANDS = List.of("explain KB5099034 --from demo", "explain KB5099034 --from demo --format json",
            "rules", "collector", "--help", "--version", "import demo --workspace saved");

    @TempDir
    Path directory = Path.of("");

    /** Takes some bytes and then fails. */
    private static final class Limited extends OutputStream {

        private final String reason;
        private int left;

        Limited(String reason, int left) {
            this.reason = reason;
            this.left = left;
        }

        @Override
        public void write(int one) throws IOException {
            if (left-- <= 0) {
                throw new IOException(reason);
            }
        }
    }

    private Outcome run(String reason, int room, String command) {
        var err = new ByteArrayOutputStream();
        Surroundings whole = new Shell(directory).surroundings(new ByteArrayOutputStream(), err);
        var limited = new Surroundings(whole.in(), new Limited(reason, room), err, false, 0, directory, whole.clock(), whole.locale(),
                whole.zone(),
                whole.rules(), whole.version());
        int code = new Cli(limited).run(command.split(" "));
        return new Outcome(code, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFullDiskBehindStandardOutputIsTold() {
        for (String command : COMMANDS) {
            Outcome full = run("No space left on device", 5, command);
            assertEquals(2, full.code(), command);
            assertTrue(full.err().contains("standard output: No space left on device"), command + ": " + full.err());
            assertFalse(full.err().contains("Exception"), full.err());
        }
        Outcome japanese = run("No space left on device", 0, "rules --lang ja");
        assertTrue(japanese.err().contains("標準出力"), japanese.err());
    }

    @Test
    void whoReadsOnlyTheBeginningIsNotBothered() {
        for (String command : COMMANDS) {
            Outcome closed = run("Broken pipe", 5, command);
            assertEquals(2, closed.code(), command);
            assertEquals("", closed.err(), command);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "new", "new/deeper/still" })
    void anImportThatFailsLeavesNoNewWorkspace(String folder) throws IOException {
        Files.write(directory.resolve("bad.todoku-snapshot"), new byte[] { 'P', 'K', 3, 4, 5 });
        Outcome failed = new Shell(directory).run("import", "bad.todoku-snapshot", "--workspace", folder);
        assertEquals(2, failed.code(), failed.err());
        assertEquals(List.of("bad.todoku-snapshot"), listed(directory));
    }

    @Test
    void aFolderThatWasThereStaysWithWhatIsInIt() throws IOException {
        Files.write(directory.resolve("bad.todoku-snapshot"), new byte[] { 'P', 'K', 3, 4, 5 });
        Path there = Files.createDirectory(directory.resolve("there"));
        Files.writeString(there.resolve("notes.txt"), "mine");
        assertEquals(2, new Shell(directory).run("import", "bad.todoku-snapshot", "--workspace", "there").code());
        assertEquals(List.of("notes.txt"), listed(there));
    }

    @Test
    void aWorkspaceThatWasThereStays() throws IOException {
        Files.write(directory.resolve("bad.todoku-snapshot"), new byte[] { 'P', 'K', 3, 4, 5 });
        var shell = new Shell(directory);
        assertEquals(0, shell.run("import", "demo", "--workspace", "ws").code());
        String before = shell.run("search", "KB5099034", "--workspace", "ws").out();
        assertEquals(2, shell.run("import", "bad.todoku-snapshot", "--workspace", "ws").code());
        assertEquals(before, shell.run("search", "KB5099034", "--workspace", "ws").out());
    }

    @Test
    void aCancelledImportLeavesNoNewWorkspace() throws IOException {
        var cli = new Cli(new Shell(directory).surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
        cli.cancel();
        assertEquals(5, cli.run("import", "demo", "--workspace", "new"));
        assertEquals(List.of(), listed(directory));
    }

    private static List<String> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
