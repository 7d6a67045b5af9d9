package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.model.Recovery.Unsaved;
import org.todoku.model.investigation.Investigation;

/** Nothing is lost by a crash, and nobody edits what somebody else edits. */
class RecoveryTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatWasNotSavedIsFoundAgainByItsFile() throws IOException {
        var recovery = new Recovery(folder.resolve("not yet there"));
        assertEquals(List.of(), recovery.unsaved());
        Path file = folder.resolve("届かない.todoku");
        Investigation saved = InvestigationStore.create("Saved", CLOCK);
        Investigation never = InvestigationStore.create("Never saved", CLOCK);
        recovery.remember(saved.getId(), Optional.of(file), InvestigationStore.bytes(saved));
        recovery.remember(never.getId(), Optional.empty(), InvestigationStore.bytes(never));
        Unsaved found = recovery.unsavedOf(file).orElseThrow();
        assertEquals("Saved", InvestigationStore.load(found.content()).investigation().getTitle());
        assertTrue(recovery.unsavedOf(folder.resolve("other.todoku")).isEmpty());
        Files.setLastModifiedTime(recovery.unsaved().stream().filter(each -> each.origin().isEmpty()).findFirst().orElseThrow().content(),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertEquals(List.of("Never saved", "Saved"), titles(recovery));
        recovery.forget(saved.getId(), Optional.of(file));
        assertEquals(List.of("Never saved"), titles(recovery));
    }

    @Test
    void whatCannotBeReadIsSetAsideAndNotLost() throws IOException {
        var recovery = new Recovery(folder.resolve("recovery"));
        Path file = folder.resolve("case.todoku");
        recovery.remember("an-id", Optional.of(file), "torn".getBytes(StandardCharsets.UTF_8));
        Path first = recovery.setAside(recovery.unsavedOf(file).orElseThrow());
        assertEquals(List.of(), recovery.unsaved());
        recovery.remember("an-id", Optional.of(file), "torn again".getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(recovery.unsavedOf(file).orElseThrow().content(), FileTime.from(Instant.now().plusSeconds(60)));
        Path second = recovery.setAside(recovery.unsavedOf(file).orElseThrow());
        assertEquals(List.of("torn", "torn again"), List.of(Files.readString(first), Files.readString(second)));
    }

    private static List<String> titles(Recovery recovery) throws IOException {
        return recovery.unsaved().stream().map(RecoveryTest::title).toList();
    }

    private static String title(Unsaved unsaved) {
        return assertDoesNotThrow(() -> InvestigationStore.load(unsaved.content()).investigation().getTitle());
    }

    @Test
    void aDocumentAndItsCopyAreRememberedEachByItself() throws IOException {
        var recovery = new Recovery(folder.resolve("in"));
        Investigation document = InvestigationStore.create("First", CLOCK);
        Path first = folder.resolve("first.todoku");
        Path copy = folder.resolve("copy.todoku");
        recovery.remember(document.getId(), Optional.of(first), InvestigationStore.bytes(document));
        document.setTitle("Copy");
        recovery.remember(document.getId(), Optional.of(copy), InvestigationStore.bytes(document));
        assertEquals("First", title(recovery.unsavedOf(first).orElseThrow()));
        assertEquals("Copy", title(recovery.unsavedOf(copy).orElseThrow()));
        recovery.forget(document.getId(), Optional.of(first));
        assertTrue(recovery.unsavedOf(first).isEmpty());
        assertEquals(List.of("Copy"), titles(recovery));
    }

    /** It used to go by the id alone: what such a program left is found, and forgotten with what was remembered since. */
    @Test
    void whatAnEarlierProgramRememberedIsFoundAndForgotten() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        var recovery = new Recovery(in);
        Investigation document = InvestigationStore.create("Before", CLOCK);
        Path file = folder.resolve("case.todoku");
        Path other = folder.resolve("other.todoku");
        Files.write(in.resolve(document.getId() + ".todoku"), InvestigationStore.bytes(document));
        Files.writeString(in.resolve(document.getId() + ".origin"), file.toString());
        assertEquals("Before", title(recovery.unsavedOf(file).orElseThrow()));
        recovery.forget(document.getId(), Optional.of(other));
        assertEquals(List.of("Before"), titles(recovery), "that of another file stays");
        recovery.forget(document.getId(), Optional.of(file));
        assertEquals(List.of(), titles(recovery));
    }

    @Test
    void anIdThatIsAPathStaysInTheFolder() throws IOException {
        var recovery = new Recovery(folder.resolve("in"));
        recovery.remember("../../out", Optional.empty(), new byte[] { 1 });
        try (Stream<Path> files = Files.walk(folder)) {
            assertTrue(files.filter(Files::isRegularFile).allMatch(file -> file.startsWith(folder.resolve("in"))));
        }
        recovery.forget("../../out", Optional.empty());
        assertEquals(List.of(), recovery.unsaved());
    }

    @Test
    void anInvestigationIsEditedOnce() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationLock lock = InvestigationLock.take(file).orElseThrow();
        assertTrue(InvestigationLock.take(file).isEmpty(), "another window");
        lock.close();
        InvestigationLock.take(file).orElseThrow().close();
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void anotherProgramThatWasKilledLeavesNoLock() throws Exception {
        Path file = folder.resolve("case.todoku");
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                place(InvestigationLock.class) + File.pathSeparator + place(Locker.class), Locker.class.getName(), file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertEquals('y', other.getInputStream().read(), "the other program has it");
            assertTrue(InvestigationLock.take(file).isEmpty());
        } finally {
            other.destroyForcibly();
            assertTrue(other.waitFor(1, TimeUnit.MINUTES));
        }
        Optional<InvestigationLock> mine = InvestigationLock.take(file);
        assertFalse(mine.isEmpty());
        mine.get().close();
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /** Takes the lock, says so, and stays. */
    static final class Locker {

        public static void main(String[] args) throws IOException, InterruptedException {
            boolean taken = InvestigationLock.take(Path.of(args[0])).isPresent();
            System.out.write(taken ? 'y' : 'n');
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
