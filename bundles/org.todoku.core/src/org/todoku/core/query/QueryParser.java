package org.todoku.core.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.query.QueryProblem.Kind;

/** Reads a query from left to right. Used once. */
final class QueryParser {

    /** Fewer digits after the letters KB are words of a title. */
    static final int SHORTEST_KB = 4;

    private static final Pattern KB = Pattern.compile("(?i)(?:kb\\s*|\\(kb)?(\\d{4,8})\\)?");
    private static final Pattern KB_VALUE = Pattern.compile("(?i)(?:kb)?\\s*(\\d{1,8})");
    private static final Pattern GUID = Pattern
            .compile("[{(]?([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})[)}]?");
    private static final Pattern CVE = Pattern.compile("(?i)\\(?(?:cve-)?(\\d{4}-\\d{4,12})\\)?");
    private static final Pattern KEY = Pattern.compile("(\\p{L}[\\p{L}\\p{M}_-]*):(.*)", Pattern.DOTALL);

    private final String text;
    private final List<Term> terms = new ArrayList<>();
    private final List<QueryProblem> problems = new ArrayList<>();
    private int at;

    QueryParser(String text) {
        this.text = text;
    }

    UpdateQuery parse() {
        while (at < text.length()) {
            if (isBlank(at)) {
                at++;
            } else {
                part();
            }
        }
        return new UpdateQuery(text.strip(), terms, problems);
    }

    private void part() {
        int begin = at;
        boolean not = is(at, '-') && at + 1 < text.length() && !isBlank(at + 1);
        if (not) {
            at++;
        }
        if (is(at, '"')) {
            add(not, text(quoted()));
            return;
        }
        int word = at;
        while (at < text.length() && !isBlank(at)) {
            at++;
            if (is(at - 1, ':') && at < text.length() && is(at, '"')) {
                Optional<QueryKey> key = QueryKey.parse(text.substring(word, at - 1));
                if (key.isPresent()) {
                    String value = quoted();
                    keyed(not, begin, key.get(), value, key.get().word() + ":" + value);
                    return;
                }
            }
        }
        word(not, begin, folded(text.substring(word, at)));
    }

    private void word(boolean not, int begin, String word) {
        Matcher keyed = KEY.matcher(word);
        if (!keyed.matches()) {
            add(not, term(word));
            return;
        }
        Optional<QueryKey> key = QueryKey.parse(keyed.group(1));
        if (key.isEmpty()) {
            problem(begin, Kind.UNKNOWN_KEY);
            add(not, text(word));
            return;
        }
        keyed(not, begin, key.get(), keyed.group(2), word);
    }

    private void keyed(boolean not, int begin, QueryKey key, String typed, String whole) {
        String value = UpdateQuery.normalise(typed);
        if (value.isEmpty()) {
            problem(begin, Kind.VALUE_MISSING);
            return;
        }
        Term term = switch (key) {
            case PRODUCT -> new Term.Product(value);
            case CLASS -> new Term.Classification(value);
            case STATE -> StateWord.parse(value).map(Term.State::new).orElse(null);
            case SERVER -> new Term.Server(value);
            case ARRIVED -> Days.parse(value).map(Term.Arrived::new).orElse(null);
            case CREATED -> Days.parse(value).map(Term.Created::new).orElse(null);
            case SUPERSEDED -> yes(value);
            case CVE -> cve(value);
            case KB -> kb(value);
            case TITLE -> new Term.Text(value);
            case ID -> guid(value);
        };
        if (term == null) {
            problem(begin, switch (key) {
                case STATE -> Kind.UNKNOWN_STATE;
                case ARRIVED, CREATED -> Kind.BAD_DATE;
                case SUPERSEDED -> Kind.NOT_YES_OR_NO;
                case CVE -> Kind.BAD_CVE;
                case KB -> Kind.BAD_KB;
                default -> Kind.BAD_GUID;
            });
        }
        add(not, term == null ? text(whole) : term);
    }

    private static @Nullable Term yes(String value) {
        return switch (value) {
            case "yes", "true", "はい" -> new Term.Superseded(true);
            case "no", "false", "いいえ" -> new Term.Superseded(false);
            default -> null;
        };
    }

    private static @Nullable Term cve(String value) {
        Matcher cve = CVE.matcher(value);
        return cve.matches() ? new Term.Cve("cve-" + cve.group(1)) : null;
    }

    private static @Nullable Term kb(String value) {
        Matcher kb = KB_VALUE.matcher(value);
        return kb.matches() ? new Term.Kb(kb.group(1)) : null;
    }

    private static @Nullable Term guid(String value) {
        Matcher guid = GUID.matcher(value);
        return guid.matches() ? new Term.Guid(UUID.fromString(guid.group(1))) : null;
    }

    private static @Nullable Term term(String part) {
        Term guid = guid(part);
        if (guid != null) {
            return guid;
        }
        Matcher kb = KB.matcher(part);
        // four digits alone are a year or a Windows version far more often than the start of a KB number
        boolean prefixed = part.regionMatches(true, 0, "kb", 0, 2) || part.startsWith("(");
        if (kb.matches() && (prefixed || kb.group(1).length() >= 6)) {
            return new Term.Kb(kb.group(1));
        }
        boolean named = part.regionMatches(true, 0, "cve-", 0, 4) || part.regionMatches(true, 0, "(cve-", 0, 5);
        Term cve = named ? cve(part) : null;
        return cve == null ? text(part) : cve;
    }

    private static @Nullable Term text(String part) {
        String normalised = UpdateQuery.normalise(part);
        return normalised.isEmpty() ? null : new Term.Text(normalised);
    }

    private void add(boolean not, @Nullable Term term) {
        if (term != null) {
            terms.add(not ? new Term.Not(term) : term);
        }
    }

    private void problem(int begin, Kind kind) {
        problems.add(new QueryProblem(begin, at, kind, text.substring(begin, at)));
    }

    /** What stands between the quote here and the next single one, or the end: a phrase is looked for while it is being typed. */
    private String quoted() {
        StringBuilder phrase = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (is(at, '"')) {
                at++;
                if (at == text.length() || !is(at, '"')) {
                    break;
                }
            }
            phrase.append(text.charAt(at));
        }
        return phrase.toString();
    }

    private static String folded(String part) {
        return Normalizer.normalize(part, Normalizer.Form.NFKC);
    }

    /** Full-width forms, as an input method leaves them, count as the character. */
    private boolean is(int place, char wanted) {
        char there = text.charAt(place);
        return there == wanted || there == wanted + 0xFEE0;
    }

    private boolean isBlank(int place) {
        char there = text.charAt(place);
        return Character.isWhitespace(there) || Character.isSpaceChar(there);
    }
}
