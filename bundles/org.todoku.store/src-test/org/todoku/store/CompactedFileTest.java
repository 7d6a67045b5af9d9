package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Tri;

/** What is removed takes no space in the file any more. */
class CompactedFileTest {

    private static final int UPDATES = 3000;
    private static final int STATES = 12;
    private static final int ROUNDS = 3;

    @TempDir
    Path folder = Path.of("");

    /** The same updates on every server, with presences that take space. */
    private static void add(Workspace workspace, int no) throws Exception {
        var random = new Random(no);
        List<ServerUpdate> updates = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            updates.add(new ServerUpdate(Samples.update(i, 1, "en", "Update " + i), new Presence(random.nextBoolean(), false,
                    random.nextBoolean(), random.nextBoolean(), false, false, Samples.DAY.plusNanos(random.nextLong(1L << 55)),
                    Coded.of(ReadyState.READY), Tri.UNKNOWN)));
        }
        workspace.importState(Samples.reader(Samples.state("server" + no, Samples.DAY), updates), Progress.NONE);
    }

    private void fill() throws Exception {
        try (Workspace workspace = Workspace.open(folder)) {
            for (int no = 0; no < STATES; no++) {
                add(workspace, no);
            }
        }
    }

    private long size() throws Exception {
        return Files.size(folder.resolve("todoku.db"));
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + folder.resolve("todoku.db"), new Properties());
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void removeAllButOne(Workspace workspace, Progress progress) throws WorkspaceException {
        for (StateInfo state : workspace.states().subList(1, workspace.states().size())) {
            workspace.remove(state, progress);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void removedStatesMakeTheFileSmaller(boolean made) throws Exception {
        fill();
        if (!made) { // as an earlier version made it
            try (Connection connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + folder.resolve("todoku.db"), new Properties());
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA auto_vacuum=NONE");
                statement.execute("VACUUM");
            }
        }
        assertEquals(made ? "2" : "0", ask("PRAGMA auto_vacuum"));
        long before = size();
        try (Workspace workspace = Workspace.open(folder)) {
            FleetView view = workspace.view();
            removeAllButOne(workspace, Progress.NONE);
            assertTrue(size() < before * 2 / 3, size() + " of " + before);
            assertEquals(0, Files.size(folder.resolve("todoku.db-wal")), "nor does the log keep it");
            assertEquals("0", ask("PRAGMA freelist_count"));
            assertEquals(UPDATES, view.updates(), "an older view goes on");
            assertEquals(Samples.id(7), view.update(Samples.id(7)).orElseThrow().id());
        }
        assertEquals("ok", ask("PRAGMA integrity_check"));
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(1, workspace.states().size());
            assertEquals(UPDATES, workspace.view().updates());
        }
    }

    /** Cancelled from the beginning. */
    private static final class Cancelled implements Progress {

        @Override
        public void report(String what, long done, long total) {
            throw new IllegalStateException("nothing is done");
        }

        @Override
        public boolean cancelled() {
            return true;
        }
    }

    @Test
    void whoCancelsHasRemovedTheStateAndTheSpaceIsGivenBackNextTime() throws Exception {
        fill();
        long before = size();
        try (Workspace workspace = Workspace.open(folder)) {
            removeAllButOne(workspace, new Cancelled());
            assertEquals(1, workspace.states().size());
            assertEquals(before, size());
            add(workspace, STATES);
            workspace.remove(workspace.states().get(0));
            assertTrue(size() < before * 2 / 3, size() + " of " + before);
        }
        assertEquals("ok", ask("PRAGMA integrity_check"));
    }

    /** Adds and removes states, and says so after each removal. */
    static final class Child {

        public static void main(String[] arguments) throws Exception {
            PrintStream out = System.out;
            try (Workspace workspace = Workspace.open(Path.of(arguments[0]))) {
                for (int no = 0;; no++) {
                    for (int one = workspace.states().size(); one < 4; one++) {
                        add(workspace, one);
                    }
                    removeAllButOne(workspace, Progress.NONE);
                    out.println(no);
                    out.flush();
                }
            }
        }
    }

    @Test
    void killedAtAnyMomentTheFileOpensAgain() throws Exception {
        var random = new Random(20180731);
        for (int round = 0; round < ROUNDS; round++) {
            assertTrue(new KilledProcess(Child.class, folder, folder.resolve("heard.txt")).run(random.nextInt(300)) > 0);
            try (Workspace workspace = Workspace.open(folder)) {
                assertTrue(workspace.states().size() >= 1);
                assertEquals(UPDATES, workspace.view().updates());
                assertEquals(Samples.id(UPDATES - 1), workspace.view().update(Samples.id(UPDATES - 1)).orElseThrow().id());
            }
            assertEquals("ok", ask("PRAGMA integrity_check"));
        }
    }
}
