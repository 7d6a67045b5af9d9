package org.todoku.rules.wsus.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;

/** The variant to explain, as all servers and catalogues together know it: one source often carries what another lacks. */
public final class Wanted {

    /** What one server or catalogue says of the update. */
    public record Statement(ServerState state, ServerUpdate listed) {

        Provenance from() {
            return new Provenance(state.source() + "!updates", state.collectedAt());
        }
    }

    private final Update update;
    private final List<Statement> statements;

    private Wanted(Update update, List<Statement> statements) {
        this.update = update;
        this.statements = statements;
    }

    /** Ends the rule as undecided ({@code target}) when nobody knows the update. */
    public static Wanted of(Question question) {
        return of(question, variant(question).orElseGet(question::update));
    }

    /**
     * The variant to explain: the newest that is missing and not withdrawn; then the newest that is there, so that a withdrawn
     * variant whose reissue is there explains nothing; then the newest at all. Empty when nobody knows the update.
     */
    public static Optional<Update> variant(Question question) {
        List<Update> variants = question.target().variants();
        List<Update> missing = variants.stream().filter(variant -> question.facts().on(question.server(), variant.id()).isEmpty()).toList();
        Optional<Update> offered = missing.stream().filter(variant -> !of(question, variant).withdrawn()).findFirst();
        if (offered.isPresent()) {
            return offered;
        }
        return variants.stream().filter(variant -> !missing.contains(variant)).findFirst().or(() -> variants.stream().findFirst());
    }

    /** A given update instead of the variant that the question would choose. */
    public static Wanted of(Question question, Update update) {
        List<Statement> statements = new ArrayList<>();
        for (ServerState catalogue : question.facts().catalogues()) {
            question.facts().on(catalogue, update.id()).ifPresent(listed -> statements.add(new Statement(catalogue, listed)));
        }
        for (ServerState server : question.facts().servers()) {
            question.facts().on(server, update.id()).ifPresent(listed -> statements.add(new Statement(server, listed)));
        }
        statements.sort(Comparator.comparing((Statement statement) -> statement.listed().update().revision()).reversed());
        return new Wanted(update, List.copyOf(statements));
    }

    public Update update() {
        return update;
    }

    public UUID id() {
        return update.id();
    }

    /** Newest revision first. */
    public List<Statement> statements() {
        return statements;
    }

    /** Whether any source says that it has expired; that is never taken back. */
    public boolean withdrawn() {
        return statements.stream().anyMatch(statement -> statement.listed().presence().expired());
    }

    /** Products with at least one GUID; {@code target.products} when no source has one. */
    public Fact<List<CategoryRef>> products() {
        // a source with GUIDs for all products says more than one that has them for some
        Fact<List<CategoryRef>> all = products(ref -> ref.stream().allMatch(product -> product.id() != null));
        return all.isKnown() ? all : products(ref -> ref.stream().anyMatch(product -> product.id() != null));
    }

    private Fact<List<CategoryRef>> products(Predicate<List<CategoryRef>> usable) {
        return first("target.products",
                told -> !told.products().isEmpty() && usable.test(told.products()) ? told.products() : null);
    }

    /** Classification with its GUID; {@code target.classification} when no source has it. */
    public Fact<CategoryRef> classification() {
        return first("target.classification", told -> {
            CategoryRef classification = told.classification();
            return classification == null ? null : withGuid(classification);
        });
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
        return update.type().recognised().map(type -> Tri.of(type == UpdateType.DRIVER)).orElse(Tri.UNKNOWN);
    }

    /** The classification with its GUID, found by its title where the source has none; null when it stays unknown. */
    public static @Nullable CategoryRef withGuid(CategoryRef classification) {
        if (classification.id() != null) {
            return classification;
        }
        UUID id = WellKnown.classification(classification.title()).orElse(null);
        return id == null ? null : new CategoryRef(id, classification.title());
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
