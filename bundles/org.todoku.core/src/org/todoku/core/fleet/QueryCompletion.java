package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.todoku.core.query.QueryKey;
import org.todoku.core.query.UpdateQuery;

/**
 * How a query that is being typed may go on.
 *
 * @param begin where in the text the replaced part begins
 * @param end where it ends, exclusive
 * @param text what comes in its place
 * @param label what to show of it: the key, or the value without its quotes
 */
public record QueryCompletion(int begin, int end, String text, String label) {

    /** How many are offered at most. */
    public static final int MOST = 12;

    /**
     * The keys, or after a key the values that the fleet knows, which fit what stands before the caret; best first.
     *
     * @param caret between the characters; what lies outside of the text counts as its end
     */
    public static List<QueryCompletion> of(String typed, int caret, QueryWords known) {
        int at = caret < 0 || caret > typed.length() ? typed.length() : caret;
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < at; i++) {
            quoted ^= isQuote(typed.charAt(i));
            if (!quoted && isBlank(typed.charAt(i))) {
                begin = i + 1;
            }
        }
        int end = at;
        while (end < typed.length() && (quoted || !isBlank(typed.charAt(end)))) {
            end++;
            if (quoted && isQuote(typed.charAt(end - 1))) {
                break;
            }
        }
        if (begin < at && "-－".indexOf(typed.charAt(begin)) >= 0) {
            begin++;
        }
        return of(typed.substring(begin, at), begin, end, known);
    }

    private static List<QueryCompletion> of(String part, int begin, int end, QueryWords known) {
        int colon = Math.max(part.indexOf(':'), part.indexOf('：'));
        if (colon < 0) {
            return keys(UpdateQuery.normalise(part), begin, end);
        }
        Optional<QueryKey> key = QueryKey.parse(part.substring(0, colon));
        if (key.isEmpty()) {
            return List.of();
        }
        String wanted = UpdateQuery.normalise(part.substring(colon + 1).replaceAll("[\"＂]", ""));
        boolean latin = (part.substring(0, colon) + wanted).codePoints().allMatch(letter -> letter < 0x250);
        return known.of(key.get(), latin).stream().filter(word -> word.rank(wanted) < 3)
                .sorted(Comparator.comparingInt(word -> word.rank(wanted))).limit(MOST)
                .map(word -> new QueryCompletion(begin, end, part.substring(0, colon + 1) + typed(word.text()), word.text())).toList();
    }

    private static List<QueryCompletion> keys(String wanted, int begin, int end) {
        List<QueryCompletion> result = new ArrayList<>();
        for (QueryKey key : QueryKey.values()) {
            key.words().stream().filter(word -> UpdateQuery.normalise(word).startsWith(wanted)).findFirst()
                    .ifPresent(word -> result.add(new QueryCompletion(begin, end, word + ":", word)));
        }
        return result;
    }

    private static String typed(String value) {
        return value.codePoints().allMatch(letter -> Character.isLetterOrDigit(letter) || ".-<>=_".indexOf(letter) >= 0) ? value
                : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** The key that it completes, empty for a value. */
    public Optional<QueryKey> key() {
        return text.endsWith(":") ? QueryKey.parse(label) : Optional.empty();
    }

    private static boolean isQuote(char letter) {
        return letter == '"' || letter == '＂';
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
