package org.todoku.intake.snapshot;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;
import org.todoku.core.InputException;
import org.todoku.core.Problem;

/** The ZIP file of a snapshot, which comes from strangers: names, number and sizes of its entries are checked. */
final class Archive implements AutoCloseable {

    private static final int MAX_ENTRIES = 1000;
    private static final long MAX_TOTAL = 20L << 30;
    /** Text of an update list shrinks to a tenth or twentieth; nothing honest shrinks to a two-hundredth for long. */
    private static final long RATIO_FREE = 64L << 20;
    private static final long MAX_RATIO = 200;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long total;

    Archive(Path file) throws IOException, InputException {
        this.file = file;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // without its end a ZIP file has no table of contents; a copy that was cut short is the usual reason
            throw fatal("snapshot.truncated", String.valueOf(e.getMessage()), e);
        }
        try {
            index();
        } catch (InputException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void index() throws InputException {
        if (zip.size() > MAX_ENTRIES) {
            throw fatal("snapshot.too-many-entries", Integer.toString(zip.size()), null);
        }
        Map<String, String> names = new HashMap<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (!harmless(name) || names.put(name.toLowerCase(Locale.ROOT), name) != null) {
                throw fatal("snapshot.bad-entry", Notes.shortened(name), null);
            }
            entries.put(name, entry);
        }
    }

    private static boolean harmless(String name) {
        return !name.isEmpty() && name.length() <= 255 && name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.charAt(0) != '/'
                && name.chars().noneMatch(c -> c < ' ') && !("/" + name + "/").contains("/../");
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Size of the content as the table of contents says; -1 when it does not. */
    long size(String name) {
        ZipEntry entry = entries.get(name);
        return entry == null ? -1 : entry.getSize();
    }

    /**
     * The content of an entry. Reading it fails with {@link LimitException} above the limits and with
     * {@link ZipException} when the content is not what was packed.
     *
     * @param limit bytes
     */
    InputStream open(String name, long limit) throws IOException {
        ZipEntry entry = entries.get(name);
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (entry == null || in == null) {
            throw new ZipException("no entry " + name);
        }
        return new Guarded(in, entry, limit);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private InputException fatal(String code, String detail, @Nullable Throwable cause) {
        return new InputException(new Problem(Problem.Severity.FATAL, file.toString(), 0, code, detail), cause);
    }

    /** A limit on input was passed. */
    static final class LimitException extends IOException {

        private static final long serialVersionUID = 1L;
        private final String code;

        LimitException(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** Counts, checks the ratio of sizes on the way and the checksum at the end. */
    private final class Guarded extends FilterInputStream {

        private final ZipEntry entry;
        private final long limit;
        private final CRC32 checksum = new CRC32();
        private long read;

        Guarded(InputStream in, ZipEntry entry, long limit) {
            super(in);
            this.entry = entry;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte @Nullable [] buffer, int offset, int length) throws IOException {
            if (buffer == null) {
                throw new NullPointerException();
            }
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new ZipException(entry.getName() + ": " + e.getMessage());
            }
            if (count < 0) {
                if (entry.getCrc() >= 0 && checksum.getValue() != entry.getCrc()) {
                    throw new ZipException(entry.getName() + ": checksum differs");
                }
                return -1;
            }
            checksum.update(buffer, offset, count);
            read += count;
            total += count;
            if (read > RATIO_FREE && read / MAX_RATIO > Math.max(1, entry.getCompressedSize())) {
                throw new LimitException("snapshot.zip-bomb", entry.getName());
            }
            if (total > MAX_TOTAL) {
                throw new LimitException("snapshot.too-large", file.toString());
            }
            if (read > limit) {
                throw new LimitException("snapshot.section-too-large", entry.getName());
            }
            return count;
        }

        @Override
        public long skip(long n) throws IOException {
            // through read, so that nothing escapes the counting
            byte[] rest = new byte[8192];
            long skipped = 0;
            int count;
            while (skipped < n && (count = read(rest, 0, (int) Math.min(rest.length, n - skipped))) >= 0) {
                skipped += count;
            }
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
