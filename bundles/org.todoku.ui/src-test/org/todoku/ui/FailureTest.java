package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;
import org.todoku.core.InputException;
import org.todoku.core.Problem;

/** What a failure says: why, what to do, and no secret. */
class FailureTest {

    @Test
    void everyKindOfFailureSaysWhyAndWhatToDo() {
        var problem = new Problem(Problem.Severity.FATAL, "a.zip", 0, "input.unknown-format", "");
        List<Throwable> kinds = List.of(new NoSuchFileException("/gone"), new AccessDeniedException("/closed"), new IOException("broken"),
                new InputException(problem), new OutOfMemoryError(), new BackingStoreException("no"), new IllegalStateException(),
                new CoreException(Status.error("view")), new FileSystemException("/x", null, "No space left on device"));
        for (Throwable kind : kinds) {
            Explanation told = Explanation.of(kind);
            assertFalse(told.why().isBlank() || told.advice().isBlank(), kind::toString);
            assertFalse(told.joined().contains("{0}") || told.joined().contains("null"), told::joined);
        }
        assertEquals(kinds.size(), kinds.stream().map(kind -> Explanation.of(kind).why()).distinct().count(), "each says its own");
    }

    @Test
    void whatOnlyCarriesAnotherFailureIsLookedThrough() {
        var real = new NoSuchFileException("/gone");
        Explanation told = Explanation.of(real);
        for (Throwable carrier : List.of(new InvocationTargetException(real), new ExecutionException(real), new UncheckedIOException(real),
                new ExecutionException(new InvocationTargetException(real)), new CoreException(Status.error("x", real)))) {
            assertEquals(told, Explanation.of(carrier), carrier::toString);
        }
    }

    @Test
    void aFullDiskIsNamedHoweverTheSystemSaysIt() {
        for (String said : List.of("No space left on device", "There is not enough space on the disk", "ディスクに十分な空き領域がありません。")) {
            assertEquals("There is no space left on the disk.", Explanation.of(new IOException(said)).why(), said);
        }
    }

    @Test
    void secretsAreBlackedOutInEveryPart() {
        List<String> secrets = List.of("password=hunter2", "Password: \"hunter2 x\"", "https://admin:hunter2@wsus.example/content",
                "proxyPassword = 'hunter2'", "{\"token\": \"hunter2\"}", "Authorization: Bearer hunter2", "-Password hunter2",
                "api_key=hunter2&x=1", "clientSecret:hunter2", "Authorization: Basic hunter2==");
        for (String secret : secrets) {
            Failure failure = Failure.of(Failure.status(secret, new IOException(secret, new IllegalStateException(secret))), "");
            for (String part : List.of(failure.what(), failure.why(), failure.details(), failure.text())) {
                assertFalse(part.contains("hunter2"), () -> secret + " is in: " + part);
            }
        }
        String harmless = "The file wsus.csv of https://server.example/a was not read: token 12 is missing in line 3, akiko@example.com";
        assertEquals(harmless, FailureDetails.hidden(harmless));
    }

    @Test
    void aReportOfThePlatformIsToldInItsWordsAndNeverEmpty() {
        IStatus plain = new Status(IStatus.ERROR, "some.plugin", "The server did not answer.");
        Failure told = Failure.of(plain, "Checking for updates");
        assertEquals(List.of("Checking for updates", "The server did not answer."), List.of(told.what(), told.why()));
        assertFalse(told.advice().isBlank());
        Failure silent = Failure.of(new Status(IStatus.ERROR, "some.plugin", ""), "");
        assertTrue(Stream.of(silent.what(), silent.why(), silent.advice()).noneMatch(String::isBlank), silent::toString);
        var several = new MultiStatus("some.plugin", 0, "Not installed.");
        several.add(new Status(IStatus.ERROR, "some.plugin", "It needs more."));
        assertEquals("Not installed.\nIt needs more.", Failure.of(several, "").why());
    }

    @Test
    void whereItHappenedStandsInTheDetailsOnly() {
        Failure failure = Failure.of(Failure.status("Reading", new IllegalStateException("odd")), "");
        assertTrue(failure.details().contains("java.lang.IllegalStateException: odd") && failure.details().contains("\tat "),
                failure::details);
        assertFalse(failure.why().contains("\tat "), failure::why);
    }
}
