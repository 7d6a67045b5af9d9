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
 * The values that a fleet knows for the terms of a query, those first that are the likeliest. Made once for a fleet, since that takes
 * long where it has many servers; offering them takes next to no time.
 */
public final class QueryWords {

    private static final int LOOKED_AT = 200;

    /**
     * One value.
     *
     * @param normalised see {@link UpdateQuery#normalise}
     */
    record Word(String text, String normalised) {

        Word(String text) {
            this(text, UpdateQuery.normalise(text));
        }

        /** 0 where it begins with what is wanted, 1 where one of its words does, 2 where it has it anywhere, 3 for nowhere. */
        int rank(String wanted) {
            return normalised.startsWith(wanted) ? 0 : normalised.contains(" " + wanted) ? 1 : normalised.contains(wanted) ? 2 : 3;
        }
    }

    private final List<Word> servers;
    private final List<Word> products;
    private final List<Word> classifications;
    private final List<Word> months;

    /** Looks at all categories of all servers; not for the UI thread. */
    public QueryWords(FactBase facts) {
        servers = words(facts.servers().stream().map(ServerState::server));
        products = words(titles(facts, false));
        classifications = words(titles(facts, true));
        months = words(facts.servers().stream().map(ServerState::collectedAt).max(Comparator.naturalOrder()).stream()
                .map(time -> YearMonth.from(time.atOffset(ZoneOffset.UTC)))
                .flatMap(month -> Stream.of(">=" + month, month.toString(), month.minusMonths(1).toString(),
                        Integer.toString(month.getYear()))));
    }

    private static List<Word> words(Stream<String> texts) {
        return texts.map(Word::new).toList();
    }

    /** @param latin whether words of Todoku's own are wanted in English, else in Japanese */
    List<Word> of(QueryKey key, boolean latin) {
        return switch (key) {
            case STATE -> words(Stream.of(StateWord.values()).map(word -> word.words().get(latin ? 0 : 1)));
            case SUPERSEDED -> words(latin ? Stream.of("no", "yes") : Stream.of("いいえ", "はい"));
            case SERVER -> servers;
            case PRODUCT -> products;
            case CLASS -> classifications;
            case ARRIVED, CREATED -> months;
            case CVE, KB, TITLE, ID -> List.of();
        };
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
}
