package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.todoku.store.Workspace;
import org.todoku.store.WorkspaceException;

/** The workspace of an import. One that was made for it and got no state is taken away again, with the folders made for it. */
final class Target implements AutoCloseable {

    private static final List<String> FILES = List.of(Fleet.DATABASE, Fleet.DATABASE + "-wal", Fleet.DATABASE + "-shm", "todoku.lock");

    private final Path directory;
    private final boolean isNew;
    /** Folders that did not exist before, the deepest first. */
    private final List<Path> made;
    private final Workspace workspace;

    Target(Path directory) throws IOException, WorkspaceException {
        this.directory = directory;
        isNew = !Fleet.isWorkspace(directory);
        made = new ArrayList<>();
        for (Path folder = directory; folder != null && !Files.exists(folder); folder = folder.getParent()) {
            made.add(folder);
        }
        try {
            workspace = Workspace.open(directory);
        } catch (WorkspaceException e) {
            // somebody else may be making one there
            if (isNew && !e.problem().code().equals("workspace.locked")) {
                remove();
            }
            throw e;
        }
    }

    Workspace workspace() {
        return workspace;
    }

    @Override
    public void close() throws IOException, WorkspaceException {
        boolean empty = workspace.states().isEmpty();
        workspace.close();
        if (isNew && empty) {
            remove();
        }
    }

    private void remove() throws IOException {
        for (String file : FILES) {
            if (Files.isDirectory(directory)) {
                Files.deleteIfExists(directory.resolve(file));
            }
        }
        try {
            for (Path folder : made) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // somebody put something there meanwhile: it stays
            return;
        }
    }
}
