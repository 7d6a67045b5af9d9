package org.todoku.rules.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = { "(a+)+b!repetition without an upper limit", "a*!repetition without an upper limit",
            "a{2,}!expected {n} or {n,m}", "(?:a|a){0,30}b!nested repetition", "(a){2}!nested repetition", "(a?)*!nested repetition",
            "a{0,9}{0,9}!a repetition of a repetition", "a{0,9}+!a repetition of a repetition",
            ".{0,200}a.{0,200}b!more than 500", "(?=a)b!look-around", "(?<x>a)!look-around", "(a)\\1!\\1 is not allowed",
            "a|!matches the empty text",
            "a?!matches the empty text", "(a!not closed", "a)!closing parenthesis", "[a!not closed", "[a&&[b]]!in character classes",
            "{3}!repetition of nothing", "\\p{L}!\\p is not allowed", "\\Qa\\E!\\Q is not allowed", "a\\!backslash at the end" })
    void whatCouldTakeForeverIsRefusedWithAReason(String regex, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> BoundedPattern.compile(regex), regex).getMessage();
        assertTrue(message.contains(reason), regex + ": " + message);
    }

    @Test
    void manyOptionalAlternativesAreRefusedToo() {
        assertThrows(IllegalArgumentException.class, () -> BoundedPattern.compile("(?:a|a)".repeat(20) + "b"));
        assertThrows(IllegalArgumentException.class, () -> BoundedPattern.compile("a?".repeat(20) + "a".repeat(20)));
        assertThrows(IllegalArgumentException.class, () -> BoundedPattern.compile("(?:".repeat(30) + "a" + ")".repeat(30)));
        assertThrows(IllegalArgumentException.class, () -> BoundedPattern.compile("a".repeat(2000)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SqlException.{0,80}(?:time-?out|\\(-2\\))", "[^a-z\\]]{3}x", "(?:HTTP )?\\b50[0-9]\\b", "a{3}b{1,4}?c",
            "[]x]",
            "\\u3042{2}", "a.{0,200}?b" })
    void whatIsBoundedIsTaken(String regex) {
        assertEquals(regex, BoundedPattern.compile(regex).pattern());
    }

    @Test
    void caseAndLineEndsDoNotMatter() {
        Pattern pattern = BoundedPattern.compile("sqlexception.{0,9}timeout");
        assertTrue(pattern.matcher("SqlException:\r\nTIMEOUT").find());
        assertFalse(pattern.matcher("SqlException, and much later timeout").find());
    }

    /** The worst that is allowed, on the largest text. */
    @Test
    void theWorstThatIsTakenIsStillFast() {
        Pattern pattern = BoundedPattern.compile("a{0,20}a{0,20}c");
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertFalse(pattern.matcher("a".repeat(ErrorSignatures.MAX_TEXT)).find()));
    }
}
