package org.todoku.intake.internal.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;

/** What a test gets from reading files. */
record Reading(ServerState state, List<ServerUpdate> updates) {

    static final String ID = "d40c9962-f30e-42e6-be83-ad8b4dc04031";
    static final String OTHER_ID = "4eb83e93-c0f2-4a71-ba43-053787ecfa2e";

    static Reading of(Path... files) throws IOException, InputException {
        return of(List.of(files));
    }

    static Reading of(List<Path> files) throws IOException, InputException {
        List<StateReader> readers = PowerShellExports.open(files);
        assertEquals(1, readers.size(), "states");
        return of(readers.get(0));
    }

    static Reading of(StateReader reader) throws IOException, InputException {
        var updates = new ArrayList<ServerUpdate>();
        try (reader) {
            ServerState state = reader.read(updates::add, Progress.NONE);
            return new Reading(state, updates);
        }
    }

    static Reading of(Path folder, String name, String text) throws IOException, InputException {
        return of(write(folder, name, text, StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, String text, Charset charset) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(charset));
    }

    ServerUpdate only() {
        assertEquals(1, updates.size(), "updates");
        return updates.get(0);
    }

    Map<UUID, ServerUpdate> byId() {
        var result = new LinkedHashMap<UUID, ServerUpdate>();
        for (ServerUpdate update : updates) {
            assertEquals(null, result.put(update.update().id(), update), "an update was handed out twice");
        }
        return result;
    }

    List<String> codes() {
        return state.problems().stream().map(problem -> problem.code()).filter(code -> !code.equals("time.estimated")).toList();
    }

    /** The real exports; tests without them are skipped. */
    static Path realExports() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            for (String place : List.of("shared/data/osdsus", "../shared/data/osdsus")) {
                if (Files.isDirectory(folder.resolve(place))) {
                    return folder.resolve(place).normalize();
                }
            }
            folder = folder.getParent();
        }
        Assumptions.abort("skipped: the real exports shared/data/osdsus are not here");
        throw new IllegalStateException();
    }

    static List<Path> realFiles(String date, String... extensions) throws IOException {
        try (Stream<Path> files = Files.walk(realExports().resolve(date))) {
            return files.filter(file -> Stream.of(extensions).anyMatch(extension -> file.toString().endsWith(extension))).sorted().toList();
        }
    }
}
