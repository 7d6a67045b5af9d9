package org.todoku.intake.internal.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.todoku.core.InputException;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Whatever bytes come in: an export is read or refused, and every line is an update or counted. */
class ExportPropertiesTest {

    private static final Map<String, byte[]> ORIGINALS = new HashMap<>();

    @Property(tries = 150, seed = "2026023")
    void randomBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes, @ForAll @IntRange(max = 5) int start) throws IOException {
        String[] starts = { "", "\uFEFF", "UpdateId,Title,KB\n", "[{\"UpdateId\":",
                "<Objs xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">",
                "{\"UpdateId\":\"" };
        byte[] first = starts[start].getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[first.length + bytes.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(bytes, 0, all, first.length, bytes.length);
        readOrRefused(all, ".txt");
    }

    @AddLifecycleHook(NeedsRealExports.class)
    @Property(tries = 150, shrinking = ShrinkingMode.OFF, seed = "2026024")
    void damagedRealFilesAreReadOrRefused(@ForAll @IntRange(max = 2) int format, @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int damages) throws IOException {
        String extension = List.of(".csv", ".json", ".xml").get(format);
        var random = new Random(seed);
        byte[] bytes = original(extension).clone();
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "\"<>[]{},;&\n\\_".charAt(random.nextInt(13));
                case 2 -> bytes[at] = 0;
                case 3 -> System.arraycopy(bytes, at, bytes, random.nextInt(at + 1), Math.min(random.nextInt(400), bytes.length - at));
                default -> bytes = at > bytes.length / 2 ? java.util.Arrays.copyOf(bytes, at) : bytes;
            }
        }
        readOrRefused(bytes, extension);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF, seed = "2026025")
    void everyLineOfADamagedCsvIsAnUpdateOrCounted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int damages) throws Exception {
        var random = new Random(seed);
        int rows = 40;
        var text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append("\"").append(new UUID(seed, i)).append("\",\"Title ").append(i).append("\",\"50404").append(10 + i).append("\"\n");
        }
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(text.length());
            if (text.charAt(at) != '\n') {
                text.setCharAt(at, "\",x".charAt(random.nextInt(3)));
            }
        }
        Reading read = read("UpdateId,Title,KB\n" + text);
        assertEquals(rows, read.state().updates().rows() + read.state().updates().unreadable());
        assertTrue(read.updates().size() >= rows - damages, "one broken character costs one line");
    }

    @AddLifecycleHook(NeedsRealExports.class)
    @Property(tries = 30, shrinking = ShrinkingMode.OFF, seed = "2026026")
    void mergingIsIdempotent(@ForAll @IntRange(min = 1, max = 4) int copies, @ForAll long seed) throws Exception {
        Path folder = Files.createTempDirectory("exports");
        var files = new java.util.ArrayList<Path>();
        var random = new Random(seed);
        for (int i = 0; i <= copies; i++) {
            String extension = List.of(".csv", ".json", ".xml").get(random.nextInt(3));
            files.add(Files.write(folder.resolve(i + extension), original(extension)));
        }
        try {
            Map<UUID, ServerUpdate> once = Reading.of(files.get(0)).byId();
            Reading many = Reading.of(files);
            assertEquals(once, many.byId());
            assertEquals(0, many.state().updates().unreadable());
            assertEquals(List.of(), many.codes());
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static byte[] original(String extension) throws IOException {
        byte[] known = ORIGINALS.get(extension);
        if (known == null) {
            Path file = Reading.realExports().resolve("2024-08-05/Windows/Windows 10 1511" + extension);
            known = Files.readAllBytes(file);
            ORIGINALS.put(extension, known);
        }
        return known;
    }

    private static Reading read(String text) throws Exception {
        Path file = Files.createTempFile("export", ".csv");
        try {
            return Reading.of(Files.writeString(file, text));
        } finally {
            Files.delete(file);
        }
    }

    private static void readOrRefused(byte[] bytes, String extension) throws IOException {
        Path file = Files.createTempFile("export", extension);
        try {
            Files.write(file, bytes);
            PowerShellExports.recognises(file);
            Reading read = Reading.of(file);
            assertEquals(read.updates().size(), read.state().updates().rows());
            assertTrue(read.state().problems().size() <= ServerState.MAX_PROBLEMS);
        } catch (InputException refused) {
            assertTrue(!refused.problem().code().isEmpty());
        } finally {
            Files.delete(file);
        }
    }
}
