package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.CategoryTitles;
import org.todoku.core.fleet.FactBase;

/**
 * One update as all servers and catalogues together know it: one source often carries what another lacks. Of several that say the
 * same kind of thing the newest revision counts, then the state that was collected last. Safe for many threads.
 */
public final class UpdateFacts {

    /** What one server or catalogue says of the update. */
    public record Statement(ServerState state, ServerUpdate listed) {

        /** Whether the update is withdrawn, as far as this source says. */
        public Tri expired() {
            return listed.expired(state);
        }

        /** Whether it is published to WSUS, as far as this source says. */
        Tri published() {
            return state.has(UpdateField.PUBLISHED_TO_WSUS) ? listed.presence().publishedToWsus() : Tri.UNKNOWN;
        }

        Provenance from() {
            return state.from("updates");
        }
    }

    /** What many updates have in common, and where it was read. */
    record Kind(Known<List<CategoryRef>> products, Known<CategoryRef> classification) {
    }

    private static final Comparator<Statement> OLDEST_FIRST = Comparator
            .comparingInt((Statement statement) -> statement.listed().update().revision())
            .thenComparing(statement -> statement.state().collectedAt());

    private static final String MATCHED_BY_TITLE = ", matched by title with ";

    private final Update update;
    private final List<Statement> statements;
    private final CategoryTitles titles;
    private @Nullable Fact<List<CategoryRef>> products;
    private @Nullable Fact<CategoryRef> classification;
    private @Nullable Kind kind;
    private @Nullable Boolean withdrawn;
    private @Nullable Boolean withheld;
    private @Nullable Boolean local;
    private @Nullable Optional<Statement> offer;
    private @Nullable Set<String> flags;

    private UpdateFacts(Update update, List<Statement> statements, CategoryTitles titles) {
        this.update = update;
        this.statements = statements;
        this.titles = titles;
    }

    static UpdateFacts of(Update update, FactBase facts, CategoryTitles titles) {
        List<ServerState> states = new ArrayList<>(facts.catalogues());
        states.addAll(facts.servers());
        return new UpdateFacts(update, states.stream()
                .flatMap(state -> facts.on(state, update.id()).map(listed -> new Statement(state, listed)).stream())
                .sorted(OLDEST_FIRST.reversed()).toList(), titles);
    }

    public Update update() {
        return update;
    }

    public UUID id() {
        return update.id();
    }

    /** The one that counts most first. */
    public List<Statement> statements() {
        return statements;
    }

    /** Whether any source says that it has expired; that is never taken back. */
    public boolean withdrawn() {
        Boolean known = withdrawn;
        if (known == null) {
            known = statements.stream().anyMatch(statement -> statement.listed().presence().expired());
            withdrawn = known;
        }
        return known;
    }

    /** Whether any source says that it is not published to WSUS. */
    public boolean withheld() {
        Boolean known = withheld;
        if (known == null) {
            known = statements.stream().anyMatch(statement -> statement.published() == Tri.NO);
            withheld = known;
        }
        return known;
    }

    /** Whether any server had it published locally. */
    public boolean local() {
        Boolean known = local;
        if (known == null) {
            known = statements.stream().anyMatch(statement -> statement.listed().presence().local());
            local = known;
        }
        return known;
    }

    /** What counts of those that say whether it is published to WSUS. */
    public Optional<Statement> offer() {
        Optional<Statement> known = offer;
        if (known == null) {
            known = statements.stream().filter(statement -> statement.published() != Tri.UNKNOWN).findFirst();
            offer = known;
        }
        return known;
    }

    /** Whether any source says {@code true} of it in a field that this version does not read otherwise. */
    public boolean says(String field) {
        Set<String> known = flags;
        if (known == null) {
            known = statements.stream().flatMap(statement -> statement.listed().update().other().entrySet().stream())
                    .filter(entry -> entry.getValue().equals("true")).map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
            flags = known;
        }
        return known.contains(field);
    }

    /**
     * Products, at least one of them with its GUID; {@code target.products} when no source has one. Where a source gives titles only,
     * the GUIDs are found by title ({@link CategoryTitles}), and the provenance says so.
     */
    public Fact<List<CategoryRef>> products() {
        Fact<List<CategoryRef>> known = products;
        if (known == null) {
            known = findProducts();
            products = known;
        }
        return known;
    }

    private Fact<List<CategoryRef>> findProducts() {
        // a source with GUIDs for all products says more than one that has them for some
        Fact<List<CategoryRef>> all = first("target.products",
                told -> told.products().isEmpty() || !told.products().stream().allMatch(UpdateFacts::hasGuid) ? null : told.products());
        return all.isKnown() ? all : statements.stream().flatMap(statement -> productsOf(statement).stream()).findFirst()
                .<Fact<List<CategoryRef>>>map(known -> known).orElse(all);
    }

    private Optional<Known<List<CategoryRef>>> productsOf(Statement statement) {
        List<CategoryRef> told = statement.listed().update().products();
        List<CategoryRef> products = told.stream().map(titles::withGuid).toList();
        if (products.stream().noneMatch(UpdateFacts::hasGuid)) {
            return Optional.empty();
        }
        Provenance from = statement.from();
        String matched = told.stream().filter(product -> !hasGuid(product)).flatMap(product -> titles.product(product.title()).stream())
                .map(known -> known.from().source()).distinct().collect(Collectors.joining(" + "));
        return Optional.of(new Known<>(products, matched.isEmpty() ? from
                : new Provenance(from.source() + MATCHED_BY_TITLE + matched, from.at())));
    }

    /** Whether GUIDs of the products were found by their titles, which is likely and not certain. */
    public boolean productsByTitle() {
        return products() instanceof Known<List<CategoryRef>> known && known.from().source().contains(MATCHED_BY_TITLE);
    }

    private static boolean hasGuid(CategoryRef product) {
        return product.id() != null;
    }

    /** Classification with its GUID; {@code target.classification} when no source has it. */
    public Fact<CategoryRef> classification() {
        Fact<CategoryRef> known = classification;
        if (known == null) {
            known = findClassification();
            classification = known;
        }
        return known;
    }

    private Fact<CategoryRef> findClassification() {
        return first("target.classification", told -> {
            CategoryRef classification = told.classification();
            return classification == null ? null : WellKnown.withGuid(classification).orElse(null);
        });
    }

    /** Null when products or classification are not known. */
    @Nullable Kind kind() {
        Kind known = kind;
        if (known == null && products() instanceof Known<List<CategoryRef>> told && classification() instanceof Known<CategoryRef> of) {
            known = new Kind(told, of);
            kind = known;
        }
        return known;
    }

    /** When Microsoft created it; {@code target.created} when no source says. */
    public Fact<Instant> created() {
        return first("target.created", Update::created);
    }

    /** Whether it is a driver; unknown when neither type nor classification is known. */
    public Tri driver() {
        Optional<UUID> classification = classification().optional().flatMap(CategoryRef::guid);
        if (classification.isPresent()) {
            return Tri.of(classification.get().equals(WellKnown.DRIVERS) || classification.get().equals(WellKnown.DRIVER_SETS));
        }
        return first("target.type", told -> told.type().recognised().orElse(null)).optional().map(type -> Tri.of(type == UpdateType.DRIVER))
                .orElse(Tri.UNKNOWN);
    }

    private <T> Fact<T> first(String fact, Function<Update, @Nullable T> part) {
        for (Statement statement : statements) {
            T value = part.apply(statement.listed().update());
            if (value != null) {
                return new Known<>(value, statement.from());
            }
        }
        return Fact.unknown(fact, Reason.NOT_COLLECTED, update.id().toString());
    }
}
