package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.core.fleet.Tally;
import org.todoku.core.fleet.UpdateGroup;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;

/**
 * A fact base that remembers what was asked of it, because dozens of rules ask for the same updates on the same servers. Safe for many
 * threads.
 */
final class RememberedFacts implements FactBase {

    /** Answers for one update on one server; more are forgotten, so that a long list of questions does not fill the memory. */
    private static final int MOST_PLACES = 500_000;
    private static final int MOST_SEARCHES = 200;
    private static final int MOST_REPLACEMENTS = 2_000_000;

    private final FactBase facts;
    private final Map<ServerState, Integer> places = new IdentityHashMap<>();
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private final Map<Search, SearchResult> searches = new ConcurrentHashMap<>();
    private final Map<UUID, List<UUID>> replacements = new ConcurrentHashMap<>();
    /** How many entries they have; roughly, where several threads add to them. */
    private final AtomicInteger remembered = new AtomicInteger();
    private final int mostUpdates;

    RememberedFacts(FactBase facts) {
        this.facts = facts;
        List<ServerState> states = new ArrayList<>(facts.servers());
        states.addAll(facts.catalogues());
        states.forEach(state -> places.put(state, places.size()));
        this.mostUpdates = Math.max(1000, MOST_PLACES / Math.max(1, states.size()));
    }

    private record Search(UpdateQuery query, int limit) {
    }

    /** What is remembered of one update. */
    private static final class Known {

        private final AtomicReferenceArray<@Nullable Optional<ServerUpdate>> there;
        private @Nullable Optional<Update> newest;
        private @Nullable Set<UUID> supersededBy;

        Known(int places) {
            there = new AtomicReferenceArray<>(places);
        }
    }

    private Known known(UUID id) {
        Known one = known.get(id);
        if (one == null) {
            if (known.size() >= mostUpdates) {
                known.clear();
            }
            one = known.computeIfAbsent(id, key -> new Known(places.size()));
        }
        return one;
    }

    /** How many updates it is worth to remember anything of. */
    int mostUpdates() {
        return mostUpdates;
    }

    /** Whether it answers for the given one. */
    boolean isOf(FactBase other) {
        return facts == other;
    }

    @Override
    public List<ServerState> servers() {
        return facts.servers();
    }

    @Override
    public List<ServerState> catalogues() {
        return facts.catalogues();
    }

    @Override
    public SearchResult search(UpdateQuery query, int limit) {
        Search search = new Search(query, limit);
        SearchResult result = searches.get(search);
        if (result == null) {
            result = facts.search(query, limit);
            if (searches.size() >= MOST_SEARCHES) {
                searches.clear();
            }
            searches.put(search, result);
        }
        return result;
    }

    @Override
    public Optional<Update> update(UUID id) {
        Known one = known(id);
        Optional<Update> newest = one.newest;
        if (newest == null) {
            newest = facts.update(id);
            one.newest = newest;
        }
        return newest;
    }

    @Override
    public List<Update> revisions(UUID id) {
        return facts.revisions(id);
    }

    @Override
    public Optional<ServerUpdate> on(ServerState state, UUID id) {
        Integer place = places.get(state);
        if (place == null) {
            return facts.on(state, id);
        }
        Known one = known(id);
        Optional<ServerUpdate> there = one.there.get(place);
        if (there == null) {
            there = facts.on(state, id);
            one.there.set(place, there);
        }
        return there;
    }

    @Override
    public Set<UUID> supersededBy(UUID id) {
        Known one = known(id);
        Set<UUID> all = one.supersededBy;
        if (all == null) {
            all = facts.supersededBy(id);
            one.supersededBy = all;
        }
        return all;
    }

    @Override
    public List<UUID> replacements(UUID id) {
        List<UUID> all = replacements.get(id);
        if (all == null) {
            all = facts.replacements(id);
            if (remembered.addAndGet(all.size() + 1) > MOST_REPLACEMENTS) {
                replacements.clear();
                remembered.set(all.size() + 1);
            }
            replacements.put(id, all);
        }
        return all;
    }

    @Override
    public List<Tally> tally(ServerState state) {
        return facts.tally(state);
    }

    @Override
    public List<UpdateGroup> groups(ServerState state) {
        return facts.groups(state);
    }

    @Override
    public ServerNumbers numbers(ServerState state) {
        return facts.numbers(state);
    }

    @Override
    public ArrivalTimes arrivals(ServerState state) {
        return facts.arrivals(state);
    }

    @Override
    public Set<UUID> arrived(ServerState state, Instant first, Instant last) {
        return facts.arrived(state, first, last);
    }

    @Override
    public List<MissingUpdates> missing(ServerState server, @Nullable ServerState above, MissingUpdates.Pairs pairs) {
        return facts.missing(server, above, pairs);
    }
}
