package org.todoku.intake.snapshot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes snapshots by hand, right and wrong ones. */
final class ZipMaker implements AutoCloseable {

    static final String ID = "0f5b1e9a-1111-4222-8333-444455556666";

    private final ZipOutputStream zip;

    ZipMaker(Path file) throws IOException {
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    static String manifest(String sections) {
        return """
                {"format":"todoku-snapshot","formatVersion":"1.0","kind":"server","server":{"name":"HQ","id":""},
                "collector":{"name":"test","version":"1"},"collectedAt":"2026-03-12T00:00:00Z","sections":{%s}}""".formatted(sections);
    }

    static String updates(String state, String more) {
        return "\"updates\":{\"file\":\"updates.jsonl\",\"state\":\"" + state + "\"" + more + "}";
    }

    ZipMaker with(String name, String content) throws IOException {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ZipMaker with(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
        return this;
    }

    /** Content that is written piece by piece and hardly packed. */
    ZipMaker big(String name, int level, Writer writer) throws IOException {
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(name));
        writer.write(zip);
        zip.closeEntry();
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        return this;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    interface Writer {

        void write(OutputStream out) throws IOException;
    }
}
