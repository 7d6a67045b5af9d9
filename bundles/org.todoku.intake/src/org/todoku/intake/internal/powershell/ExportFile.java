package org.todoku.intake.internal.powershell;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;

/**
 * One file of an export.
 *
 * @param name how messages call it
 * @param head its beginning as text
 */
record ExportFile(Path path, String name, Format format, String head) {

    enum Format {
        CSV("Export-Csv"), JSON("ConvertTo-Json"), CLIXML("Export-Clixml"), OTHER("");

        private final String command;

        Format(String command) {
            this.command = command;
        }

        /** The PowerShell command that writes it. */
        String command() {
            return command;
        }
    }

    private static final Pattern OBJECTS = Pattern.compile("<(\\w+:)?Objs\\b[^>]*schemas\\.microsoft\\.com/powershell/2004/04");
    private static final Pattern PROPERTY = Pattern.compile("\"([^\"\\\\]{1,60})\"\\s*:");

    /** Looks at the beginning only. */
    static ExportFile look(Path path, String name) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(TextEncoding.HEAD);
        }
        TextEncoding encoding = TextEncoding.ofHead(bytes, bytes.length);
        String head = new String(bytes, encoding.mark(), bytes.length - encoding.mark(), encoding.charset());
        return new ExportFile(path, name, format(head), head);
    }

    private static Format format(String head) {
        String text = head.stripLeading();
        if (text.isEmpty()) {
            return Format.OTHER;
        }
        return switch (text.charAt(0)) {
            case '<' -> text.contains("Objs") || text.startsWith("<!DOCTYPE") || text.startsWith("<?xml") ? Format.CLIXML : Format.OTHER;
            case '[', '{' -> Format.JSON;
            default -> text.indexOf('\0') >= 0 ? Format.OTHER : Format.CSV;
        };
    }

    /** Whether the beginning is that of a list of updates. */
    boolean looksLikeUpdates() {
        return switch (format) {
            case CLIXML -> OBJECTS.matcher(head).find();
            case JSON -> {
                var names = new java.util.HashSet<String>();
                Matcher property = PROPERTY.matcher(head);
                while (property.find()) {
                    names.add(Row.normalise(property.group(1)));
                }
                yield Column.describesUpdates(names);
            }
            case CSV -> Column.describesUpdates(CsvRows.header(head));
            case OTHER -> false;
        };
    }

    /** The text of the file. Reading reports progress in bytes and stops when the user cancels. */
    BufferedReader open(TextEncoding encoding, Progress progress) throws IOException {
        InputStream in = new Watched(Files.newInputStream(path), name, Files.size(path), progress);
        try {
            in.skipNBytes(encoding.mark());
            var decoder = encoding.charset().newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            return new BufferedReader(new InputStreamReader(in, decoder), 1 << 15);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static final class Watched extends FilterInputStream {

        private final String name;
        private final long size;
        private final Progress progress;
        private long read;
        private long reported;

        Watched(InputStream in, String name, long size, Progress progress) {
            super(in);
            this.name = name;
            this.size = size;
            this.progress = progress;
        }

        @Override
        public int read(byte @Nullable [] buffer, int offset, int length) throws IOException {
            progress.checkCancelled();
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            if (count < 0 || read - reported >= 1 << 18) {
                reported = read;
                progress.report(name, read, size);
            }
            return count;
        }
    }
}
