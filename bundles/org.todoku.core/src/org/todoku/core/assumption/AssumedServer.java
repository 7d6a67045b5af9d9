package org.todoku.core.assumption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.SyncStatus;
import org.todoku.core.Update;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;
import org.todoku.core.fleet.UpdateStanding;

/** One server as it would be with what is assumed of it: first all its boxes and updates, then the synchronisation. */
final class AssumedServer {

    /** What is written a little after the server was read still counts as written before. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    /** An update whose presence is another one; of one that was not there before, {@code before} is null. */
    record Changed(@Nullable ServerUpdate before, ServerUpdate after) {

        UUID id() {
            return after.update().id();
        }
    }

    private final FactBase facts;
    private final ServerState base;
    private final Map<UUID, Changed> updates = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();
    private Fact<Subscription> subscription;
    private Fact<SyncHistory> history;
    private boolean synchronised;

    AssumedServer(FactBase facts, ServerState base) {
        this.facts = facts;
        this.base = base;
        this.subscription = base.subscription();
        this.history = base.syncHistory();
    }

    ServerState base() {
        return base;
    }

    /** Updates that stand otherwise, in the order in which they were assumed. */
    Map<UUID, Changed> updates() {
        return updates;
    }

    /** Whether a synchronisation is assumed. */
    boolean synchronised() {
        return synchronised;
    }

    /** Takes an assumption for true; gives why that changes nothing. */
    Optional<Idle> assume(Assumption assumption) {
        return switch (assumption) {
            case Assumption.Selected selected -> select(selected);
            case Assumption.Imported imported -> add(imported.update());
            case Assumption.NotDeclined notDeclined -> takeBack(notDeclined.update());
            case Assumption.Synchronised any -> {
                boolean again = synchronised;
                synchronised = true;
                yield again ? Optional.of(Idle.SO_ALREADY) : Optional.empty();
            }
        };
    }

    private Optional<Idle> select(Assumption.Selected selected) {
        if (!(subscription instanceof Known<Subscription> known)) {
            // one box more would be all that is known, and the others would seem not to be ticked
            return Optional.of(Idle.SELECTION_UNKNOWN);
        }
        Subscription old = known.value();
        boolean classification = selected.type() == CategoryType.CLASSIFICATION;
        if (classification ? ticked(old, selected.category()) : selection(old).product(selected.category()) == Tri.YES) {
            return Optional.of(Idle.SO_ALREADY);
        }
        Instant changed = latest(history);
        subscription = Fact.known(new Subscription(classification ? old.products() : with(old.products(), selected.category()),
                classification ? with(old.classifications(), selected.category()) : old.classifications(), changed, "", old.automatic(),
                old.timeOfDay(), old.runsPerDay(), old.next(), old.status(), old.other()), known.from());
        touched.add("subscription");
        return Optional.empty();
    }

    private static boolean ticked(Subscription subscription, CategoryRef classification) {
        return subscription.classifications().stream().flatMap(ref -> WellKnown.withGuid(ref).stream()).map(CategoryRef::guid)
                .anyMatch(classification.guid()::equals);
    }

    private Selection selection(Subscription known) {
        return new Selection(known, base.categories().optional().orElse(List.of()).stream()
                .collect(Collectors.toMap(Category::id, category -> category, (one, two) -> two)));
    }

    private static List<CategoryRef> with(List<CategoryRef> refs, CategoryRef more) {
        return Stream.concat(refs.stream(), Stream.of(more)).toList();
    }

    private Optional<Idle> add(UUID id) {
        if (updates.containsKey(id) || facts.on(base, id).isPresent()) {
            return Optional.of(Idle.SO_ALREADY);
        }
        Optional<Update> update = facts.update(id);
        update.ifPresent(known -> put(new Changed(null, new ServerUpdate(known, arriving(known)))));
        return update.isPresent() ? Optional.empty() : Optional.of(Idle.UPDATE_UNKNOWN);
    }

    /** What is the same wherever it is listed is taken from there; all else is as for any update that has just come in. */
    private Presence arriving(Update update) {
        UpdateStanding standing = UpdateStanding.of(facts, update);
        List<Presence> others = Stream.concat(facts.servers().stream(), facts.catalogues().stream())
                .flatMap(state -> facts.on(state, update.id()).stream()).map(ServerUpdate::presence).toList();
        return new Presence(false, false, standing.expired() == Tri.YES, standing.superseded() == Tri.YES,
                others.stream().anyMatch(Presence::licencePending), others.stream().anyMatch(Presence::local), latest(history),
                new Coded<>(null, ""), Tri.UNKNOWN);
    }

    private Optional<Idle> takeBack(UUID id) {
        Optional<ServerUpdate> there = facts.on(base, id);
        if (there.isPresent() && !base.has(UpdateField.DECLINED)) {
            return Optional.of(Idle.DECLINES_UNKNOWN);
        }
        if (updates.containsKey(id) || there.isPresent() && !there.get().presence().declined()) {
            return Optional.of(Idle.SO_ALREADY);
        }
        there.ifPresent(declined -> {
            Presence old = declined.presence();
            put(new Changed(declined, new ServerUpdate(declined.update(), new Presence(false, false, old.expired(), old.superseded(),
                    old.licencePending(), old.local(), old.arrived(), old.ready(), old.publishedToWsus()))));
        });
        return there.isPresent() ? Optional.empty() : Optional.of(Idle.NOT_LISTED);
    }

    private void put(Changed changed) {
        updates.put(changed.id(), changed);
        touched.add("updates");
    }

    /** The server with all that is assumed; the one it was made from where nothing is. */
    ServerState state() {
        if (synchronised) {
            synchronise();
        }
        if (touched.isEmpty()) {
            return base;
        }
        Fact<List<UpdateApproval>> approvals = base.approvals()
                .map(all -> all.stream().anyMatch(one -> updates.containsKey(one.update()))
                        ? all.stream().filter(one -> !updates.containsKey(one.update())).toList() : all);
        List<Section> sections = new ArrayList<>(base.sections());
        touched.forEach(name -> mark(sections, name));
        ServerState marked = made(subscription, history, approvals, sections);
        return made(from(subscription, marked, "subscription"), from(history, marked, "syncHistory"), approvals, sections);
    }

    private ServerState made(Fact<Subscription> selection, Fact<SyncHistory> runs, Fact<List<UpdateApproval>> approvals,
            List<Section> sections) {
        return new ServerState(base.kind(), base.server(), base.serverId(), base.collectedAt(), base.source(), base.collector(),
                base.info(), base.configuration(), selection, runs, base.categories(), approvals, base.approvalRules(), base.downstreams(),
                base.updates(), base.updateFields(), sections, base.problems(), base.redactions(), base.evidence());
    }

    private static <T> Fact<T> from(Fact<T> fact, ServerState state, String section) {
        return fact instanceof Known<T> known ? new Known<>(known.value(), state.from(section)) : fact;
    }

    private static void mark(List<Section> sections, String name) {
        for (int i = 0; i < sections.size(); i++) {
            Section old = sections.get(i);
            if (old.name().equals(name)) {
                sections.set(i, new Section(name, old.completeness(), ServerState.ASSUMED, old.rows(), old.unreadable()));
                return;
            }
        }
        sections.add(new Section(name, Completeness.PARTIAL, ServerState.ASSUMED, 0, 0));
    }

    /** A history that was not read is known from the assumed run on, which is what counts of it. */
    private void synchronise() {
        Instant when = latest(history);
        SyncRun run = new SyncRun(ServerState.ASSUMED, when, when, null, Coded.of(SyncResult.SUCCEEDED), Coded.of(SyncError.NOT_APPLICABLE),
                "", List.of());
        List<SyncRun> runs = new ArrayList<>(List.of(run));
        history.optional().ifPresent(known -> runs.addAll(known.runs()));
        history = Fact.known(new SyncHistory(runs), base.from("syncHistory"));
        touched.add("syncHistory");
        if (subscription instanceof Known<Subscription> known && known.value().status() instanceof Coded<SyncStatus> status
                && !status.is(SyncStatus.NOT_PROCESSING)) {
            Subscription old = known.value();
            subscription = Fact.known(new Subscription(old.products(), old.classifications(), old.lastModified(), old.lastModifiedBy(),
                    old.automatic(), old.timeOfDay(), old.runsPerDay(), old.next(), Coded.of(SyncStatus.NOT_PROCESSING), old.other()),
                    known.from());
            touched.add("subscription");
        }
    }

    /** The moment at which the server was read, and not before what it wrote by its own clock, unless that is far off. */
    private Instant latest(Fact<SyncHistory> runs) {
        Instant until = base.collectedAt().plus(CLOCKS);
        Stream<Instant> written = Stream.concat(
                runs.optional().stream().flatMap(known -> known.runs().stream()).flatMap(run -> Stream.of(run.started(), run.finished())),
                base.subscription().optional().map(Subscription::lastModified).stream());
        return Stream.concat(Stream.of(base.collectedAt()), written.filter(time -> !time.isAfter(until)))
                .max(Instant::compareTo).orElseThrow();
    }
}
