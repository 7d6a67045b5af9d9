package org.todoku.rules.data;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that are safe on any text: the number of ways in which one can match from a given place is bounded, so that
 * the time grows with the length of the text and with nothing else. Therefore no unlimited repetition, no repeated groups, no
 * look-around, no references; repetitions multiply and alternatives add up to at most {@value #MAX_WAYS} ways.
 */
public final class BoundedPattern {

    static final int MAX_WAYS = 500;

    private static final int MAX_LENGTH = 1000;

    private final String regex;
    private int at;

    private BoundedPattern(String regex) {
        this.regex = regex;
    }

    /**
     * Ignores case; a dot matches line ends too.
     *
     * @throws IllegalArgumentException with the reason, for an expression that is wrong or not safe
     */
    public static Pattern compile(String regex) {
        if (regex.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
        }
        var check = new BoundedPattern(regex);
        long ways = check.alternatives(0);
        if (check.more()) {
            throw check.refused("a closing parenthesis too many");
        }
        if (ways > MAX_WAYS) {
            throw new IllegalArgumentException("it can match in " + ways + " ways, more than " + MAX_WAYS
                    + "; use fewer or smaller repetitions");
        }
        try {
            Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
            if (pattern.matcher("").find()) {
                throw new IllegalArgumentException("it matches the empty text");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " at character " + (e.getIndex() + 1), e);
        }
    }

    private boolean more() {
        return at < regex.length();
    }

    private IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(reason + " at character " + (at + 1));
    }

    private long alternatives(int depth) {
        if (depth > 20) {
            throw refused("too many groups in groups");
        }
        long ways = 0;
        while (true) {
            ways = limited(ways + sequence(depth));
            if (!more() || regex.charAt(at) != '|') {
                return ways;
            }
            at++;
        }
    }

    private static long limited(long ways) {
        return Math.min(ways, Integer.MAX_VALUE);
    }

    private long sequence(int depth) {
        long ways = 1;
        while (more() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            boolean group = regex.charAt(at) == '(';
            ways = limited(ways * (group ? group(depth) : atom()));
        }
        return ways;
    }

    private long group(int depth) {
        at++;
        if (regex.startsWith("?:", at)) {
            at += 2;
        } else if (more() && regex.charAt(at) == '?') {
            throw refused("look-around and named groups are not allowed");
        }
        long ways = alternatives(depth + 1);
        if (!more()) {
            throw refused("a group is not closed");
        }
        at++;
        if (more() && regex.charAt(at) == '?') {
            at++;
            return limited(ways + 1 + laziness());
        }
        if (more() && "*+{".indexOf(regex.charAt(at)) >= 0) {
            throw refused("a group must not be repeated (nested repetition)");
        }
        return ways;
    }

    private long atom() {
        char c = regex.charAt(at);
        switch (c) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '*', '+', '?', '{' -> throw refused("a repetition of nothing");
            default -> at++;
        }
        return repetition();
    }

    private void escape() {
        at++;
        if (!more()) {
            throw refused("a backslash at the end");
        }
        char c = regex.charAt(at);
        if (c == 'u') {
            at += 5;
            if (at > regex.length()) {
                throw refused("an unfinished \\u");
            }
        } else if (Character.isLetterOrDigit(c) && "bdswDSWBtrn".indexOf(c) < 0) {
            throw refused("\\" + c + " is not allowed");
        } else {
            at++;
        }
    }

    private void characterClass() {
        at++;
        if (more() && regex.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (more() && (first || regex.charAt(at) != ']')) {
            first = false;
            if (regex.charAt(at) == '\\') {
                escape();
            } else if (regex.charAt(at) == '[' || regex.startsWith("&&", at)) {
                throw refused("character classes in character classes are not allowed");
            } else {
                at++;
            }
        }
        if (!more()) {
            throw refused("a character class is not closed");
        }
        at++;
    }

    /** In how many lengths the atom before may match. */
    private long repetition() {
        if (!more()) {
            return 1;
        }
        switch (regex.charAt(at)) {
            case '*', '+' -> throw refused("repetition without an upper limit; use {0,200}");
            case '?' -> {
                at++;
                return 2 + laziness();
            }
            case '{' -> {
                int end = regex.indexOf('}', at);
                String range = end < 0 ? "" : regex.substring(at + 1, end);
                if (!range.matches("\\d{1,4}(?:,\\d{1,4})?")) {
                    throw refused("expected {n} or {n,m}");
                }
                int comma = range.indexOf(',');
                int least = Integer.parseInt(comma < 0 ? range : range.substring(0, comma));
                int most = comma < 0 ? least : Integer.parseInt(range.substring(comma + 1));
                at = end + 1;
                return Math.max(1, most - least + 1) + laziness();
            }
            default -> {
                return 1;
            }
        }
    }

    /** Takes the sign for "as little as possible"; adds no way. */
    private int laziness() {
        if (more() && regex.charAt(at) == '?') {
            at++;
        } else if (more() && "+*{".indexOf(regex.charAt(at)) >= 0) {
            throw refused("a repetition of a repetition");
        }
        return 0;
    }
}
