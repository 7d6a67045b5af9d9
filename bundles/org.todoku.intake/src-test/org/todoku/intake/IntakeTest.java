package org.todoku.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Progress;
import org.todoku.core.StateReader;

/** Files are known by their content, folders are read whole, and what is not read is told. */
class IntakeTest {

    private static final String CSV = "\"UpdateId\",\"Title\"\n\"0f5b1e9a-1111-4222-8333-444455556666\",\"2024-03 update (KB5035853)\"\n";

    @TempDir
    Path folder = Path.of("");
    private final Intake intake = new Intake(Clock.systemUTC());

    private static Path snapshot(Path file, String server) throws IOException {
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(("{\"format\":\"todoku-snapshot\",\"formatVersion\":\"1.0\",\"kind\":\"server\",\"server\":{\"name\":\"" + server
                    + "\"},\"collectedAt\":\"2026-03-12T00:00:00Z\",\"sections\":{}}").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }

    private String refused(Path... paths) {
        return assertThrows(InputException.class, () -> intake.open(List.of(paths))).problem().code();
    }

    private List<String> servers(Path... paths) throws IOException, InputException {
        var servers = new java.util.ArrayList<String>();
        for (StateReader reader : intake.open(List.of(paths))) {
            try (reader) {
                servers.add(reader.read(update -> { }, Progress.NONE).server());
            }
        }
        return servers;
    }

    @Test
    void aSnapshotIsKnownByItsContent() throws Exception {
        assertEquals(List.of("HQ"), servers(snapshot(folder.resolve("renamed.bin"), "HQ")));
    }

    @Test
    void aFolderIsReadWholeAndInOrder() throws Exception {
        snapshot(folder.resolve("b/2.zip"), "B2");
        snapshot(folder.resolve("a.todoku-snapshot"), "A");
        snapshot(folder.resolve("b/1.zip"), "B1");
        snapshot(folder.resolve(".hidden/x.zip"), "no");
        snapshot(folder.resolve(".x.zip"), "no");
        Files.createSymbolicLink(folder.resolve("b/loop"), folder);
        assertEquals(List.of("A", "B1", "B2"), servers(folder));
    }

    @Test
    void exportsAreOpenedBesideSnapshots() throws Exception {
        snapshot(folder.resolve("a.zip"), "A");
        Files.writeString(folder.resolve("updates.csv"), CSV);
        assertEquals(2, servers(folder).size());
        assertEquals(1, intake.open(List.of(folder.resolve("updates.csv"))).size());
    }

    @Test
    void unknownFilesOfAFolderAreReportedAndCompanionsAreNot() throws Exception {
        snapshot(folder.resolve("a.zip"), "A");
        Files.writeString(folder.resolve("README.md"), "hello");
        Files.writeString(folder.resolve("photo.jpg"), "\u0001\u0002");
        try (StateReader reader = intake.open(List.of(folder)).get(0)) {
            List<Problem> problems = reader.read(update -> { }, Progress.NONE).problems();
            assertEquals(1, problems.size());
            assertEquals("input.unknown-format", problems.get(0).code());
            assertEquals(Problem.Severity.ODD, problems.get(0).severity());
            assertTrue(problems.get(0).file().endsWith("photo.jpg"));
        }
    }

    @Test
    void everyRefusalHasItsReason() throws Exception {
        assertEquals("input.empty-folder", refused(folder));
        assertEquals("input.not-found", refused(folder.resolve("missing")));
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        assertEquals("input.nothing-found", refused(folder));
        assertEquals("input.unknown-format", refused(text));
        Path cut = Files.write(folder.resolve("cut.bin"), new byte[] { 'P', 'K', 3, 4, 0 });
        assertEquals("input.unknown-format", refused(cut));
        Path empty = Files.createFile(folder.resolve("empty.todoku-snapshot"));
        assertEquals("snapshot.truncated", assertThrows(InputException.class, () -> servers(empty)).problem().code());
    }

    @Test
    void aFileWithoutPermissionIsNamed() throws Exception {
        Path secret = snapshot(folder.resolve("secret.zip"), "S");
        assumeFalse(!secret.toFile().setReadable(false) || Files.isReadable(secret), "this account may read everything");
        assertEquals("input.not-readable", refused(secret));
    }

    @Test
    void aFolderThatLiesTooDeepIsReported() throws Exception {
        snapshot(folder.resolve("a.zip"), "A");
        snapshot(folder.resolve("d/".repeat(20) + "x.zip"), "deep");
        try (StateReader reader = intake.open(List.of(folder)).get(0)) {
            assertEquals(List.of("input.too-deep"),
                    reader.read(update -> { }, Progress.NONE).problems().stream().map(Problem::code).toList());
        }
    }

    @Test
    void checkReportsGoodAndBadInputs() throws Exception {
        Path good = snapshot(folder.resolve("good.zip"), "G");
        Path bad = Files.writeString(folder.resolve("bad.todoku-snapshot"), "rubbish");
        List<CheckedInput> checked = intake.check(List.of(folder.resolve("none"), bad, good), Progress.NONE);
        assertEquals(3, checked.size());
        assertEquals(List.of("input.not-found", "snapshot.truncated"),
                checked.stream().limit(2).map(input -> input.problems().get(0).code()).toList());
        assertNull(checked.get(1).state());
        assertNotNull(checked.get(2).state());
        assertFalse(checked.stream().map(CheckedInput::source).anyMatch(String::isEmpty));
    }
}
