package org.todoku.ui;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.todoku.core.Progress;
import org.todoku.intake.Collector;

/** Choosing, dropping and saving files. */
public final class UserFiles {

    /**
     * Writes a file.
     */
    @FunctionalInterface
    public interface Writing {

        /** @param out takes the text, UTF-8 */
        void to(Appendable out) throws IOException;

        /** Like {@link #to(Appendable)}, for what takes long: says how far it is, and ends when the user cancels. */
        default void to(Appendable out, Progress progress) throws IOException {
            to(out);
        }
    }

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface WritingBytes {

        void to(OutputStream out) throws IOException;
    }

    private static final String COLLECTOR = "Collect-Todoku.ps1";

    private UserFiles() {
    }

    /** Lets the user choose files and opens them. */
    public static void open(Shell shell, Session session) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
        dialog.setText(Messages.Files_open);
        dialog.setFilterNames(new String[] { Messages.Files_all, Messages.Files_snapshots });
        dialog.setFilterExtensions(new String[] { "*", "*.todoku-snapshot" });
        if (dialog.open() != null) {
            List<Path> chosen = new ArrayList<>();
            for (String name : dialog.getFileNames()) {
                chosen.add(Path.of(dialog.getFilterPath()).resolve(name));
            }
            session.openFiles(chosen);
        }
    }

    /** Lets the user choose a folder and opens everything in it. */
    public static void openFolder(Shell shell, Session session) {
        DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
        dialog.setText(Messages.Files_openFolder);
        dialog.setMessage(Messages.Files_openFolderMessage);
        String chosen = dialog.open();
        if (chosen != null) {
            session.openFiles(List.of(Path.of(chosen)));
        }
    }

    /** Lets the user choose where to save the script that collects a snapshot on a server, and writes it. */
    public static void saveCollector(Shell shell) {
        choose(shell, Messages.Files_saveCollector, COLLECTOR, "*.ps1")
                .ifPresent(file -> Work.inBackground(Messages.Files_saveCollector, progress -> copyCollector(file), done -> { }));
    }

    private static Path copyCollector(Path file) throws IOException {
        try (InputStream script = Collector.script()) {
            writeBytes(file, script::transferTo);
        }
        return file;
    }

    /**
     * Asks where to save a file; asks again before replacing one.
     *
     * @param extension for example {@code *.csv}
     */
    public static Optional<Path> choose(Shell shell, String title, String proposal, String extension) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(title);
        dialog.setFileName(proposal);
        dialog.setFilterExtensions(new String[] { extension, "*" });
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    /** Writes a text file as a whole or not at all; for background threads. */
    public static void write(Path file, Writing writing) throws IOException {
        writeBytes(file, bytes -> {
            var out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            writing.to(out);
            out.flush();
        });
    }

    /**
     * Writes a file as a whole or not at all; for background threads.
     *
     * @throws IOException with a message for the user when nothing can be saved in the folder
     */
    public static void writeBytes(Path file, WritingBytes writing) throws IOException {
        Path temporary = beside(file);
        try {
            try (OutputStream out = java.nio.file.Files.newOutputStream(temporary)) {
                writing.to(out);
            }
            java.nio.file.Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            java.nio.file.Files.deleteIfExists(temporary);
        }
    }

    private static Path beside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return java.nio.file.Files.createTempFile(folder, ".todoku", ".tmp");
        } catch (FileSystemException e) {
            // the name of the temporary file would say nothing to the user
            throw new IOException(Messages.bind(Messages.Files_folderNotWritable, folder), e);
        }
    }

    /** Opens files that are dropped on a control or anything in it. */
    public static void acceptDrops(Control control, Session session) {
        acceptDrops(control, session::openFiles);
    }

    /** @param dropped takes the files that are dropped on a control or anything in it */
    public static void acceptDrops(Control control, Consumer<List<Path>> dropped) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT | DND.DROP_LINK);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                if (event.detail == DND.DROP_DEFAULT) {
                    event.detail = DND.DROP_COPY;
                }
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] names) {
                    dropped.accept(java.util.Arrays.stream(names).map(Path::of).toList());
                }
            }
        });
    }
}
