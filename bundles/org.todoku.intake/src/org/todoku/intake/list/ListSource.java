package org.todoku.intake.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.todoku.intake.list.ListException.Reason;

/**
 * The text of a list.
 *
 * @param name of the file, or what it is called where it is none
 * @param guessed whether it is not Unicode and was read as Shift_JIS
 */
public record ListSource(String name, String text, boolean guessed) {

    /** No list has more bytes, or letters. */
    public static final int LARGEST = 32 << 20;

    private static final String WORKBOOK = "PK\u0003\u0004";
    private static final int OLD_WORKBOOK = 0xD0CF11E0;
    /** How Japanese spreadsheets save CSV unless told otherwise. */
    private static final String JAPANESE = "windows-31j";

    /** A text that was typed or pasted. */
    public static ListSource of(String name, String text) throws ListException {
        if (text.length() > LARGEST) {
            throw large(name);
        }
        return new ListSource(name, text, false);
    }

    /** @param in read to its end, or to the largest size; stays open */
    public static ListSource read(String name, InputStream in) throws ListException, IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw large(name);
        }
        if (bytes.length > 3 && (new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals(WORKBOOK)
                || ByteBuffer.wrap(bytes).getInt() == OLD_WORKBOOK)) {
            throw new ListException(Reason.WORKBOOK, name);
        }
        Optional<String> text = decoded(bytes, wide(bytes) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        boolean guessed = text.isEmpty() && !wide(bytes) && Charset.isSupported(JAPANESE);
        if (guessed) {
            text = decoded(bytes, Charset.forName(JAPANESE));
        }
        String read = text.orElseThrow(() -> new ListException(Reason.ENCODING, name));
        return new ListSource(name, read.startsWith("\uFEFF") ? read.substring(1) : read, guessed);
    }

    private static ListException large(String name) {
        return new ListException(Reason.LARGE, name, LARGEST >> 20);
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
