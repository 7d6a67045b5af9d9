package org.todoku.rules.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
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
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Tri;

/**
 * A fleet as it would have been read had what is assumed really been so: copies of all states in which the facts are changed one by
 * one. Plain and slow, to check the faster way against.
 */
public final class ReallySo {

    private static final Provenance FROM = new Provenance("really", Instant.EPOCH);

    private final Map<ServerState, List<ServerUpdate>> read;

    private ReallySo(Map<ServerState, List<ServerUpdate>> read) {
        this.read = read;
    }

    /** @param states states with their updates, of which each is listed once */
    public static Map<ServerState, List<ServerUpdate>> of(Map<ServerState, List<ServerUpdate>> states, List<Assumption> assumptions) {
        Map<ServerState, List<ServerUpdate>> all = new LinkedHashMap<>();
        states.forEach((state, updates) -> {
            ServerState changed = state;
            List<ServerUpdate> listed = new ArrayList<>(updates);
            for (Assumption assumption : assumptions) {
                if (isOf(assumption, state)) {
                    changed = new ReallySo(states).with(changed, assumption, listed);
                }
            }
            if (assumptions.stream().anyMatch(one -> one instanceof Assumption.Synchronised && isOf(one, state))) {
                changed = synchronised(changed);
            }
            all.put(changed, listed);
        });
        return all;
    }

    private static boolean isOf(Assumption assumption, ServerState state) {
        return assumption.server().equalsIgnoreCase(state.server()) && state.kind() == StateKind.SERVER;
    }

    private ServerState with(ServerState state, Assumption assumption, List<ServerUpdate> listed) {
        switch (assumption) {
            case Assumption.Selected selected -> {
                return ticked(state, selected);
            }
            case Assumption.Imported imported -> {
                Update update = newest(imported.update());
                if (update == null || listed.stream().anyMatch(one -> one.update().id().equals(imported.update()))) {
                    return state;
                }
                listed.add(new ServerUpdate(update, arriving(update, moment(state))));
                return withoutApprovals(state, update.id());
            }
            case Assumption.NotDeclined notDeclined -> {
                for (int i = 0; i < listed.size(); i++) {
                    ServerUpdate one = listed.get(i);
                    if (one.update().id().equals(notDeclined.update()) && one.presence().declined()) {
                        Presence old = one.presence();
                        listed.set(i, new ServerUpdate(one.update(), new Presence(false, false, old.expired(), old.superseded(),
                                old.licencePending(), old.local(), old.arrived(), old.ready(), old.publishedToWsus())));
                        return withoutApprovals(state, notDeclined.update());
                    }
                }
                return state;
            }
            case Assumption.Synchronised later -> {
                return state;
            }
        }
    }

    private @Nullable Update newest(UUID id) {
        Update newest = null;
        for (List<ServerUpdate> updates : read.values()) {
            for (ServerUpdate one : updates) {
                if (one.update().id().equals(id) && (newest == null || one.update().revision() > newest.revision())) {
                    newest = one.update();
                }
            }
        }
        return newest;
    }

    private Presence arriving(Update update, Instant when) {
        boolean expired = false;
        boolean superseded = false;
        boolean licence = false;
        boolean local = false;
        for (Map.Entry<ServerState, List<ServerUpdate>> source : read.entrySet()) {
            for (ServerUpdate one : source.getValue()) {
                superseded |= one.update().supersedes().contains(update.id());
                if (one.update().id().equals(update.id())) {
                    expired |= source.getKey().has(UpdateField.EXPIRED) && one.presence().expired();
                    superseded |= source.getKey().has(UpdateField.SUPERSEDED) && one.presence().superseded();
                    licence |= one.presence().licencePending();
                    local |= one.presence().local();
                }
            }
        }
        boolean odd = update.other().containsKey(ServerUpdate.PUBLICATION_STATE);
        return new Presence(false, false, expired && !odd, superseded, licence, local, when, new Coded<>(null, ""), Tri.UNKNOWN);
    }

    private static ServerState ticked(ServerState state, Assumption.Selected selected) {
        Subscription old = state.subscription().optional().orElse(null);
        UUID id = Objects.requireNonNull(selected.category().id());
        if (old == null) {
            return state;
        }
        List<CategoryRef> products = new ArrayList<>(old.products());
        List<CategoryRef> classifications = new ArrayList<>(old.classifications());
        if (selected.type() == CategoryType.CLASSIFICATION) {
            if (old.classifications().stream().anyMatch(ref -> id.equals(WellKnown.withGuid(ref).orElse(ref).id()))) {
                return state;
            }
            classifications.add(selected.category());
        } else {
            UUID up = id;
            for (int level = 0; level < 32 && up != null; level++) {
                UUID at = up;
                if (old.products().stream().anyMatch(ref -> at.equals(ref.id()))) {
                    return state;
                }
                up = state.categories().optional().orElse(List.of()).stream().filter(category -> category.id().equals(at))
                        .reduce((one, two) -> two).map(Category::parent).orElse(null);
            }
            products.add(selected.category());
        }
        return with(state, Fact.known(new Subscription(products, classifications, moment(state), "", old.automatic(), old.timeOfDay(),
                old.runsPerDay(), old.next(), old.status(), old.other()), FROM), state.syncHistory(), state.approvals());
    }

    private static ServerState synchronised(ServerState state) {
        Instant when = moment(state);
        List<SyncRun> runs = new ArrayList<>(state.syncHistory().optional().map(SyncHistory::runs).orElse(List.of()));
        runs.addFirst(new SyncRun("really", when, when, null, Coded.of(SyncResult.SUCCEEDED), Coded.of(SyncError.NOT_APPLICABLE), "",
                List.of()));
        Fact<Subscription> selection = state.subscription().map(old -> new Subscription(old.products(), old.classifications(),
                old.lastModified(), old.lastModifiedBy(), old.automatic(), old.timeOfDay(), old.runsPerDay(), old.next(),
                old.status() == null ? null : Coded.of(SyncStatus.NOT_PROCESSING), old.other()));
        return with(state, selection, Fact.known(new SyncHistory(runs), FROM), state.approvals());
    }

    /** The moment of reading, or up to an hour after it where the server wrote something then. */
    private static Instant moment(ServerState state) {
        Instant moment = state.collectedAt();
        List<Instant> written = new ArrayList<>();
        state.syncHistory().optional().ifPresent(known -> known.runs()
                .forEach(run -> written.addAll(List.of(run.started(), run.finished()))));
        state.subscription().optional().map(Subscription::lastModified).ifPresent(written::add);
        for (Instant one : written) {
            if (one.isAfter(moment) && !one.isAfter(state.collectedAt().plus(Duration.ofHours(1)))) {
                moment = one;
            }
        }
        return moment;
    }

    private static ServerState withoutApprovals(ServerState state, UUID update) {
        return with(state, state.subscription(), state.syncHistory(),
                state.approvals().map(all -> all.stream().filter(one -> !one.update().equals(update)).toList()));
    }

    private static ServerState with(ServerState state, Fact<Subscription> subscription, Fact<SyncHistory> history,
            Fact<List<UpdateApproval>> approvals) {
        return new ServerState(state.kind(), state.server(), state.serverId(), state.collectedAt(), state.source(), state.collector(),
                state.info(), state.configuration(), subscription, history, state.categories(), approvals, state.approvalRules(),
                state.downstreams(), state.updates(), state.updateFields(), state.sections(), state.problems(), state.redactions(),
                state.evidence());
    }
}
