package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Subscription;
import org.todoku.core.SyncHistory;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;

/**
 * "Why is this update (not) on this server?" and every fact that may answer it. The methods that return a plain value end
 * the rule as undecided when the fact is not known, naming the fact; those that return a {@link Fact} leave it to the rule.
 * Used by one rule on one thread.
 */
public final class Question {

    private final Target target;
    private final ServerState server;
    private final FactBase facts;
    private final Hierarchy hierarchy;
    private final Instant now;

    /** @param now the moment the question is asked for, UTC */
    public Question(Target target, ServerState server, FactBase facts, Hierarchy hierarchy, Instant now) {
        this.target = target;
        this.server = server;
        this.facts = facts;
        this.hierarchy = hierarchy;
        this.now = now;
    }

    public Target target() {
        return target;
    }

    public ServerState server() {
        return server;
    }

    /** All that is known of the fleet. */
    public FactBase facts() {
        return facts;
    }

    public Hierarchy hierarchy() {
        return hierarchy;
    }

    public Instant now() {
        return now;
    }

    /** The value of a fact; ends the rule as undecided when it is unknown. */
    public <T> T need(Fact<T> fact) {
        return switch (fact) {
            case Known<T> known -> known.value();
            case Unknown<T> unknown -> throw new MissingFactException(unknown);
        };
    }

    /**
     * The variants of the target that the server lists, in any state. Empty only when its list of updates is complete;
     * otherwise an update that is not listed is unknown.
     */
    public Fact<List<ServerUpdate>> present() {
        List<ServerUpdate> found = listed(server);
        if (!found.isEmpty() || server.updatesComplete()) {
            return Fact.known(found, from("updates"));
        }
        return absenceUnproven(server);
    }

    /** The variants that a server lists; an empty list proves nothing by itself. */
    public List<ServerUpdate> listed(ServerState state) {
        List<ServerUpdate> found = new ArrayList<>();
        for (Update variant : target.variants()) {
            facts.on(state, variant.id()).ifPresent(found::add);
        }
        return found;
    }

    /** Why an update that is not listed may still be on the server. */
    public static <T> Fact<T> absenceUnproven(ServerState state) {
        Reason reason = switch (state.updates().completeness()) {
            case COMPLETE, PARTIAL -> Reason.INCOMPLETE;
            case FAILED -> Reason.FAILED;
            case ABSENT -> Reason.NOT_COLLECTED;
        };
        return Fact.unknown("updates", reason, state.updates().reason());
    }

    /**
     * Whether the wanted update is proved to be missing here. Ends the rule as undecided when neither presence nor absence
     * is proved. Rules that explain absence begin with {@code if (!question.absent()) return notApplicable()}.
     */
    public boolean absent() {
        Optional<Update> wanted = wanted();
        if (wanted.isPresent() && facts.on(server, wanted.get().id()).isPresent()) {
            return false;
        }
        if (!server.updatesComplete()) {
            return need(Question.<Boolean>absenceUnproven(server));
        }
        return true;
    }

    /**
     * The variant to explain on this server: the newest one that is missing here when some are missing, else the newest one. Empty
     * when nobody in the fleet knows the update.
     */
    public Optional<Update> wanted() {
        Optional<Update> missing = target.variants().stream().filter(variant -> facts.on(server, variant.id()).isEmpty()).findFirst();
        return missing.isPresent() ? missing : target.variants().stream().findFirst();
    }

    /** The variant to explain, or undecided ({@code target}) when nothing is known of the update but its number. */
    public Update update() {
        return wanted().orElseThrow(() -> new MissingFactException(new Unknown<>("target", Reason.NOT_COLLECTED, target.query().text())));
    }

    /** Products of the variant to explain; undecided ({@code target.products}) when no source knows their GUIDs. */
    public List<CategoryRef> products() {
        List<CategoryRef> products = update().products();
        if (products.isEmpty() || products.stream().anyMatch(product -> product.id() == null)) {
            throw new MissingFactException(new Unknown<>("target.products", Reason.NOT_COLLECTED, update().id().toString()));
        }
        return products;
    }

    /** Classification of the variant to explain; undecided ({@code target.classification}) when no source knows its GUID. */
    public CategoryRef classification() {
        CategoryRef classification = update().classification();
        if (classification == null || classification.id() == null) {
            throw new MissingFactException(new Unknown<>("target.classification", Reason.NOT_COLLECTED, update().id().toString()));
        }
        return classification;
    }

    /** When Microsoft published the variant to explain; undecided ({@code target.created}) when unknown. */
    public Instant created() {
        Instant created = update().created();
        if (created == null) {
            throw new MissingFactException(new Unknown<>("target.created", Reason.NOT_COLLECTED, update().id().toString()));
        }
        return created;
    }

    public Configuration configuration() {
        return need(server.configuration());
    }

    public Subscription subscription() {
        return need(server.subscription());
    }

    public SyncHistory syncHistory() {
        return need(server.syncHistory());
    }

    public List<Category> categories() {
        return need(server.categories());
    }

    /** What the subscription selects. Families are expanded as far as the categories were collected. */
    public Selection selection() {
        Map<UUID, Category> known = new HashMap<>();
        server.categories().optional().orElse(List.of()).forEach(category -> known.put(category.id(), category));
        return new Selection(subscription(), known);
    }

    /** Ends the rule as undecided when the source of this server does not say the given thing of its updates. */
    public void needField(UpdateField field) {
        if (!server.has(field)) {
            throw new MissingFactException(new Unknown<>("updates." + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    Reason.NOT_COLLECTED, ""));
        }
    }

    /**
     * The server above, when this one is a downstream server; empty when it synchronises from Microsoft Update. Undecided
     * when the configuration is unknown, or ({@code upstream}) when the server above was not collected.
     */
    public Optional<ServerState> upstream() {
        Configuration configuration = configuration();
        if (!configuration.downstream()) {
            return Optional.empty();
        }
        return Optional.of(hierarchy.upstream(server).orElseThrow(
                () -> new MissingFactException(new Unknown<>("upstream", Reason.NOT_COLLECTED, configuration.upstreamServer()))));
    }

    /** Every update known anywhere that replaces the given one, over any number of steps. Loops end where they began. */
    public Set<UUID> supersededBy(UUID update) {
        Set<UUID> all = new HashSet<>();
        List<UUID> open = new ArrayList<>(List.of(update));
        while (!open.isEmpty()) {
            for (UUID newer : facts.supersededBy(open.remove(open.size() - 1))) {
                if (!newer.equals(update) && all.add(newer)) {
                    open.add(newer);
                }
            }
        }
        return all;
    }

    /** Where a part of this server's state was read. */
    public Provenance from(String section) {
        return new Provenance(server.source() + "!" + section, server.collectedAt());
    }

    /** Evidence from a part of this server's state. */
    public Evidence evidence(String fact, Object value, String section) {
        return new Evidence(fact, value, from(section));
    }
}
