package org.todoku.intake.internal.powershell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.StateReader;

/**
 * Exports of updates that administrators make with PowerShell: Export-Csv, ConvertTo-Json and Export-Clixml of what
 * {@code GetUpdates()} or {@code Get-WsusUpdate} return, as they are or with selected and calculated columns.
 *
 * <p>Files below the same folder named by a date ({@code 2024-08-05}), or in the same folder, are one state of one
 * server. Such an export proves that an update is on the server, never that one is not.
 */
public final class PowerShellExports {

    private PowerShellExports() {
    }

    /** Whether the file begins like a list of updates in one of the three formats; reads its beginning only. */
    public static boolean recognises(Path file) throws IOException {
        return Files.isRegularFile(file) && ExportFile.look(file, file.toString()).looksLikeUpdates();
    }

    /**
     * Groups the files to states. Whether they contain updates turns out when they are read.
     *
     * @throws IOException when a file cannot be opened
     * @throws InputException when there is no file
     */
    public static List<StateReader> open(List<Path> files) throws IOException, InputException {
        if (files.isEmpty()) {
            throw new InputException(new Problem(Severity.FATAL, "", 0, "input.nothing-found", ""));
        }
        var groups = new LinkedHashMap<Path, List<Path>>();
        for (Path file : new LinkedHashSet<>(files.stream().map(path -> path.toAbsolutePath().normalize()).toList())) {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            Path dated = datedFolder(file);
            Path parent = file.getParent();
            groups.computeIfAbsent(dated != null ? dated : parent != null ? parent : file, key -> new ArrayList<>()).add(file);
        }
        var result = new ArrayList<StateReader>();
        for (Map.Entry<Path, List<Path>> group : groups.entrySet()) {
            result.add(reader(group.getKey(), group.getValue()));
        }
        return result;
    }

    private static StateReader reader(Path folder, List<Path> paths) throws IOException {
        LocalDate date = date(folder);
        var files = new ArrayList<ExportFile>();
        // in a fixed order, so that the same files give the same state however they were found
        for (Path path : paths.stream().sorted(Comparator.comparing(Path::toString)).toList()) {
            files.add(ExportFile.look(path, folder.relativize(path).toString().replace('\\', '/')));
        }
        Path above = folder.getParent();
        String server;
        String source;
        if (date != null) {
            server = above == null || above.getFileName() == null ? "" : above.getFileName().toString();
            source = (server.isEmpty() ? "" : server + "/") + date;
        } else if (paths.size() == 1) {
            server = baseName(paths.get(0));
            source = files.get(0).name();
        } else {
            server = folder.getFileName() == null ? "" : folder.getFileName().toString();
            source = server;
        }
        return new ExportReader(server.isEmpty() ? baseName(paths.get(0)) : server, source, date, files);
    }

    private static @Nullable Path datedFolder(Path file) {
        Path folder = file.getParent();
        while (folder != null && date(folder) == null) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static @Nullable LocalDate date(Path folder) {
        Path name = folder.getFileName();
        if (name == null || !name.toString().matches("\\d{4}-\\d\\d-\\d\\d")) {
            return null;
        }
        try {
            return LocalDate.parse(name.toString());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
