package org.todoku.core.assumption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.fleet.Asked;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.QueryJudge;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.core.fleet.Tally;
import org.todoku.core.fleet.UpdateGroup;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.Unjudged;
import org.todoku.core.query.UpdateQuery;

/**
 * What would be known of a fleet if assumptions were true. It lies over what was read, which it never changes, and answers as a fact
 * base with the servers really so would. What was not read stays unknown but for what is assumed, and how many sources tell what a
 * search needs ({@link Unjudged#tellings}) stays as it is: an assumption tells nothing. Safe for many threads.
 */
public final class AssumedFacts implements FactBase {

    private final FactBase facts;
    private final List<Assumption> assumed;
    private final Map<Assumption, Idle> idle = new LinkedHashMap<>();
    private final Map<ServerState, AssumedServer> changed = new IdentityHashMap<>();
    private final List<ServerState> servers;
    /** Updates that stand otherwise on some server. */
    private final Set<UUID> updates = new LinkedHashSet<>();
    private final Set<String> synchronised = new HashSet<>();

    /** @param assumed taken for true in their order, once each */
    public AssumedFacts(FactBase facts, List<Assumption> assumed) {
        this.facts = facts;
        this.assumed = List.copyOf(new LinkedHashSet<>(assumed));
        Map<String, AssumedServer> byKey = new LinkedHashMap<>();
        facts.servers().forEach(server -> byKey.put(server.key(), new AssumedServer(facts, server)));
        for (Assumption assumption : this.assumed) {
            AssumedServer server = byKey.get(key(assumption.server()));
            (server == null ? Optional.of(Idle.SERVER_UNKNOWN) : server.assume(assumption)).ifPresent(why -> idle.put(assumption, why));
        }
        List<ServerState> states = new ArrayList<>();
        byKey.forEach((key, server) -> {
            ServerState state = server.state();
            states.add(state);
            if (state != server.base()) {
                changed.put(state, server);
            }
            updates.addAll(server.updates().keySet());
            if (server.synchronised()) {
                synchronised.add(key);
            }
        });
        this.servers = List.copyOf(states);
    }

    private static String key(String server) {
        return server.toLowerCase(Locale.ROOT);
    }

    public List<Assumption> assumed() {
        return assumed;
    }

    /** Assumptions that change nothing, and why. */
    public Map<Assumption, Idle> idle() {
        return Map.copyOf(idle);
    }

    /** Keys of the servers of which a synchronisation is assumed. */
    public Set<String> synchronised() {
        return Set.copyOf(synchronised);
    }

    /** The same without any assumed synchronisation. */
    public FactBase withoutSynchronisations() {
        return new AssumedFacts(facts, assumed.stream().filter(one -> !(one instanceof Assumption.Synchronised)).toList());
    }

    @Override
    public List<ServerState> servers() {
        return servers;
    }

    @Override
    public List<ServerState> catalogues() {
        return facts.catalogues();
    }

    private ServerState base(ServerState state) {
        AssumedServer server = changed.get(state);
        return server == null ? state : server.base();
    }

    private List<AssumedServer.Changed> changes(ServerState state) {
        AssumedServer server = changed.get(state);
        return server == null ? List.of() : List.copyOf(server.updates().values());
    }

    private List<AssumedServer.Changed> arrivals(List<AssumedServer.Changed> changes) {
        return changes.stream().filter(change -> change.before() == null).toList();
    }

    @Override
    public SearchResult search(UpdateQuery query, int limit) {
        if (updates.isEmpty() || Asked.of(query, servers).onlyTexts()) {
            SearchResult found = facts.search(query, limit);
            return new SearchResult(query, servers, found.hits().stream()
                    .map(hit -> updates.contains(hit.update().id()) ? hit(hit.update()) : hit).toList(), found.total(), found.unjudged());
        }
        SearchResult found = facts.search(query, limit == Integer.MAX_VALUE ? limit : limit + updates.size());
        Map<UUID, Update> matching = new LinkedHashMap<>();
        found.hits().forEach(hit -> matching.put(hit.update().id(), hit.update()));
        QueryJudge before = new QueryJudge(facts, query);
        QueryJudge after = new QueryJudge(this, query);
        long total = found.total();
        long open = found.unjudged().updates();
        for (UUID id : updates) {
            Update update = facts.update(id).orElseThrow();
            Tri was = before.of(update);
            Tri is = after.of(update);
            total += one(is == Tri.YES) - one(was == Tri.YES);
            open += one(is == Tri.UNKNOWN) - one(was == Tri.UNKNOWN);
            if (is == Tri.YES) {
                matching.put(id, update);
            } else {
                matching.remove(id);
            }
        }
        List<SearchHit> hits = matching.values().stream().sorted(MemoryFacts.NEWEST_FIRST).limit(limit)
                .map(this::hit).toList();
        return new SearchResult(query, servers, hits, total,
                new Unjudged(open, found.unjudged().tellings(), found.unjudged().unknownServers()));
    }

    private SearchHit hit(Update update) {
        return new SearchHit(update, servers.stream().map(server -> on(server, update.id()).map(ServerUpdate::presence)).toList());
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }

    @Override
    public Optional<Update> update(UUID id) {
        return facts.update(id);
    }

    @Override
    public List<Update> revisions(UUID id) {
        return facts.revisions(id);
    }

    @Override
    public Optional<ServerUpdate> on(ServerState state, UUID id) {
        AssumedServer server = changed.get(state);
        if (server == null) {
            return facts.on(state, id);
        }
        AssumedServer.Changed change = server.updates().get(id);
        return change == null ? facts.on(server.base(), id) : Optional.of(change.after());
    }

    @Override
    public Set<UUID> supersededBy(UUID id) {
        return facts.supersededBy(id);
    }

    @Override
    public List<UUID> replacements(UUID id) {
        return facts.replacements(id);
    }

    @Override
    public List<Tally> tally(ServerState state) {
        return arrivals(changes(state)).isEmpty() ? facts.tally(base(state)) : Tally.of(groups(state));
    }

    @Override
    public List<UpdateGroup> groups(ServerState state) {
        List<UpdateGroup> groups = facts.groups(base(state));
        for (AssumedServer.Changed change : arrivals(changes(state))) {
            groups = new Counted(facts, change.after()).addedTo(groups);
        }
        return groups;
    }

    @Override
    public ServerNumbers numbers(ServerState state) {
        ServerNumbers numbers = facts.numbers(base(state));
        for (AssumedServer.Changed change : changes(state)) {
            ServerUpdate before = change.before();
            if (before != null) {
                numbers = Counted.numbers(numbers, state, before, -1);
            }
            numbers = Counted.numbers(numbers, state, change.after(), 1);
        }
        return numbers;
    }

    @Override
    public ArrivalTimes arrivals(ServerState state) {
        ArrivalTimes times = facts.arrivals(base(state));
        for (AssumedServer.Changed change : arrivals(changes(state))) {
            times = times.with(Optional.ofNullable(change.after().presence().arrived()).filter(any -> state.has(UpdateField.ARRIVED)));
        }
        return times;
    }

    @Override
    public Set<UUID> arrived(ServerState state, Instant first, Instant last) {
        Set<UUID> all = facts.arrived(base(state), first, last);
        List<UUID> more = !state.has(UpdateField.ARRIVED) ? List.of()
                : arrivals(changes(state)).stream().filter(change -> within(change.after().presence().arrived(), first, last))
                        .map(AssumedServer.Changed::id).toList();
        if (more.isEmpty()) {
            return all;
        }
        Set<UUID> both = new HashSet<>(all);
        both.addAll(more);
        return both;
    }

    private static boolean within(@Nullable Instant time, Instant first, Instant last) {
        return time != null && ArrivalTimes.millis(time) >= ArrivalTimes.millis(first)
                && ArrivalTimes.millis(time) <= ArrivalTimes.millis(last);
    }

    @Override
    public List<MissingUpdates> missing(ServerState server, @Nullable ServerState above, MissingUpdates.Pairs pairs) {
        ServerState baseAbove = above == null ? null : base(above);
        List<MissingUpdates> all = facts.missing(base(server), baseAbove, pairs);
        for (UUID id : updates) {
            Update update = facts.update(id).orElseThrow();
            if (!pairs.counts(update.products(), update.classification()) || facts.on(base(server), id).isPresent()) {
                continue;
            }
            MissingUpdates before = Counted.missing(facts, update, baseAbove);
            Optional<MissingUpdates> after = on(server, id).isPresent() ? Optional.empty()
                    : Optional.of(Counted.missing(this, update, above));
            if (!after.equals(Optional.of(before))) {
                all = Counted.exchanged(all, before, after);
            }
        }
        return all;
    }
}
