package org.todoku.rules.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.UpdateFacts;

/**
 * Whether the boxes of an update are ticked where the selection is made.
 *
 * @param owner the server whose selection counts; for a replica one above it
 * @param ticked products of the update that are ticked, themselves or by their family
 * @param unticked products of the update that are not
 * @param selection all ticked boxes, families expanded
 * @param confidence {@code LIKELY} for a missing product when the categories were not collected, because a ticked family could hold
 *        it, and for products that were told by their titles
 */
public record Coverage(ServerState owner, Known<Subscription> subscription, Known<List<CategoryRef>> products,
        Known<CategoryRef> classification, List<CategoryRef> ticked, List<CategoryRef> unticked, boolean classificationTicked,
        Selection selection, Confidence confidence) {

    private static final int LISTED_BOXES = 12;

    public Coverage {
        ticked = List.copyOf(ticked);
        unticked = List.copyOf(unticked);
    }

    /** One ticked product of an update is enough. */
    public boolean productTicked() {
        return !ticked.isEmpty();
    }

    public boolean covers() {
        return productTicked() && classificationTicked;
    }

    /** Ends the rule as undecided when a fact is missing. */
    public static Coverage of(Question question) {
        return question.need(fact(question));
    }

    /** The same, with the missing fact as value. */
    public static Fact<Coverage> fact(Question question) {
        return question.ofKind(() -> question.onceForUpdate(Found.class, () -> new Found(find(question)))).coverage();
    }

    /** Several rules ask for it. */
    private record Found(Fact<Coverage> coverage) {
    }

    private static Fact<Coverage> find(Question question) {
        UpdateFacts wanted = question.known();
        if (!(wanted.products() instanceof Known<List<CategoryRef>> products)) {
            return missing(wanted.products());
        }
        if (!(wanted.classification() instanceof Known<CategoryRef> classification)) {
            return missing(wanted.classification());
        }
        if (!(Topology.selectionOwner(question) instanceof Known<ServerState> owner)) {
            return missing(Topology.selectionOwner(question));
        }
        if (!(owner.value().subscription() instanceof Known<Subscription> subscription)) {
            return missing(owner.value().subscription());
        }
        return judge(question, owner.value(), subscription, products, classification, wanted.productsByTitle());
    }

    private static Fact<Coverage> judge(Question question, ServerState owner, Known<Subscription> subscription,
            Known<List<CategoryRef>> products, Known<CategoryRef> classification, boolean byTitle) {
        Selection selection = question.selection(owner, subscription.value());
        List<CategoryRef> ticked = new ArrayList<>();
        List<CategoryRef> unticked = new ArrayList<>();
        for (CategoryRef product : products.value()) {
            if (selection.product(product) == Tri.YES) {
                ticked.add(product);
            } else {
                unticked.add(product);
            }
        }
        // a product known by title only proves nothing: titles are ambiguous
        if (ticked.isEmpty() && unticked.stream().anyMatch(product -> product.id() == null)) {
            return Fact.unknown("target.products", Reason.INCOMPLETE, unticked.get(0).shown());
        }
        if (ticked.isEmpty() && subscription.value().products().stream().anyMatch(product -> product.id() == null)) {
            return Fact.unknown("subscription.products", Reason.INCOMPLETE, owner.server());
        }
        Set<UUID> classes = new HashSet<>();
        boolean allResolved = true;
        for (CategoryRef ref : subscription.value().classifications()) {
            WellKnown.withGuid(ref).flatMap(CategoryRef::guid).ifPresent(classes::add);
            allResolved &= WellKnown.withGuid(ref).isPresent();
        }
        boolean classTicked = classification.value().guid().map(classes::contains).orElse(false);
        if (!classTicked && !allResolved) {
            return Fact.unknown("subscription.classifications", Reason.INCOMPLETE, owner.server());
        }
        Confidence confidence = byTitle || ticked.isEmpty() && !owner.categories().isKnown() ? Confidence.LIKELY : Confidence.CERTAIN;
        return new Known<>(new Coverage(owner, subscription, products, classification, ticked, unticked, classTicked, selection,
                confidence),
                subscription.from());
    }

    private static <T> Fact<T> missing(Fact<?> fact) {
        return switch (fact) {
            case Unknown<?> unknown -> Fact.unknown(unknown.name(), unknown.reason(), unknown.detail());
            case Known<?> known -> throw new IllegalArgumentException("known: " + known.value());
        };
    }

    public Evidence productEvidence() {
        return Evidence.of("update.products", products);
    }

    public Evidence classificationEvidence() {
        return Evidence.of("update.classification", classification);
    }

    /** The ticked boxes; where there are too many to read, how many. */
    public Evidence tickedProducts() {
        List<CategoryRef> all = subscription.value().products();
        if (productTicked()) {
            return new Evidence("subscription.products", ticked, subscription.from());
        }
        return all.size() <= LISTED_BOXES ? new Evidence("subscription.products", all, subscription.from())
                : new Evidence("subscription.productCount", (long) all.size(), subscription.from());
    }

    public Evidence tickedClassifications() {
        return new Evidence("subscription.classifications", subscription.value().classifications(), subscription.from());
    }
}
