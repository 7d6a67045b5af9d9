package org.todoku.intake.internal.powershell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.todoku.core.Progress;

/**
 * How the text of a file is encoded. Windows PowerShell writes UTF-16 with a mark, or the code page of Windows;
 * PowerShell 7 writes UTF-8 without a mark.
 *
 * @param mark length of the byte order mark
 * @param doubt why the encoding may be wrong or characters are lost; empty when it is certain
 */
record TextEncoding(Charset charset, int mark, String doubt) {

    static final int HEAD = 64 * 1024;

    /** From the first bytes alone, for a first look. */
    static TextEncoding ofHead(byte[] head, int length) {
        if (length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return new TextEncoding(StandardCharsets.UTF_8, 3, "");
        }
        if (length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, "");
        }
        if (length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2, "");
        }
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                zeros[i & 1]++;
            }
        }
        // the Latin letters of column names have their zero byte always on the same side
        if (zeros[1] > length / 8 && zeros[0] <= zeros[1] / 16) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 0, "");
        }
        if (zeros[0] > length / 8 && zeros[1] <= zeros[0] / 16) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 0, "");
        }
        return new TextEncoding(StandardCharsets.UTF_8, 0, "");
    }

    /** From all bytes: reads the file once, so that a wrong guess is not found out half-way. */
    static TextEncoding of(Path file, Progress progress) throws IOException {
        TextEncoding guess;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            guess = ofHead(head, head.length);
        }
        Count utf = count(file, guess, progress);
        if (utf.malformed == 0) {
            return guess;
        }
        String damaged = guess.charset.name() + ", " + utf.malformed + " damaged";
        if (guess.mark > 0 || guess.charset != StandardCharsets.UTF_8 || utf.foreign >= 4 * utf.malformed) {
            return new TextEncoding(guess.charset, guess.mark, damaged);
        }
        if (Charset.isSupported("windows-31j")) {
            var japanese = new TextEncoding(Charset.forName("windows-31j"), 0, "not UTF-8; read as Shift_JIS (windows-31j)");
            Count count = count(file, japanese, progress);
            // kana prove it: accented Latin letters, dashes and quotes of windows-1252 happen to be valid pairs too
            if (count.malformed == 0 && count.kana > 0 && count.kana * 8 >= count.foreign) {
                return japanese;
            }
        }
        return new TextEncoding(Charset.forName("windows-1252"), 0, "not UTF-8; read as windows-1252");
    }

    private record Count(long foreign, long kana, long malformed) {
    }

    private static Count count(Path file, TextEncoding encoding, Progress progress) throws IOException {
        CharsetDecoder decoder = encoding.charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        long foreign = 0;
        long kana = 0;
        long malformed = 0;
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        CharBuffer chars = CharBuffer.allocate(HEAD);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(encoding.mark, Files.size(file)));
            boolean end = false;
            while (!end) {
                progress.checkCancelled();
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, end);
                    if (result.isError()) {
                        malformed++;
                        bytes.position(bytes.position() + Math.min(result.length(), bytes.remaining()));
                    }
                    chars.flip();
                    while (chars.hasRemaining()) {
                        char c = chars.get();
                        foreign += c >= 0x80 ? 1 : 0;
                        kana += c >= 0x3041 && c <= 0x30FA ? 1 : 0;
                    }
                    chars.clear();
                } while (!result.isUnderflow());
                bytes.compact();
            }
        }
        return new Count(foreign, kana, malformed);
    }
}
