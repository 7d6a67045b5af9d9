package org.todoku.cli.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.WellKnown;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Tally;
import org.todoku.core.query.UpdateQuery;

/** Products, families and classifications of a fleet, found by GUID or by their whole title in any language that a source has. */
final class Boxes {

    private static final Pattern GUID = Pattern.compile("[{(]?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})[)}]?");
    private static final int MOST_NAMED = 10;

    private final Map<UUID, CategoryRef> products = new LinkedHashMap<>();
    private final Map<UUID, CategoryRef> classifications = new LinkedHashMap<>();
    private final Map<String, Map<UUID, CategoryRef>> byTitle = new HashMap<>();

    Boxes(FactBase facts) {
        List<ServerState> states = new ArrayList<>(facts.servers());
        states.addAll(facts.catalogues());
        for (ServerState state : states) {
            for (Category category : state.categories().optional().orElse(List.of())) {
                add(new CategoryRef(category.id(), category.title()), category.type().is(CategoryType.CLASSIFICATION));
            }
            Optional<Subscription> subscription = state.subscription().optional();
            subscription.ifPresent(ticked -> ticked.products().forEach(ref -> add(ref, false)));
            subscription.ifPresent(ticked -> ticked.classifications().forEach(ref -> add(ref, true)));
            for (Tally tally : facts.tally(state)) {
                add(tally.product(), false);
                CategoryRef classification = tally.classification();
                if (classification != null) {
                    add(classification, true);
                }
            }
        }
    }

    private void add(CategoryRef ref, boolean classification) {
        UUID id = ref.id();
        if (id == null) {
            return;
        }
        Map<UUID, CategoryRef> kind = classification ? classifications : products;
        CategoryRef known = kind.get(id);
        kind.put(id, known == null || known.title().isEmpty() ? ref : known);
        if (!ref.title().isEmpty()) {
            byTitle.computeIfAbsent(classification + UpdateQuery.normalise(ref.title()), any -> new LinkedHashMap<>()).put(id, ref);
        }
    }

    CategoryRef product(String typed) throws Failure {
        return find(typed, products, false);
    }

    CategoryRef classification(String typed) throws Failure {
        Optional<UUID> wellKnown = WellKnown.classification(typed);
        if (wellKnown.isPresent()) {
            return new CategoryRef(wellKnown.get(), typed.strip());
        }
        return find(typed, classifications, true);
    }

    boolean isClassification(String typed) {
        return guid(typed).map(classifications::containsKey)
                .orElse(WellKnown.classification(typed).isPresent() || byTitle.containsKey(true + UpdateQuery.normalise(typed)));
    }

    private CategoryRef find(String typed, Map<UUID, CategoryRef> known, boolean classification) throws Failure {
        Optional<UUID> guid = guid(typed);
        if (guid.isPresent() && known.containsKey(guid.get())) {
            return known.getOrDefault(guid.get(), new CategoryRef(guid.get(), ""));
        }
        String title = UpdateQuery.normalise(typed);
        List<CategoryRef> named = List.copyOf(byTitle.getOrDefault(classification + title, Map.of()).values());
        if (named.size() == 1) {
            return named.get(0);
        }
        if (named.size() > 1) {
            throw new Failure("failure.box-several", typed, named.stream().map(ref -> ref.guid().map(UUID::toString).orElse("")).toList());
        }
        List<CategoryRef> near = known.values().stream().filter(ref -> guid.isEmpty() && UpdateQuery.normalise(ref.title()).contains(title))
                .limit(MOST_NAMED).toList();
        String key = classification ? "failure.no-classification" : "failure.no-product";
        throw near.isEmpty() ? new Failure(key, typed) : new Failure(key + "-near", typed, near);
    }

    private static Optional<UUID> guid(String typed) {
        return Optional.of(GUID.matcher(typed.strip())).filter(java.util.regex.Matcher::matches)
                .map(matcher -> UUID.fromString(matcher.group(1)));
    }
}
