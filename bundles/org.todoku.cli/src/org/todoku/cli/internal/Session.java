package org.todoku.cli.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.Surroundings;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;

/** One run of the command line: its streams, its language, where results go. */
public final class Session {

    private static final String BASE_NAME = "org.todoku.cli.texts";
    private static final Texts TEXTS = new Texts(Session.class.getClassLoader(), BASE_NAME);

    private final Surroundings surroundings;
    private final Outlet outlet;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Watch watch;
    private Reader reader;
    private boolean debug;

    public Session(Surroundings surroundings) {
        this.surroundings = surroundings;
        outlet = new Outlet(surroundings.out());
        out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(outlet, StandardCharsets.UTF_8)));
        err = new PrintWriter(new BufferedWriter(new OutputStreamWriter(surroundings.err(), StandardCharsets.UTF_8)));
        watch = new Watch(err, surroundings.terminal());
        reader = new Reader(surroundings.locale(), surroundings.zone());
    }

    /** Takes language and debugging from the arguments before they are understood, so that errors in them are told in that language. */
    void begin(String... args) {
        for (int i = 0; i < args.length; i++) {
            String language = args[i].startsWith("--lang=") ? args[i].substring("--lang=".length())
                    : args[i].equals("--lang") && i + 1 < args.length ? args[i + 1] : "";
            if (language.equals("en") || language.equals("ja")) {
                reader = new Reader(Locale.forLanguageTag(language), surroundings.zone());
            }
            debug |= args[i].equals("--debug");
        }
    }

    public Watch watch() {
        return watch;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Reader reader() {
        return reader;
    }

    boolean debug() {
        return debug;
    }

    PrintWriter out() {
        return out;
    }

    /** What standard output did not take; empty when it has everything. */
    Optional<IOException> lostOutput() {
        out.flush();
        return outlet.failure();
    }

    PrintWriter err() {
        return err;
    }

    String text(String key, Object... args) {
        return reader.text(TEXTS, key, List.of(args));
    }

    /** Texts of the help, in the language of the run. */
    ResourceBundle help() throws MissingResourceException {
        return ResourceBundle.getBundle(BASE_NAME, reader.locale(), Session.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Tells the person at the terminal something that is not part of the result. */
    void note(String key, Object... args) {
        say(text(key, args));
    }

    void say(String line) {
        watch.clear();
        err.println(harmless(line));
        err.flush();
    }

    /** Names from outside must not steer the terminal. */
    static String harmless(String line) {
        return line.replaceAll("[\\p{Cntrl}&&[^\n]]|[\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
    }

    Path path(Path given) {
        return surroundings.directory().resolve(given).normalize();
    }

    /** What writes a result. */
    @FunctionalInterface
    interface Result {
        void write(Appendable to) throws IOException;
    }

    /** Writes a result to standard output, or to a file that then is complete or was not touched. */
    void result(@Nullable Path file, Result result) throws IOException {
        if (file == null) {
            watch.clear();
            result.write(out);
            out.flush();
            return;
        }
        bytes(file, stream -> {
            var writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            result.write(writer);
            writer.flush();
        });
    }

    /** What writes the bytes of a result. */
    @FunctionalInterface
    interface Bytes {
        void write(OutputStream to) throws IOException;
    }

    /** As {@link #result}, for bytes. */
    void bytes(@Nullable Path file, Bytes bytes) throws IOException {
        if (file == null) {
            watch.clear();
            out.flush();
            bytes.write(outlet);
            outlet.flush();
            return;
        }
        Path target = path(file);
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream stream = Files.newOutputStream(temporary)) {
                bytes.write(stream);
            }
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(temporary, target);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(String.valueOf(target.getParent()));
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(target.toString());
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // a full disk is told without the name of the file
            throw new FileSystemException(target.toString(), null, e.getMessage());
        } finally {
            Files.deleteIfExists(temporary);
        }
        note("written", target);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
