package org.todoku.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Unsaved changes of investigations, written every now and then while they are edited, so that a crash loses no more than the last
 * seconds. A folder with two files for each investigation: what it was, and the name of the file it was opened from. A document and a
 * copy of it in another file have the same id and are remembered each by itself. From any thread.
 */
public final class Recovery {

    private static final String CONTENT = "." + InvestigationStore.EXTENSION;
    private static final String ORIGIN = ".origin";
    private static final String UNREADABLE = ".unreadable";

    private final Path folder;

    public Recovery(Path folder) {
        this.folder = folder;
    }

    /**
     * What was not saved.
     *
     * @param origin file it was opened from or saved to; empty for one that was never saved
     * @param content file with what it was at last
     * @param at when that was written
     */
    public record Unsaved(Optional<Path> origin, Path content, Instant at) {
    }

    /**
     * Remembers an investigation as it is now.
     *
     * @param content see {@link InvestigationStore#bytes}
     */
    public void remember(String id, Optional<Path> origin, byte[] content) throws IOException {
        String name = name(id, origin);
        ModelFiles.write(folder.resolve(name + ORIGIN),
                origin.map(path -> path.toAbsolutePath().toString()).orElse("").getBytes(StandardCharsets.UTF_8));
        // last: what has no content is nothing
        ModelFiles.write(folder.resolve(name + CONTENT), content);
    }

    /**
     * To be called when it was saved, or its changes are not wanted.
     *
     * @param origin as they were remembered with
     */
    public void forget(String id, Optional<Path> origin) throws IOException {
        remove(name(id, origin));
        // where a program that went by the id alone remembered it
        String former = name(id, Optional.empty());
        if (origin.isPresent() && origin(former).equals(origin.map(Path::toAbsolutePath))) {
            remove(former);
        }
    }

    private void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name + CONTENT));
        Files.deleteIfExists(folder.resolve(name + ORIGIN));
    }

    private Optional<Path> origin(String name) throws IOException {
        Path file = folder.resolve(name + ORIGIN);
        return Optional.of(Files.exists(file) ? Files.readString(file) : "").filter(text -> !text.isEmpty()).map(Path::of);
    }

    /** What was not saved, the newest first. */
    public List<Unsaved> unsaved() throws IOException {
        List<Unsaved> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + CONTENT)) {
            for (Path content : files) {
                String file = content.getFileName().toString();
                String name = file.substring(0, file.length() - CONTENT.length());
                all.add(new Unsaved(origin(name), content, Files.getLastModifiedTime(content).toInstant()));
            }
        } catch (NoSuchFileException e) {
            return List.of(); // nothing was ever edited
        }
        all.sort(Comparator.comparing(Unsaved::at).reversed());
        return all;
    }

    /**
     * Takes away what cannot be read, so that it is not offered again and the next change does not replace it.
     *
     * @return the file in which it is now
     */
    public Path setAside(Unsaved unsaved) throws IOException {
        String file = unsaved.content().getFileName().toString();
        String name = file.substring(0, file.length() - CONTENT.length());
        Path aside = folder.resolve(name + "-" + unsaved.at().toEpochMilli() + UNREADABLE);
        Files.move(unsaved.content(), aside, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(folder.resolve(name + ORIGIN));
        return aside;
    }

    /** What was not saved of the investigation in a file. */
    public Optional<Unsaved> unsavedOf(Path file) throws IOException {
        Path wanted = file.toAbsolutePath();
        return unsaved().stream().filter(each -> each.origin().filter(wanted::equals).isPresent()).findFirst();
    }

    /** An id is a UUID, but a file from elsewhere may have anything there. */
    private static String name(String id, Optional<Path> origin) {
        String name = id.matches("[\\w-]{1,64}") ? id : Fingerprint.of(id);
        return origin.map(file -> name + "-" + Fingerprint.of(file.toAbsolutePath().toString())).orElse(name);
    }
}
