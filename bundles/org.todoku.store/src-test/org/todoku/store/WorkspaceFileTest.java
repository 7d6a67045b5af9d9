package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Progress;
import org.todoku.core.ServerUpdate;

/** Files that cannot be opened or written. */
class WorkspaceFileTest {

    @TempDir
    Path folder = Path.of("");

    private Path file() {
        return folder.resolve("todoku.db");
    }

    private void sql(String... commands) throws Exception {
        try (Connection connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + file(), new Properties());
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private void filled() throws Exception {
        try (Workspace workspace = Workspace.open(folder)) {
            List<ServerUpdate> updates = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                updates.add(Samples.listed(Samples.update(i, 1, "en", "Update " + i)));
            }
            workspace.importState(Samples.reader(Samples.state("hq", Samples.DAY), updates), Progress.NONE);
        }
    }

    private void refusedUnchanged(String code) throws Exception {
        byte[] before = Files.readAllBytes(file());
        WorkspaceException refused = assertThrows(WorkspaceException.class, () -> Workspace.open(folder));
        assertEquals(code, refused.problem().code(), () -> String.valueOf(refused.getMessage()));
        assertEquals(file().toString(), refused.problem().file());
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void newerVersionIsRefused() throws Exception {
        filled();
        sql("PRAGMA user_version=2", "ALTER TABLE block RENAME TO future");
        refusedUnchanged("workspace.newer");
    }

    @Test
    void newerVersionInTheLogOfACrashIsRefused() throws Exception {
        filled();
        try (Connection connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + file(), new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version=3");
            refusedUnchanged("workspace.newer");
        }
    }

    @Test
    void garbageIsRefused() throws Exception {
        Files.writeString(file(), "this is a letter, not a database ".repeat(1000));
        refusedUnchanged("workspace.damaged");
        Files.writeString(file(), "short");
        refusedUnchanged("workspace.damaged");
        Files.write(file(), Arrays.copyOf("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 9000));
        refusedUnchanged("workspace.damaged");
    }

    @Test
    void databaseOfAnotherProgramIsRefused() throws Exception {
        sql("CREATE TABLE bookmark (title)", "PRAGMA user_version=1");
        refusedUnchanged("workspace.damaged");
    }

    @Test
    void truncatedFileIsRefused() throws Exception {
        filled();
        byte[] whole = Files.readAllBytes(file());
        for (int part = 1; part < 4; part++) {
            Files.write(file(), Arrays.copyOf(whole, whole.length * part / 4));
            refusedUnchanged("workspace.damaged");
        }
    }

    @Test
    void changedBytesInTheTitlesAreNoticed() throws Exception {
        filled();
        sql("UPDATE block SET data = substr(data, 1, 500) || x'00010203' || substr(data, 505)");
        refusedUnchanged("workspace.damaged");
    }

    @Test
    void changedBytesInAStateAreNoticed() throws Exception {
        filled();
        sql("UPDATE state SET listing = substr(listing, 1, 40) || x'FF' || substr(listing, 42)");
        assertEquals("workspace.damaged", assertThrows(WorkspaceException.class, () -> Workspace.open(folder)).problem().code());
    }

    @Test
    void emptyFileBecomesAWorkspace() throws Exception {
        Files.createFile(file());
        Workspace.open(folder).close();
        assertTrue(Files.size(file()) > 0);
    }

    @Test
    void folderThatIsAFileIsRefused() throws Exception {
        Path plain = Files.createFile(folder.resolve("plain"));
        assertEquals("workspace.failed", assertThrows(WorkspaceException.class, () -> Workspace.open(plain)).problem().code());
    }

    @Test
    void lockOfAnotherConnectionIsReported() throws Exception {
        filled();
        try (Workspace workspace = Workspace.open(folder);
                Connection other = new org.sqlite.JDBC().connect("jdbc:sqlite:" + file(), new Properties());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            WorkspaceException refused = assertThrows(WorkspaceException.class,
                    () -> workspace.importState(Samples.reader(Samples.state("b", Samples.DAY)), Progress.NONE));
            assertEquals("workspace.locked", refused.problem().code());
            assertEquals(1, workspace.states().size());
        }
    }
}
