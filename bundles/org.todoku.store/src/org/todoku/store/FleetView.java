package org.todoku.store;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Update;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.core.fleet.Tally;
import org.todoku.core.fleet.UpdateGroup;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.Unjudged;
import org.todoku.core.query.UpdateQuery;
import org.todoku.store.internal.FleetIndex;
import org.todoku.store.internal.KeptState;

/**
 * The fleet as a workspace knew it at one moment: one state of every server. It answers from memory, reads complete records
 * of updates from the workspace, and stays as it is when the workspace takes in more.
 *
 * <p>What several servers say of the same revision of an update is joined (see the merge rules of the store): every server
 * shows the titles, products and so on that any of them knows. Different revisions stay apart: {@link #update} is the newest
 * revision as it is, and borrows nothing from older ones, because products and supersedence do change between revisions. A
 * source that does not say the revision counts as revision 0 and is older than any that does.
 *
 * <p>Every method fails with {@link java.io.UncheckedIOException} when the workspace was closed or its file cannot be read.
 */
public final class FleetView implements FactBase {

    private final FleetIndex index;
    private final List<KeptState> servers;
    private final List<KeptState> catalogues;
    private final List<ServerState> serverStates;
    /** By number of the state; counted when first asked for, as rules ask often. */
    private final Map<Long, List<UpdateGroup>> groups = new ConcurrentHashMap<>();
    private final Map<Long, List<Tally>> tallies = new ConcurrentHashMap<>();
    private final Map<Long, ServerNumbers> numbers = new ConcurrentHashMap<>();

    FleetView(FleetIndex index) {
        this.index = index;
        List<KeptState> sorted = index.states().stream().sorted(Comparator.comparing(kept -> kept.info().key())).toList();
        this.servers = sorted.stream().filter(kept -> kept.info().kind() == StateKind.SERVER).toList();
        this.catalogues = sorted.stream().filter(kept -> kept.info().kind() == StateKind.CATALOGUE).toList();
        this.serverStates = servers.stream().map(KeptState::state).toList();
    }

    @Override
    public List<ServerState> servers() {
        return serverStates;
    }

    @Override
    public List<ServerState> catalogues() {
        return catalogues.stream().map(KeptState::state).toList();
    }

    /** The states that this view is made of, servers first. */
    public List<StateInfo> states() {
        List<StateInfo> result = new ArrayList<>();
        servers.forEach(kept -> result.add(kept.info()));
        catalogues.forEach(kept -> result.add(kept.info()));
        return List.copyOf(result);
    }

    /** How many different updates the servers and catalogues of this view list; revisions count once. */
    public long updates() {
        return index.updates();
    }

    /**
     * Makes what a search for states, dates and supersedence needs, which is otherwise made by the first of them: half a second for
     * 50 servers of 100,000 updates, 25 MB. To be called in the background; calling it again costs nothing.
     */
    public void prepareSearches() {
        index.prepareSearches();
    }

    @Override
    public SearchResult search(UpdateQuery query, int limit) {
        FleetIndex.Found found = index.search(query, limit);
        List<SearchHit> hits = new ArrayList<>(found.ordinals().length);
        for (int ordinal : found.ordinals()) {
            int[] revisions = index.revisions(ordinal);
            List<Optional<Presence>> presences = new ArrayList<>(servers.size());
            for (KeptState server : servers) {
                int listed = index.newestListed(server, revisions);
                presences.add(listed < 0 ? Optional.empty() : Optional.of(index.presence(server, listed)));
            }
            hits.add(new SearchHit(index.update(ordinal), presences));
        }
        return new SearchResult(query, serverStates, hits, found.total(), found.unjudged());
    }

    /**
     * Like {@link #search}, of which the records of the updates are read only when they are asked for, so that a list may have all
     * of several hundred thousand. Reads nothing.
     */
    public FoundUpdates find(UpdateQuery query, int limit) {
        FleetIndex.Found found = index.search(query, limit);
        return found(query, found.ordinals(), found.total(), found.unjudged());
    }

    /** Those of the given updates that are listed anywhere, in the order of a search, newest creation date first. Reads nothing. */
    public FoundUpdates find(Collection<UUID> ids) {
        int[] ordinals = index.newestFirst(ids);
        return found(UpdateQuery.parse(""), ordinals, ordinals.length, Unjudged.NOTHING);
    }

    private FoundUpdates found(UpdateQuery query, int[] ordinals, long total, Unjudged unjudged) {
        List<FoundUpdate> updates = new ArrayList<>(ordinals.length);
        for (int ordinal : ordinals) {
            updates.add(new FoundUpdate(index, servers, ordinal));
        }
        return new FoundUpdates(query, serverStates, updates, total, unjudged);
    }

    @Override
    public Optional<Update> update(UUID id) {
        int ordinal = index.newest(id);
        return ordinal < 0 ? Optional.empty() : Optional.of(index.update(ordinal));
    }

    @Override
    public List<Update> revisions(UUID id) {
        return Arrays.stream(index.revisions(id)).filter(index::isListed).mapToObj(index::update).toList();
    }

    @Override
    public Optional<ServerUpdate> on(ServerState state, UUID id) {
        KeptState kept = kept(state);
        if (kept == null) {
            return Optional.empty();
        }
        int ordinal = index.newestListed(kept, index.revisions(id));
        return ordinal < 0 ? Optional.empty() : Optional.of(new ServerUpdate(index.update(ordinal), index.presence(kept, ordinal)));
    }

    private @Nullable KeptState kept(ServerState state) {
        List<KeptState> candidates = state.kind() == StateKind.SERVER ? servers : catalogues;
        for (KeptState kept : candidates) {
            if (kept.state() == state) {
                return kept;
            }
        }
        for (KeptState kept : candidates) {
            if (kept.info().key().equals(state.key()) && kept.info().collectedAt().equals(state.collectedAt())) {
                return kept;
            }
        }
        return null;
    }

    @Override
    public Set<UUID> supersededBy(UUID id) {
        Set<UUID> result = new HashSet<>();
        for (int ordinal : index.superseding(id)) {
            Update update = index.update(ordinal);
            // found by a hash, so make sure
            if (update.supersedes().contains(id)) {
                result.add(update.id());
            }
        }
        return Set.copyOf(result);
    }

    /**
     * As {@link FactBase#replacements} says, without reading a record: updates are told apart by 51 bits of a hash of their UpdateIDs,
     * so that among half a million of them there is one pair taken for each other in ten thousand workspaces.
     */
    @Override
    public List<UUID> replacements(UUID id) {
        int[] ordinals = index.replacements(id);
        return new AbstractList<>() {

            @Override
            public UUID get(int at) {
                return index.id(ordinals[at]);
            }

            @Override
            public int size() {
                return ordinals.length;
            }
        };
    }

    @Override
    public List<Tally> tally(ServerState state) {
        KeptState kept = kept(state);
        return kept == null ? List.of() : tallies.computeIfAbsent(kept.info().id(), id -> Tally.of(groups(kept)));
    }

    @Override
    public List<UpdateGroup> groups(ServerState state) {
        KeptState kept = kept(state);
        return kept == null ? List.of() : groups(kept);
    }

    private List<UpdateGroup> groups(KeptState kept) {
        return groups.computeIfAbsent(kept.info().id(), id -> index.groups(kept));
    }

    @Override
    public ServerNumbers numbers(ServerState state) {
        KeptState kept = kept(state);
        return kept == null ? new ServerNumbers(0, 0, 0, Map.of(), Map.of())
                : numbers.computeIfAbsent(kept.info().id(), id -> index.numbers(kept));
    }

    @Override
    public ArrivalTimes arrivals(ServerState state) {
        KeptState kept = kept(state);
        return kept == null ? new ArrivalTimes(new long[0], 0) : index.arrivals(kept);
    }

    @Override
    public Set<UUID> arrived(ServerState state, Instant first, Instant last) {
        KeptState kept = kept(state);
        return kept == null ? Set.of() : index.arrived(kept, first, last);
    }

    @Override
    public List<MissingUpdates> missing(ServerState server, @Nullable ServerState above, MissingUpdates.Pairs pairs) {
        KeptState kept = kept(server);
        return kept == null ? List.of() : index.missing(kept, above == null ? null : kept(above), pairs);
    }

    /**
     * In which updates servers differ; of one server at several times, see {@link Workspace#view(List)}.
     *
     * @param compared states of this view, in the order in which they are to be compared
     * @throws IllegalArgumentException for a state that this view does not have
     */
    public UpdateComparison compare(List<ServerState> compared) {
        List<KeptState> columns = new ArrayList<>();
        for (ServerState state : compared) {
            KeptState kept = kept(state);
            if (kept == null) {
                throw new IllegalArgumentException("not in this view: " + state.server() + " of " + state.collectedAt());
            }
            columns.add(kept);
        }
        return index.compare(columns);
    }
}
