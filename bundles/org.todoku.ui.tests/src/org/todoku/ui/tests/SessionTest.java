package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.ServerState;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.ui.Session;

/** What is left of a session when the workbench is closed and started again. */
@WorkbenchTest
class SessionTest {

    private final Todoku todoku = new Todoku();

    private static Session on(Path workspace) {
        Session session = new Session(workspace, () -> RuleRegistry.fromExtensions(Platform.getExtensionRegistry()), Clock.systemUTC(),
                new Reader(Locale.ENGLISH, ZoneOffset.UTC));
        session.start();
        Waiting.until("the workspace " + workspace, session::ready, () -> "not open");
        return session;
    }

    @Test
    void serversAndTheirNamesAreThereAgain(@TempDir Path folder) {
        Path workspace = folder.resolve("workspace");
        Path export = Exports.write(folder, "branch.corp.example", 7);
        try (Session session = on(workspace)) {
            session.openFiles(List.of(export));
            ServerState state = Waiting.until("the server", () -> session.state("branch.corp.example"), () -> session.view().servers());
            session.fleet().rename(state, "Branch office");
            Waiting.until("the name to be saved", () -> !running("Saving names and notes"), () -> "still saving");
        }
        try (Session session = on(workspace)) {
            ServerState state = Waiting.until("the server again", () -> session.state("branch.corp.example"),
                    () -> session.view().servers());
            assertEquals(7, state.updates().rows());
            assertEquals("Branch office", session.fleet().name(state));
        }
    }

    @Test
    void theDemoIsNeverSaved(@TempDir Path folder) {
        Path workspace = folder.resolve("workspace");
        try (Session session = on(workspace)) {
            session.openDemo();
            Waiting.until("the demo", () -> session.view().servers().size() == 4, () -> session.view().servers());
        }
        try (Session session = on(workspace)) {
            assertEquals(List.of(), session.workspace().orElseThrow().states());
        }
    }

    @Test
    @ExpectedError("could not be opened")
    void aWorkspaceThatCannotBeOpenedIsLeftAsItIs(@TempDir Path folder) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Path database = Files.writeString(workspace.resolve("todoku.db"),
                "this is no database, and it is somebody's only copy of it. ".repeat(50));
        byte[] before = Files.readAllBytes(database);
        try (Session session = on(workspace)) {
            Shell dialog = todoku.dialog("could not be opened");
            assertTrue(session.unsaved());
            Todoku.close(dialog);
        }
        assertEquals(List.of(before.length), List.of(Files.readAllBytes(database).length));
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(database)), "the file was changed");
    }

    private static boolean running(String name) {
        return java.util.Arrays.stream(Job.getJobManager().find(null)).anyMatch(job -> job.getName().equals(name));
    }
}
