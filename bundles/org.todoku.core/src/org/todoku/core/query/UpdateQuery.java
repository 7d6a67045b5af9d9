package org.todoku.core.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user asks for: {@code KB5041585}, {@code 5041585}, a GUID with or without braces, words of a title in any language,
 * {@code "a phrase"}, or several of them, which must then all match.
 *
 * @param text as typed
 */
public record UpdateQuery(String text, List<Term> terms) {

    /** Longer input is cut: no title is longer, and a pasted file must not stop the search. */
    public static final int MAX_LENGTH = 1000;

    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern KB = Pattern.compile("(?i)(?:kb\\s*|\\(kb)?(\\d{4,8})\\)?");
    private static final Pattern GUID = Pattern
            .compile("[{(]?([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})[)}]?");
    private static final Pattern MONTH = Pattern.compile("(?:19|20)\\d\\d");

    public UpdateQuery {
        terms = List.copyOf(terms);
    }

    public static UpdateQuery parse(String typed) {
        String text = typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
        List<Term> terms = new ArrayList<>();
        Matcher parts = PART.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (parts.find()) {
            String phrase = parts.group(1);
            String part = phrase == null ? parts.group(2) : phrase;
            if (!part.isBlank()) {
                terms.add(phrase == null ? term(part) : new Term.Text(normalise(part)));
            }
        }
        return new UpdateQuery(text.strip(), terms);
    }

    private static Term term(String part) {
        Matcher guid = GUID.matcher(part);
        if (guid.matches()) {
            return new Term.Guid(UUID.fromString(guid.group(1)));
        }
        Matcher kb = KB.matcher(part);
        // four digits alone are a year or a Windows version far more often than the start of a KB number
        boolean prefixed = part.regionMatches(true, 0, "kb", 0, 2) || part.startsWith("(");
        if (kb.matches() && (prefixed || kb.group(1).length() >= 6) && !(MONTH.matcher(part).matches())) {
            return new Term.Kb(kb.group(1));
        }
        return new Term.Text(normalise(part));
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Folds letter case, width and compatibility forms, so that full-width or half-width typing finds the same titles. */
    public static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }
}
