package org.todoku.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;

/** Every problem can be explained to its reader in both languages. */
class InputMessagesTest {

    private static final Pattern CODE = Pattern
            .compile("\"((?:row|xml|encoding|export|input|file|json|snapshot|field|date|time|value)\\.[a-z-]+)\"");
    /** Entries of a snapshot, which look like codes. */
    private static final Set<String> NO_CODES = Set.of("server.json", "server.name");

    @ParameterizedTest
    @ValueSource(strings = { "en", "ja", "de" })
    void everyCodeInTheSourceHasItsTexts(String language) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        Set<String> codes = codes();
        assertTrue(codes.size() > 40, "codes found in the source: " + codes);
        Set<String> missing = new TreeSet<>();
        for (String code : codes) {
            var problem = new Problem(Severity.ODD, "", 0, code, "");
            String message = InputMessages.message(problem, locale);
            if (message.contains(code) || InputMessages.advice(problem, locale).equals(InputMessages.advice(
                    new Problem(Severity.ODD, "", 0, "unknown", ""), locale))) {
                missing.add(code);
            }
            assertEquals(language.equals("ja"), isJapanese(message) && isJapanese(InputMessages.advice(problem, locale)), code);
        }
        assertEquals(Set.of(), missing);
    }

    private static boolean isJapanese(String text) {
        return text.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
    }

    @Test
    void aMessageSaysWhereAndWhat() {
        var problem = new Problem(Severity.LOSS, "it's {0}.jsonl", 1234567, "row.bad-guid", "{x}");
        assertEquals("it's {0}.jsonl, line 1234567: This is not a GUID: {x}", InputMessages.message(problem, Locale.ENGLISH));
        assertEquals("it's {0}.jsonl、1234567 行目: GUID ではありません: {x}", InputMessages.message(problem, Locale.JAPANESE));
        assertEquals("a.zip: The snapshot is not a whole ZIP file; it was probably cut short when it was copied or sent",
                InputMessages.message(new Problem(Severity.FATAL, "a.zip", 0, "snapshot.truncated", ""), Locale.US));
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            assertFalse(isJapanese(InputMessages.message(new Problem(Severity.FATAL, "", 0, "input.not-found", ""), Locale.ENGLISH)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anUnknownCodeIsShownAsItIs() {
        assertEquals("a: Unexpected problem: later.code detail",
                InputMessages.message(new Problem(Severity.ODD, "a", 0, "later.code", "detail"), Locale.ENGLISH));
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (var files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        codes.removeAll(NO_CODES);
        return codes;
    }
}
