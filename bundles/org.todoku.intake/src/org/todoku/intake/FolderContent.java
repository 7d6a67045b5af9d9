package org.todoku.intake;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;

/** The files of a folder and of those in it. Links to folders are not followed, so a loop cannot trap it. */
final class FolderContent {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_FILES = 100_000;

    private final List<Path> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    FolderContent(Path root) throws IOException {
        look(root, 1);
        if (files.size() > MAX_FILES) {
            problems.add(new Problem(Severity.LOSS, root.toString(), 0, "input.too-many-files", Integer.toString(files.size())));
            files.subList(MAX_FILES, files.size()).clear();
        }
    }

    /** In the order of their paths. */
    List<Path> files() {
        return files.stream().sorted().toList();
    }

    /** What could not be looked at. */
    List<Problem> problems() {
        return problems;
    }

    private void look(Path folder, int depth) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (files.size() > MAX_FILES) {
                    return;
                }
                consider(entry, depth);
            }
        } catch (DirectoryIteratorException e) {
            problems.add(new Problem(Severity.LOSS, folder.toString(), 0, "input.not-readable", String.valueOf(e.getMessage())));
        }
    }

    private void consider(Path entry, int depth) throws IOException {
        if (entry.getFileName().toString().startsWith(".") || Files.isHidden(entry)) {
            return;
        }
        boolean directory = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        if (directory && depth >= MAX_DEPTH) {
            problems.add(new Problem(Severity.LOSS, entry.toString(), 0, "input.too-deep", ""));
        } else if ((directory || Files.isRegularFile(entry)) && !Files.isReadable(entry)
                || directory && !Files.isExecutable(entry)) {
            problems.add(new Problem(Severity.LOSS, entry.toString(), 0, "input.not-readable", ""));
        } else if (directory) {
            look(entry, depth + 1);
        } else if (Files.isRegularFile(entry)) {
            files.add(entry);
        }
    }
}
