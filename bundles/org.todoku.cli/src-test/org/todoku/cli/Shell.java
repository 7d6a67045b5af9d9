package org.todoku.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.WsusData;
import org.todoku.rules.wsus.WsusRules;

/** Runs commands in a folder and keeps what they print. */
final class Shell {

    static final Instant NOW = Instant.parse("2026-07-14T06:00:00Z");

    private final Path directory;
    private final RuleRegistry rules;
    private String in = "";

    /** @param code exit code */
    record Outcome(int code, String out, String err) {
    }

    Shell(Path directory) {
        this(directory, RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all())));
    }

    Shell(Path directory, RuleRegistry rules) {
        this.directory = directory;
        this.rules = rules;
    }

    /** What commands read from standard input from now on. */
    Shell typing(String text) {
        in = text;
        return this;
    }

    Outcome run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = new Cli(surroundings(out, err)).run(args);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Surroundings surroundings(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Surroundings(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err, false, 0, directory,
                Clock.fixed(NOW, ZoneId.of("UTC")),
                Locale.ENGLISH, ZoneId.of("Asia/Tokyo"), () -> rules, "0.1.0");
    }

    /** How many JSON values a text consists of; -1 when it is anything else. */
    static int jsonDocuments(String text) {
        int depth = 0;
        int documents = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else {
                    quoted = c != '"';
                }
            } else if (c == '{' || c == '[') {
                documents += depth++ == 0 ? 1 : 0;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (depth == 0 && !Character.isWhitespace(c)) {
                return -1;
            } else {
                quoted = c == '"';
            }
        }
        return depth == 0 && !quoted ? documents : -1;
    }
}
