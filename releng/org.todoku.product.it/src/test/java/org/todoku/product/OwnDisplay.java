package org.todoku.product;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A display that nobody else uses, with a keyboard: what other tests type goes elsewhere. */
final class OwnDisplay {

    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(6);
    private static final long LOOK_AGAIN_MILLIS = 1500;

    private final Process server;
    private final Process windows;
    private final String name;
    private final Path log;

    private OwnDisplay(Process server, Process windows, String name, Path log) {
        this.server = server;
        this.windows = windows;
        this.name = name;
        this.log = log;
    }

    static boolean possible() {
        return Stream.of("Xvfb", "openbox", "xdotool").allMatch(program -> Stream.of(System.getenv().getOrDefault("PATH", "")
                .split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    /** @param folder for what its programs say */
    static OwnDisplay start(Path folder) throws IOException, InterruptedException {
        Path number = folder.resolve("display");
        Path log = folder.resolve("display.log");
        // the server looks for a free number by itself and writes it down
        Process server = quiet(log, "sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>\"$0\"", number.toString())
                .start();
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!Files.exists(number) || !Files.readString(number).endsWith("\n")) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                server.destroy();
                throw new AssertionError("Xvfb did not start: " + Files.readString(log));
            }
            server.waitFor(50, TimeUnit.MILLISECONDS);
        }
        String name = ":" + Files.readString(number).strip();
        ProcessBuilder windows = quiet(log, "openbox");
        windows.environment().put("DISPLAY", name);
        return new OwnDisplay(server, windows.start(), name, log);
    }

    private static ProcessBuilder quiet(Path log, String... command) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    /** Presses keys together, as xdotool writes them. */
    void keys(String keys) throws IOException, InterruptedException {
        tool("key", "--clearmodifiers", keys);
    }

    void type(String text) throws IOException, InterruptedException {
        tool("type", "--clearmodifiers", text);
    }

    private void tool(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder tool = quiet(log, Stream.concat(Stream.of("xdotool"), Stream.of(arguments)).toArray(String[]::new));
        tool.environment().put("DISPLAY", name);
        tool.start().waitFor();
    }

    /** Does something again and again until it has come about, as long as the program runs. */
    void until(String what, Process program, Callable<Boolean> attempt) throws Exception {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!attempt.call()) {
            if (!program.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what + "; the program said: " + Files.readString(log));
            }
            program.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void stop() throws InterruptedException {
        for (Process process : List.of(windows, server)) {
            process.destroy();
            process.waitFor();
        }
    }
}
