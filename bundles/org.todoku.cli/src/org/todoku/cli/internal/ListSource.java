package org.todoku.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a list: a file, or standard input. */
record ListSource(String name, String text) {

    static final String STANDARD_INPUT = "-";

    private static final int LARGEST = 32 << 20;
    private static final String WORKBOOK = "PK\u0003\u0004";
    private static final int OLD_WORKBOOK = 0xD0CF11E0;
    /** How Japanese spreadsheets save CSV unless told otherwise. */
    private static final String JAPANESE = "windows-31j";

    static ListSource read(String file, Session session) throws Failure, IOException {
        if (file.equals(STANDARD_INPUT)) {
            return of(session.text("list.standard-input"), session.surroundings().in(), session);
        }
        Path path = session.path(Path.of(file));
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw new Failure("failure.no-file", path);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return of(path.toString(), in, session);
        }
    }

    private static ListSource of(String name, InputStream in, Session session) throws Failure, IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Failure("failure.list-large", name, LARGEST >> 20);
        }
        if (bytes.length > 3 && (new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals(WORKBOOK)
                || ByteBuffer.wrap(bytes).getInt() == OLD_WORKBOOK)) {
            throw new Failure("failure.list-workbook", name);
        }
        Optional<String> text = decoded(bytes, wide(bytes) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (text.isEmpty() && !wide(bytes) && Charset.isSupported(JAPANESE)) {
            text = decoded(bytes, Charset.forName(JAPANESE));
            if (text.isPresent()) {
                session.note("note.list-encoding", name);
            }
        }
        return new ListSource(name, text.orElseThrow(() -> new Failure("failure.list-encoding", name)).replaceFirst("^\uFEFF", ""));
    }

    private static boolean wide(byte[] bytes) {
        return bytes.length > 1
                && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE || (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF);
    }

    /** Empty where the bytes are no text in this encoding. */
    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
