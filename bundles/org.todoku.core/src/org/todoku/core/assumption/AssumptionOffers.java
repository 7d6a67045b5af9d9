package org.todoku.core.assumption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Subscription;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.CategoryTitles;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;

/** What is worth assuming of a server to learn why it does not have an update. For one thread. */
public final class AssumptionOffers {

    /** Of one KB number with many variants; nobody tries more. */
    private static final int MOST_UPDATES = 3;

    private final FactBase facts;
    private final Hierarchy hierarchy;
    private final CategoryTitles titles;
    /** Servers share their lists of categories, which are long. */
    private final Map<List<Category>, Map<UUID, Category>> categories = new IdentityHashMap<>();

    public AssumptionOffers(FactBase facts) {
        this.facts = facts;
        this.hierarchy = new Hierarchy(facts.servers());
        this.titles = new CategoryTitles(facts);
    }

    /**
     * Boxes that are not ticked where the selection is made, then a synchronisation, a decline to be taken back, and an import; none of
     * what is so already.
     *
     * @param wanted the updates that are asked for
     */
    public List<Assumption> of(ServerState server, List<Update> wanted) {
        Set<Assumption> offers = new LinkedHashSet<>();
        List<Update> missing = wanted.stream().filter(update -> facts.on(server, update.id()).isEmpty()).toList();
        if (!missing.isEmpty() || wanted.isEmpty()) {
            missing.stream().limit(MOST_UPDATES).forEach(update -> offers.addAll(boxes(owner(server), update)));
            offers.add(new Assumption.Synchronised(server.server()));
        }
        for (Update update : wanted) {
            Optional<ServerUpdate> there = facts.on(server, update.id());
            if (server.has(UpdateField.DECLINED) && there.isPresent() && there.get().presence().declined()) {
                offers.add(new Assumption.NotDeclined(server.server(), update.id()));
            }
        }
        if (!replica(server)) {
            missing.stream().limit(MOST_UPDATES).forEach(update -> offers.add(new Assumption.Imported(server.server(), update.id())));
        }
        return List.copyOf(offers);
    }

    private static boolean replica(ServerState server) {
        return server.configuration().optional().map(Configuration::isReplica).orElse(false);
    }

    /** A replica selects nothing itself: the first server above it that is none does. */
    private ServerState owner(ServerState server) {
        ServerState owner = server;
        for (ServerState above : hierarchy.above(server)) {
            if (!replica(owner)) {
                break;
            }
            owner = above;
        }
        return owner;
    }

    private List<Assumption> boxes(ServerState server, Update update) {
        if (!(server.subscription() instanceof Known<Subscription> known)) {
            return List.of();
        }
        Selection selection = new Selection(known.value(), categories(server));
        List<Assumption> offers = new ArrayList<>();
        List<CategoryRef> products = update.products().stream().map(titles::withGuid).filter(ref -> ref.id() != null).toList();
        // one of its products is enough
        if (products.stream().noneMatch(product -> selection.product(product) == Tri.YES)) {
            products.forEach(product -> offers.add(new Assumption.Selected(server.server(), named(product, server), CategoryType.PRODUCT)));
        }
        CategoryRef classification = update.classification();
        Optional<CategoryRef> named = classification == null ? Optional.empty() : WellKnown.withGuid(classification);
        named.filter(ref -> known.value().classifications().stream().flatMap(box -> WellKnown.withGuid(box).stream())
                .noneMatch(box -> ref.guid().equals(box.guid())))
                .ifPresent(ref -> offers.add(new Assumption.Selected(server.server(), named(ref, server), CategoryType.CLASSIFICATION)));
        return offers;
    }

    /** As the server calls it. */
    private CategoryRef named(CategoryRef ref, ServerState server) {
        Category category = categories(server).get(ref.id());
        return category == null || category.title().isEmpty() ? ref : new CategoryRef(ref.id(), category.title());
    }

    private Map<UUID, Category> categories(ServerState server) {
        return server.categories().optional().map(list -> categories.computeIfAbsent(list, all -> {
            Map<UUID, Category> byId = new HashMap<>();
            all.forEach(category -> byId.put(category.id(), category));
            return byId;
        })).orElse(Map.of());
    }
}
