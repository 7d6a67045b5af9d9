package org.todoku.core.fleet;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.core.query.QueryKey;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.StateWord;
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

    private static final int LOOKED_AT = 200;

    /**
     * The keys, or after a key the values that the fleet knows, which fit what stands before the caret; best first.
     *
     * @param caret between the characters; what lies outside of the text counts as its end
     */
    public static List<QueryCompletion> of(String typed, int caret, FactBase facts) {
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
        return of(typed.substring(begin, at), begin, end, facts);
    }

    private static List<QueryCompletion> of(String part, int begin, int end, FactBase facts) {
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
        Comparator<String> order = Comparator.comparingInt(value -> rank(value, wanted));
        return values(key.get(), latin, facts).filter(value -> rank(value, wanted) < 3).sorted(order).limit(MOST)
                .map(value -> new QueryCompletion(begin, end, part.substring(0, colon + 1) + typed(value), value)).toList();
    }

    private static List<QueryCompletion> keys(String wanted, int begin, int end) {
        List<QueryCompletion> result = new ArrayList<>();
        for (QueryKey key : QueryKey.values()) {
            key.words().stream().filter(word -> UpdateQuery.normalise(word).startsWith(wanted)).findFirst()
                    .ifPresent(word -> result.add(new QueryCompletion(begin, end, word + ":", word)));
        }
        return result;
    }

    /** 0 for the beginning, 1 for the beginning of a word, 2 for anywhere, 3 for nowhere. */
    private static int rank(String value, String wanted) {
        String normalised = UpdateQuery.normalise(value);
        return normalised.startsWith(wanted) ? 0 : normalised.contains(" " + wanted) ? 1 : normalised.contains(wanted) ? 2 : 3;
    }

    private static String typed(String value) {
        return value.codePoints().allMatch(letter -> Character.isLetterOrDigit(letter) || ".-<>=_".indexOf(letter) >= 0) ? value
                : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** All values of a key, those first that are the likeliest. */
    private static Stream<String> values(QueryKey key, boolean latin, FactBase facts) {
        return switch (key) {
            case STATE -> Stream.of(StateWord.values()).map(word -> word.words().get(latin ? 0 : 1));
            case SUPERSEDED -> latin ? Stream.of("no", "yes") : Stream.of("いいえ", "はい");
            case SERVER -> facts.servers().stream().map(ServerState::server);
            case PRODUCT -> titles(facts, false);
            case CLASS -> titles(facts, true);
            case ARRIVED, CREATED -> months(facts);
            case CVE, KB, TITLE, ID -> Stream.empty();
        };
    }

    private static Stream<String> months(FactBase facts) {
        return facts.servers().stream().map(ServerState::collectedAt).max(Comparator.naturalOrder()).stream()
                .map(time -> YearMonth.from(time.atOffset(ZoneOffset.UTC)))
                .flatMap(month -> Stream.of(">=" + month, month.toString(), month.minusMonths(1).toString(),
                        Integer.toString(month.getYear())));
    }

    /** Titles, those first that most servers have ticked. */
    private static Stream<String> titles(FactBase facts, boolean classifications) {
        Map<String, Integer> ticked = new HashMap<>();
        Set<String> titles = new LinkedHashSet<>();
        Set<Category> seen = new HashSet<>();
        List<ServerState> states = new ArrayList<>(facts.servers());
        states.addAll(facts.catalogues());
        for (ServerState state : states) {
            state.subscription().optional().ifPresent(subscription -> chosen(subscription, classifications)
                    .forEach(ref -> ticked.merge(ref.title(), 1, Integer::sum)));
            state.categories().optional().ifPresent(all -> all.stream().filter(seen::add)
                    .filter(category -> fits(category, classifications)).forEach(category -> titles.add(category.title())));
        }
        titles.addAll(ticked.keySet());
        if (titles.isEmpty()) {
            facts.search(UpdateQuery.parse(""), LOOKED_AT).hits().stream().map(SearchHit::update)
                    .flatMap(update -> named(update, classifications)).forEach(ref -> titles.add(ref.title()));
        }
        titles.remove("");
        return titles.stream().sorted(Comparator.comparing((String title) -> -ticked.getOrDefault(title, 0))
                .thenComparing(Comparator.naturalOrder()));
    }

    private static List<CategoryRef> chosen(Subscription subscription, boolean classifications) {
        return classifications ? subscription.classifications() : subscription.products();
    }

    private static boolean fits(Category category, boolean classifications) {
        @Nullable CategoryType type = category.type().value();
        boolean classification = type == CategoryType.CLASSIFICATION || WellKnown.classifications().containsValue(category.id());
        return classifications ? classification : !classification && type != CategoryType.COMPANY;
    }

    private static Stream<CategoryRef> named(Update update, boolean classifications) {
        return classifications ? Stream.ofNullable(update.classification()) : update.products().stream();
    }

    private static boolean isQuote(char letter) {
        return letter == '"' || letter == '＂';
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
