package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.fact.FactCatalogue;
import org.todoku.rules.fact.FactDefinition;

/**
 * "Why is this update (not) on this server?" and every fact that may answer it. The methods that return a plain value end
 * the rule as undecided when the fact is not known, naming the fact; those that return a {@link Fact} leave it to the rule.
 * Used by one rule on one thread.
 */
public final class Question {

    private final Target target;
    private final ServerState server;
    private final ServerKnowledge own;
    private final FleetKnowledge fleet;
    private final Instant now;
    private final DataPacks data;
    private @Nullable List<Update> variants;
    private @Nullable Optional<Update> wanted;
    private @Nullable UpdateFacts known;
    private @Nullable Boolean there;
    private @Nullable List<ServerUpdate> listed;
    private @Nullable Map<Class<?>, Object> once;
    /** Facts that depend on neither update nor moment, by name; shared by questions about this server that agree in {@link #extent}. */
    private Map<String, Fact<?>> lasting = new HashMap<>(0);
    /** Facts that depend on the moment. */
    private Map<String, Fact<?>> momentary = new HashMap<>(0);
    private boolean individual;
    private boolean kindred;
    private boolean passing;

    /** @param now the moment the question is asked for, UTC */
    public Question(Target target, ServerState server, FactBase facts, Hierarchy hierarchy, Instant now) {
        this(target, server, facts, hierarchy, now, DataPacks.empty());
    }

    /** @param data tables that age, such as signatures of errors */
    public Question(Target target, ServerState server, FactBase facts, Hierarchy hierarchy, Instant now, DataPacks data) {
        this(target, server, new FleetKnowledge(facts, hierarchy), now, data);
    }

    private Question(Target target, ServerState server, FleetKnowledge fleet, Instant now, DataPacks data) {
        this(target, fleet.of(server), fleet, now, data);
    }

    /**
     * @param own shared by all questions about the server
     * @param fleet shared by all questions about it
     */
    Question(Target target, ServerKnowledge own, FleetKnowledge fleet, Instant now, DataPacks data) {
        this.target = target;
        this.server = own.server();
        this.own = own;
        this.fleet = fleet;
        this.now = now;
        this.data = data;
    }

    /** The same question with the given variant as the one to explain. */
    Question about(Optional<Update> variant) {
        Question about = new Question(target, own, fleet, now, data);
        about.variants = variants();
        about.listed = here();
        about.wanted = variant;
        return about;
    }

    /** How much of what is asked for the server lists. */
    enum Listed {
        /** The variant to explain. */
        WANTED,
        /** Other variants only. */
        OTHERS,
        NOTHING
    }

    Listed extent() {
        boolean before = individual;
        Listed extent = there() ? Listed.WANTED : here().isEmpty() ? Listed.NOTHING : Listed.OTHERS;
        individual = before;
        return extent;
    }

    /**
     * Takes facts from, and gives them to, other questions about this server that agree in {@link #extent}.
     *
     * @param atThisMoment of questions that agree in the moment too
     */
    void share(Map<String, Fact<?>> facts, Map<String, Fact<?>> atThisMoment) {
        lasting = facts;
        momentary = atThisMoment;
    }

    /**
     * Whether anything but its {@link #extent} here was asked of the update since the last {@link #forgetAsked}. Where not, whoever asked
     * would come to the same with any other update of the same extent on this server.
     */
    boolean askedOfUpdate() {
        return individual;
    }

    /**
     * Whether products and classification of the update were asked for since the last {@link #forgetAsked}. Where nothing else was,
     * whoever asked would come to the same with any other update of the same {@link #kind} and extent on this server.
     */
    boolean askedOfKind() {
        return kindred;
    }

    /** Products and classification of the variant to explain; null when they are not known. */
    UpdateFacts.@Nullable Kind kind() {
        boolean before = individual;
        UpdateFacts.Kind kind = wanted().map(variant -> known(variant).kind()).orElse(null);
        individual = before;
        return kind;
    }

    /** Whether the moment was asked for since the last {@link #forgetAsked}. */
    boolean askedOfMoment() {
        return passing;
    }

    void forgetAsked() {
        individual = false;
        kindred = false;
        passing = false;
    }

    public Target target() {
        individual = true;
        return target;
    }

    public ServerState server() {
        return server;
    }

    /** All that is known of the fleet. */
    public FactBase facts() {
        return fleet.facts();
    }

    public Hierarchy hierarchy() {
        return fleet.hierarchy();
    }

    public Instant now() {
        passing = true;
        return now;
    }

    /** Tables that age: products, signatures of errors and the like; empty where none were contributed, which proves nothing. */
    public DataPacks data() {
        return data;
    }

    /** The value of a fact; ends the rule as undecided when it is unknown. */
    public <T> T need(Fact<T> fact) {
        return switch (fact) {
            case Known<T> known -> known.value();
            case Unknown<T> unknown -> throw new MissingFactException(unknown);
        };
    }

    /**
     * A fact by its name in the {@link FactCatalogue}, for example {@code configuration.useProxy}; unknown facts carry that name.
     *
     * @throws IllegalArgumentException when there is no fact of that name
     */
    public Fact<?> fact(String name) {
        Fact<?> known = remembered(name);
        return known != null ? known
                : read(FactCatalogue.find(name).orElseThrow(() -> new IllegalArgumentException("no fact " + name)));
    }

    /** A fact by its definition in the {@link FactCatalogue}. */
    public Fact<?> fact(FactDefinition definition) {
        Fact<?> known = remembered(definition.name());
        return known != null ? known : read(definition);
    }

    private @Nullable Fact<?> remembered(String name) {
        Fact<?> known = lasting.get(name);
        if (known == null) {
            known = momentary.get(name);
            passing |= known != null;
        }
        return known;
    }

    private Fact<?> read(FactDefinition definition) {
        boolean individualBefore = individual;
        boolean kindredBefore = kindred;
        boolean passingBefore = passing;
        individual = false;
        kindred = false;
        passing = false;
        Fact<?> read = definition.read(this);
        if (!individual && !kindred) {
            (passing ? momentary : lasting).put(definition.name(), read);
        }
        individual |= individualBefore;
        kindred |= kindredBefore;
        passing |= passingBefore;
        return read;
    }

    /**
     * The variants of the target that the server lists, in any state. Empty only when its list of updates is complete;
     * otherwise an update that is not listed is unknown.
     */
    public Fact<List<ServerUpdate>> present() {
        List<ServerUpdate> found = listed(server);
        return found.isEmpty() ? own.completeList().map(all -> List.of()) : Fact.known(found, from("updates"));
    }

    /** The variants that a server lists; an empty list proves nothing by itself. */
    public List<ServerUpdate> listed(ServerState state) {
        if (state != server) {
            individual = true;
            return find(state);
        }
        List<ServerUpdate> found = here();
        // that nothing is there is what many updates have in common
        individual |= !found.isEmpty();
        return found;
    }

    /** Whether what is not listed here is proved not to be there. */
    boolean completeList() {
        return own.complete();
    }

    private List<ServerUpdate> here() {
        List<ServerUpdate> found = listed;
        if (found == null) {
            found = List.copyOf(find(server));
            listed = found;
        }
        return found;
    }

    private List<ServerUpdate> find(ServerState state) {
        List<ServerUpdate> found = new ArrayList<>(target.variants().size());
        for (Update variant : target.variants()) {
            fleet.facts().on(state, variant.id()).ifPresent(found::add);
        }
        return found;
    }

    /**
     * Ends the rule as undecided ({@code updates}) unless an update that the given server or catalogue does not list is proved not to
     * be there.
     */
    public void needCompleteList(ServerState state) {
        need(fleet.of(state).completeList());
    }

    /**
     * Whether the wanted update is proved to be missing here. Ends the rule as undecided when neither presence nor absence
     * is proved. Rules that explain absence begin with {@code if (!question.absent()) return notApplicable()}.
     */
    public boolean absent() {
        if (there()) {
            return false;
        }
        need(own.completeList());
        return true;
    }

    /** Whether the server lists the variant to explain, in any state; not listed is absence only where its list is complete. */
    public boolean there() {
        Boolean listed = there;
        if (listed == null) {
            boolean before = individual;
            listed = wanted().isPresent() && listed(wanted().get());
            individual = before;
            there = listed;
        }
        return listed;
    }

    /**
     * The variants of the target that count on this server, newest first: all but those that are not listed here and withdrawn by
     * their publisher, so that a withdrawn variant whose reissue is there explains nothing; all when nothing else is left.
     */
    public List<Update> variants() {
        individual = true;
        List<Update> counting = variants;
        if (counting == null) {
            counting = new ArrayList<>();
            for (Update variant : target.variants()) {
                if (listed(variant) || !known(variant).withdrawn()) {
                    counting.add(variant);
                }
            }
            counting = counting.isEmpty() ? target.variants() : List.copyOf(counting);
            variants = counting;
        }
        return counting;
    }

    /**
     * Those of {@link #variants} that this server does not list, which is absence only where its list is complete. First those of
     * a product that it selects, because somebody here expects them; then newest first.
     */
    public List<Update> missing() {
        List<Update> missing = new ArrayList<>();
        for (Update variant : variants()) {
            if (!listed(variant)) {
                missing.add(variant);
            }
        }
        if (missing.size() < 2 || !server.subscription().isKnown()) {
            return missing;
        }
        Selection selection = selection();
        Predicate<Update> expected = variant -> known(variant).products().optional().orElse(List.of()).stream()
                .anyMatch(product -> selection.product(product) == Tri.YES);
        Map<Boolean, List<Update>> parts = missing.stream().collect(Collectors.partitioningBy(expected));
        return Stream.of(true, false).flatMap(part -> parts.getOrDefault(part, List.of()).stream()).toList();
    }

    private boolean listed(Update variant) {
        for (ServerUpdate found : here()) {
            if (found.update().id().equals(variant.id())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The variant to explain on this server: the first that is missing here when some are missing, else the newest one. Empty
     * when nobody in the fleet knows the update.
     */
    public Optional<Update> wanted() {
        individual = true;
        Optional<Update> chosen = wanted;
        if (chosen == null) {
            List<Update> missing = missing();
            List<Update> all = missing.isEmpty() ? variants() : missing;
            chosen = all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
            wanted = chosen;
        }
        return chosen;
    }

    /** The variant to explain, or undecided ({@code target}) when nothing is known of the update but its number. */
    public Update update() {
        return wanted().orElseThrow(() -> new MissingFactException(new Unknown<>("target", Reason.NOT_COLLECTED, target.query().text())));
    }

    /** What all servers and catalogues know of the variant to explain; undecided ({@code target}) when nobody knows the update. */
    public UpdateFacts known() {
        individual = true;
        UpdateFacts all = known;
        if (all == null) {
            all = known(update());
            known = all;
        }
        return all;
    }

    /** What all servers and catalogues know of an update. */
    public UpdateFacts known(Update update) {
        return fleet.known(update);
    }

    /**
     * Products of the variant to explain, at least one of them with its GUID; undecided ({@code target.products}) when no source knows
     * one.
     */
    public List<CategoryRef> products() {
        return need(known().products());
    }

    /** Classification of the variant to explain; undecided ({@code target.classification}) when no source knows its GUID. */
    public CategoryRef classification() {
        return need(known().classification());
    }

    /** When Microsoft published the variant to explain; undecided ({@code target.created}) when unknown. */
    public Instant created() {
        return need(known().created());
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
        return own.selection(subscription());
    }

    /** What the subscription of another server selects. */
    public Selection selection(ServerState other, Subscription subscription) {
        return fleet.of(other).selection(subscription);
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
        if (configuration.downstream() == Tri.UNKNOWN) {
            throw new MissingFactException(new Unknown<>("configuration", Reason.INCOMPLETE, "SyncFromMicrosoftUpdate"));
        }
        if (configuration.downstream() == Tri.NO) {
            return Optional.empty();
        }
        return Optional.of(fleet.hierarchy().upstream(server).orElseThrow(
                () -> new MissingFactException(new Unknown<>("upstream", Reason.NOT_COLLECTED, configuration.upstreamServer()))));
    }

    /**
     * Every update known anywhere that replaces the given one, over any number of steps, newest creation date first. Loops end where
     * they began.
     */
    public List<UUID> supersededBy(UUID update) {
        return fleet.replacements(update);
    }

    /** Whether any source says what replaces what; else an empty {@link #supersededBy} proves nothing. */
    public boolean replacementsTold() {
        return fleet.replacementsTold();
    }

    /**
     * Something that follows from the state of this server alone, such as what its log says of a matter: worked out once for all
     * questions about the fleet.
     *
     * @param kind type made for this one purpose; it is the key
     */
    public <T> T once(Class<T> kind, Supplier<T> work) {
        return own.once(kind, kind, work);
    }

    /**
     * The same for what there are several of one type of.
     *
     * @param key compared by identity or cheaply; kept as long as what is known of the fleet
     */
    public <T> T once(Object key, Class<T> kind, Supplier<T> work) {
        return own.once(key, kind, work);
    }

    /**
     * Something that follows from the variant to explain and this server, for which several rules ask: worked out once.
     *
     * @param kind type made for this one purpose; it is the key
     */
    public <T> T onceForUpdate(Class<T> kind, Supplier<T> work) {
        individual = true;
        Map<Class<?>, Object> found = once;
        if (found == null) {
            found = new HashMap<>();
            once = found;
        }
        Object known = found.get(kind);
        if (known == null) {
            known = work.get();
            found.put(kind, known);
        }
        return kind.cast(known);
    }

    /**
     * Something that follows from products and classification of the variant to explain and from this server alone: a rule that asks
     * nothing else of the update need not be asked again for others of the same.
     *
     * @param work may use anything of the update but must come to the same for all updates that agree in these two facts
     */
    public <T> T ofKind(Supplier<T> work) {
        boolean before = individual;
        T result = work.get();
        if (kind() != null) {
            kindred = true;
            individual = before;
        }
        return result;
    }

    /** Where a part of this server's state was read. */
    public Provenance from(String section) {
        return own.from(section);
    }

    /** Evidence from a part of this server's state. */
    public Evidence evidence(String fact, Object value, String section) {
        return new Evidence(fact, value, from(section));
    }
}
