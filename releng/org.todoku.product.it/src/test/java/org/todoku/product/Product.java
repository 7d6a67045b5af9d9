package org.todoku.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An unpacked product and how to run it. */
record Product(Path folder, Path home) {

    /** Nobody waits so long but on a machine with far too much to do. */
    private static final long LIMIT_SECONDS = 900;

    /** What a process left behind. */
    record Outcome(int exit, String out, String err) {

        @Override
        public String toString() {
            return "exit " + exit + "\n--- standard output\n" + out + "\n--- standard error\n" + err;
        }
    }

    static Path root() {
        return Path.of(System.getProperty("todoku.root"));
    }

    /** The product for this platform as the build left it; tests must not change it. */
    static Path built() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        Path platform = root().resolve("releng/org.todoku.product/target/products/org.todoku.product")
                .resolve(mac ? "macosx/cocoa" : "linux/gtk").resolve(processor);
        try (Stream<Path> files = Files.walk(platform, 4)) {
            return files.filter(file -> file.endsWith("todoku") && Files.isRegularFile(file)).findFirst().orElseThrow().getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy that a test may change, with a home folder of its own. */
    static Product copy(Path into) throws IOException {
        Path source = built();
        Path target = into.resolve("product");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, target.resolve(source.relativize(file).toString()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new Product(target, Files.createDirectory(into.resolve("home")));
    }

    /** Runs the product's own script. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("todoku").toString()));
        command.addAll(List.of(arguments));
        return process(home, command, Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home + "/config", "XDG_DATA_HOME", home + "/data",
                "XDG_STATE_HOME", home + "/state", "XDG_CACHE_HOME", home + "/cache", "LANG", "C.UTF-8"));
    }

    static Outcome process(Path folder, List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = Files.createTempFile("todoku", ".out");
        Path err = Files.createTempFile("todoku", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " did not end:\n" + Files.readString(out) + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
