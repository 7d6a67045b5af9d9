package org.todoku.core.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.core.query.CveNumbers;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;

/**
 * A fact base over plain lists, for small fleets such as those of a test. It looks at every update for every question and
 * is therefore also the model that faster fact bases are checked against.
 */
public final class MemoryFacts implements FactBase {

    private record Alike(List<CategoryRef> products, @Nullable CategoryRef classification) {

        static Alike of(ServerUpdate listed) {
            return new Alike(listed.update().products(), listed.update().classification());
        }
    }

    private final Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
    private final Map<ServerState, Map<UUID, ServerUpdate>> listed = new LinkedHashMap<>();
    private final Map<UUID, Update> newest = new HashMap<>();
    private @Nullable Map<Alike, UpdateKind> kinds;

    /** @param states states with their updates; at most one per server */
    public MemoryFacts(Map<ServerState, List<ServerUpdate>> states) {
        states.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().key()))
                .forEach(entry -> this.states.put(entry.getKey(), List.copyOf(entry.getValue())));
        this.states.forEach((state, updates) -> listed.put(state, newestOf(updates)));
        this.states.values().forEach(updates -> updates.forEach(
                update -> newest.merge(update.update().id(), update.update(), (one, two) -> two.revision() > one.revision() ? two : one)));
    }

    @Override
    public List<ServerState> servers() {
        return states.keySet().stream().filter(state -> state.kind() == StateKind.SERVER).toList();
    }

    @Override
    public List<ServerState> catalogues() {
        return states.keySet().stream().filter(state -> state.kind() == StateKind.CATALOGUE).toList();
    }

    @Override
    public SearchResult search(UpdateQuery query, int limit) {
        QueryJudge judge = new QueryJudge(this, query);
        Map<Tri, List<Update>> judged = newest.values().stream().collect(Collectors.groupingBy(judge::of));
        List<Update> found = judged.getOrDefault(Tri.YES, List.of()).stream().sorted(NEWEST_FIRST).toList();
        List<SearchHit> hits = found.stream().limit(limit).map(update -> new SearchHit(update, presences(update.id()))).toList();
        return new SearchResult(query, servers(), hits, found.size(),
                judge.unjudged(judged.getOrDefault(Tri.UNKNOWN, List.of()).size(), this::tellsCves));
    }

    /** Whether the state lists an update of which CVE numbers are known. */
    private boolean tellsCves(ServerState state) {
        return listed.getOrDefault(state, Map.of()).values().stream().map(ServerUpdate::update).map(Update::id).map(newest::get)
                .anyMatch(update -> update != null && CveNumbers.of(update).isPresent());
    }

    /** The order of hits. */
    public static final Comparator<Update> NEWEST_FIRST = Comparator
            .comparing((Update update) -> Optional.ofNullable(update.created()).orElse(Instant.MIN)).reversed()
            .thenComparing(update -> update.id().toString());

    private List<Optional<Presence>> presences(UUID id) {
        return servers().stream().map(server -> on(server, id).map(ServerUpdate::presence)).toList();
    }

    @Override
    public Optional<Update> update(UUID id) {
        return Optional.ofNullable(newest.get(id));
    }

    @Override
    public List<Update> revisions(UUID id) {
        Map<Integer, Update> found = new TreeMap<>();
        states.values().forEach(updates -> updates.stream().map(ServerUpdate::update).filter(update -> update.id().equals(id))
                .forEach(update -> found.putIfAbsent(update.revision(), update)));
        return List.copyOf(found.values());
    }

    @Override
    public Optional<ServerUpdate> on(ServerState state, UUID id) {
        return Optional.ofNullable(listed.getOrDefault(state, Map.of()).get(id));
    }

    @Override
    public Set<UUID> supersededBy(UUID id) {
        Set<UUID> result = new HashSet<>();
        states.values().forEach(updates -> updates.stream().filter(update -> update.update().supersedes().contains(id))
                .forEach(update -> result.add(update.update().id())));
        return result;
    }

    @Override
    public List<Tally> tally(ServerState state) {
        return Tally.of(groups(state));
    }

    @Override
    public List<UpdateGroup> groups(ServerState state) {
        Map<Alike, UpdateKind> all = kinds();
        Map<Alike, UpdateGroup> groups = new LinkedHashMap<>();
        for (ServerUpdate update : newestOn(state)) {
            Alike alike = Alike.of(update);
            Instant arrived = update.presence().arrived();
            Instant when = arrived == null ? update.update().created() : arrived;
            groups.merge(alike, new UpdateGroup(Objects.requireNonNull(all.get(alike)), 1, when), UpdateGroup::plus);
        }
        return List.copyOf(groups.values());
    }

    private synchronized Map<Alike, UpdateKind> kinds() {
        Map<Alike, UpdateKind> made = kinds;
        if (made == null) {
            Map<Alike, UpdateKind> all = new HashMap<>();
            states.values().forEach(updates -> updates.forEach(update -> all.computeIfAbsent(Alike.of(update),
                    alike -> new UpdateKind(all.size(), alike.products(), alike.classification()))));
            kinds = all;
            made = all;
        }
        return made;
    }

    @Override
    public ServerNumbers numbers(ServerState state) {
        Map<CategoryRef, Long> products = new HashMap<>();
        Map<CategoryRef, Long> classifications = new HashMap<>();
        List<ServerUpdate> all = newestOn(state);
        long declined = 0;
        long superseded = 0;
        for (ServerUpdate update : all) {
            if (state.has(UpdateField.DECLINED) && update.presence().declined()) {
                declined++;
                continue;
            }
            superseded += state.has(UpdateField.SUPERSEDED) && update.presence().superseded() ? 1 : 0;
            update.update().products().forEach(product -> products.merge(product, 1L, Long::sum));
            CategoryRef classification = update.update().classification();
            if (classification != null) {
                classifications.merge(classification, 1L, Long::sum);
            }
        }
        return new ServerNumbers(all.size(), declined, superseded, products, classifications);
    }

    @Override
    public ArrivalTimes arrivals(ServerState state) {
        List<ServerUpdate> all = newestOn(state);
        long[] known = all.stream().map(update -> arrival(state, update)).flatMap(Optional::stream).mapToLong(ArrivalTimes::millis)
                .toArray();
        return new ArrivalTimes(known, all.size() - known.length);
    }

    @Override
    public Set<UUID> arrived(ServerState state, Instant first, Instant last) {
        return newestOn(state).stream().filter(update -> arrival(state, update).map(ArrivalTimes::millis)
                .filter(time -> time >= ArrivalTimes.millis(first) && time <= ArrivalTimes.millis(last)).isPresent())
                .map(update -> update.update().id()).collect(Collectors.toSet());
    }

    private static Optional<Instant> arrival(ServerState state, ServerUpdate update) {
        return state.has(UpdateField.ARRIVED) ? Optional.ofNullable(update.presence().arrived()) : Optional.empty();
    }

    @Override
    public List<MissingUpdates> missing(ServerState server, @Nullable ServerState above, MissingUpdates.Pairs pairs) {
        Set<UUID> replaced = new HashSet<>();
        states.values().forEach(updates -> updates.forEach(update -> replaced.addAll(update.update().supersedes())));
        return newest.values().stream().filter(update -> on(server, update.id()).isEmpty())
                .filter(update -> pairs.counts(update.products(), update.classification()))
                .map(update -> missing(update, replaced.contains(update.id()), above)).toList();
    }

    private MissingUpdates missing(Update update, boolean replaced, @Nullable ServerState above) {
        Long bytes = update.bytes();
        long size = bytes == null ? -1 : bytes;
        return new MissingUpdates(update.products(), update.classification(), UpdateStanding.of(this, update, replaced),
                above != null && on(above, update.id()).isPresent(), Set.copyOf(update.languages()), 1, Math.max(0, size),
                size < 0 ? 1 : 0);
    }

    private List<ServerUpdate> newestOn(ServerState state) {
        return List.copyOf(listed.getOrDefault(state, Map.of()).values());
    }

    private static Map<UUID, ServerUpdate> newestOf(List<ServerUpdate> updates) {
        Map<UUID, ServerUpdate> result = new LinkedHashMap<>();
        updates.forEach(update -> result.merge(update.update().id(), update,
                (one, two) -> two.update().revision() > one.update().revision() ? two : one));
        return result;
    }
}
