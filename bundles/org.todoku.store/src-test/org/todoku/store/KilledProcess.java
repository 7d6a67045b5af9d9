package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.todoku.core.ServerUpdate;
import org.todoku.intake.snapshot.SectionJson;

/**
 * A program that works on a workspace until it is killed, and says a number after each step.
 *
 * @param heard file for what it says
 */
record KilledProcess(Class<?> program, Path folder, Path heard) {

    /** @return how many numbers from 0 on the process had said in all */
    int run(int milliseconds) throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-cp", classPath(), program.getName(), folder.toString())
                        .redirectErrorStream(true).redirectOutput(heard.toFile()).start();
        try {
            while (acknowledged(heard) == 0 && !child.waitFor(5, TimeUnit.MILLISECONDS)) {
                // the first must come through for the test to say something
            }
            assertFalse(child.waitFor(milliseconds, TimeUnit.MILLISECONDS), () -> "the child ended: " + text(heard));
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged(heard);
    }

    /** The last complete line that is a number, plus one. */
    private static int acknowledged(Path heard) {
        String text = text(heard);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(line -> line.matches("\\d+"))
                .mapToInt(line -> Integer.parseInt(line) + 1).max().orElse(0);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return Stream.of(KilledProcess.class, Workspace.class, ServerUpdate.class, SectionJson.class, org.sqlite.JDBC.class,
                org.roaringbitmap.RoaringBitmap.class, tools.jackson.core.JsonParser.class).map(KilledProcess::location).distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
