package org.todoku.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held while an investigation is edited, so that two programs, or two windows, do not edit one file at once: a file {@code .NAME.lock}
 * beside it that the system unlocks when a program ends in any way. Where the folder cannot be written there is no lock, and no saving
 * either.
 */
public final class InvestigationLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private InvestigationLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @return empty when somebody else edits the investigation
     * @throws IOException when nothing can be written beside it
     */
    public static Optional<InvestigationLock> take(Path investigation) throws IOException {
        Path file = investigation.resolveSibling("." + investigation.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new InvestigationLock(file, channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // another window of this program has it
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Gives the file free for others. */
    @Override
    public void close() throws IOException {
        try (channel; lock) {
            Files.deleteIfExists(file);
        }
    }
}
