package org.todoku.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.query.UpdateQuery;

/** The questions that the arguments name: one, or the lines of a file behind an at sign. */
final class QuestionList {

    private static final int LARGEST_FILE = 1 << 20;
    private static final int MOST_QUESTIONS = 5000;

    private QuestionList() {
    }

    static boolean isFile(List<String> words) {
        return words.size() == 1 && words.get(0).length() > 1 && words.get(0).startsWith("@");
    }

    static List<UpdateQuery> read(List<String> words, Session session) throws Failure, IOException {
        List<UpdateQuery> questions = new ArrayList<>();
        if (!isFile(words)) {
            questions.add(UpdateQuery.parse(String.join(" ", words)));
        } else {
            Path file = session.path(Path.of(words.get(0).substring(1)));
            for (String line : text(file).split("\\R")) {
                String wanted = line.strip();
                if (!wanted.isEmpty() && !wanted.startsWith("#")) {
                    questions.add(UpdateQuery.parse(wanted));
                }
            }
            if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
                throw new Failure("failure.list-size", file, questions.size(), MOST_QUESTIONS);
            }
        }
        for (UpdateQuery question : questions) {
            if (question.isEmpty()) {
                throw new Failure("failure.no-question");
            }
        }
        return questions;
    }

    /** UTF-8, or UTF-16 with a byte order mark as PowerShell writes it. */
    private static String text(Path file) throws Failure, IOException {
        if (!Files.isRegularFile(file)) {
            throw new Failure("failure.no-file", file);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        }
        if (bytes.length > LARGEST_FILE) {
            throw new Failure("failure.list-large", file, LARGEST_FILE);
        }
        boolean wide = bytes.length > 1
                && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE || (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Failure("failure.list-encoding", file);
        }
    }
}
