package org.todoku.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Progress;
import org.todoku.core.ServerUpdate;
import org.todoku.store.Samples;
import org.todoku.store.Workspace;
import org.todoku.store.WorkspaceException;

class FullDiskTest {

    @TempDir
    Path folder = Path.of("");

    private static List<ServerUpdate> updates(int from, int to) {
        List<ServerUpdate> updates = new ArrayList<>();
        for (int i = from; i < to; i++) {
            updates.add(Samples.listed(Samples.update(i, 1, "en", "Update number " + i)));
        }
        return updates;
    }

    @Test
    void importIntoAFullDatabaseLeavesItAsItWas() throws Exception {
        Database database = Database.open(folder);
        database.writer().limitPages(database.writer().pages() + 200);
        var first = new StateImport(database, database.dictionary(), List.of())
                .run(Samples.reader(Samples.state("hq", Samples.DAY), updates(0, 100)), Progress.NONE);
        WorkspaceException full = assertThrows(WorkspaceException.class,
                () -> new StateImport(database, first.dictionary(), List.of(first.kept().info()))
                        .run(Samples.reader(Samples.state("b", Samples.DAY), updates(50, 20_000)), Progress.NONE));
        assertEquals("workspace.full", full.problem().code());
        new StateImport(database, first.dictionary(), List.of(first.kept().info()))
                .run(Samples.reader(Samples.state("c", Samples.DAY), updates(90, 110)), Progress.NONE);
        database.close();
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(2, workspace.states().size());
            assertEquals(110, workspace.view().updates());
        }
    }

    @Test
    void aLogThatCannotGrowIsAFullDisk() throws Exception {
        try (Database database = Database.open(folder)) {
            var grow = new SQLException("[SQLITE_IOERR_SHMSIZE] disk I/O error", "", 4874);
            assertEquals("workspace.full", database.failure(grow).problem().code());
            assertEquals("workspace.failed", database.failure(new SQLException("disk I/O error", "", 10)).problem().code());
        }
    }
}
