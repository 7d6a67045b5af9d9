package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalAction;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.compare.ApprovedGroups;
import org.todoku.core.compare.Difference;
import org.todoku.core.compare.Pattern;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.MemoryFacts;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A workspace finds the same differences as plain lists do, also between two dates of one server. */
class ComparisonModelTest {

    private static final int UPDATES = 12;
    private static final Comparator<ServerUpdate> REVISION = Comparator.comparingInt(there -> there.update().revision());

    @Property(tries = 150, seed = "2026041")
    void findsTheSameDifferences(@ForAll Random random) throws Exception {
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        for (int column = 1 + random.nextInt(4); column >= 0; column--) {
            Map<Integer, ServerUpdate> listed = new LinkedHashMap<>();
            for (int i = random.nextInt(2 * UPDATES); i > 0; i--) {
                int number = random.nextInt(UPDATES);
                int revision = random.nextInt(4) == 0 ? 201 : 200;
                listed.putIfAbsent(number * 1000 + revision, new ServerUpdate(update(number, revision), presence(random)));
            }
            fleet.put(state(column, random), List.copyOf(listed.values()));
        }
        try (Workspace workspace = Workspace.temporary()) {
            List<StateInfo> infos = new ArrayList<>();
            for (Map.Entry<ServerState, List<ServerUpdate>> state : fleet.entrySet()) {
                infos.add(workspace.importState(Samples.reader(state.getKey(), state.getValue()), Progress.NONE));
            }
            FleetView view = workspace.view(infos);
            List<ServerState> there = infos.stream().map(info -> view.servers().stream()
                    .filter(state -> state.key().equals(info.key()) && state.collectedAt().equals(info.collectedAt())).findFirst()
                            .orElseThrow())
                    .toList();
            same(plain(fleet), view.compare(there));
        }
    }

    /** Looks at every update of every list. */
    private static UpdateComparison plain(Map<ServerState, List<ServerUpdate>> fleet) {
        List<ServerState> servers = List.copyOf(fleet.keySet());
        List<@Nullable ApprovedGroups> groups = new ArrayList<>();
        servers.forEach(server -> groups.add(ApprovedGroups.of(server)));
        Set<UUID> all = fleet.values().stream().flatMap(List::stream).map(there -> there.update().id()).collect(Collectors.toSet());
        List<UpdateComparison.Row> rows = new ArrayList<>();
        long undecided = 0;
        for (UUID id : all) {
            List<Optional<ServerUpdate>> found = servers.stream().map(server -> fleet.getOrDefault(server, List.of()).stream()
                    .filter(there -> there.update().id().equals(id)).max(REVISION)).toList();
            Pattern pattern = Pattern.of(servers, found, groups);
            boolean partly = found.stream().anyMatch(Optional::isPresent);
            for (int at = 0; at < servers.size() && pattern.differences().isEmpty(); at++) {
                if (partly && found.get(at).isEmpty() && !servers.get(at).updatesComplete()) {
                    undecided++;
                    break;
                }
            }
            if (!pattern.differences().isEmpty()) {
                ServerUpdate newest = found.stream().flatMap(Optional::stream).max(REVISION).orElseThrow();
                rows.add(new UpdateComparison.Row(newest.update(), pattern, found));
            }
        }
        rows.sort(Comparator.comparing(UpdateComparison.Row::update, MemoryFacts.NEWEST_FIRST));
        List<Pattern> patterns = rows.stream().map(UpdateComparison.Row::pattern).distinct().toList();
        return new UpdateComparison(servers, all.size(), undecided, patterns,
                rows.stream().mapToInt(row -> patterns.indexOf(row.pattern())).toArray(), rows::get);
    }

    private static void same(UpdateComparison expected, UpdateComparison found) {
        assertEquals(expected.compared(), found.compared());
        assertEquals(expected.undecided(), found.undecided());
        assertEquals(expected.patterns(), found.patterns());
        assertEquals(expected.counts(), found.counts());
        assertEquals(expected.rows(), found.rows());
        for (Difference difference : Difference.values()) {
            assertEquals(expected.rows(pattern -> pattern.differences().contains(difference)),
                    found.rows(pattern -> pattern.differences().contains(difference)));
        }
    }

    /** Servers 0 and 1 are the same one at two times. */
    private static ServerState state(int column, Random random) {
        ServerState plain = Samples.state(column < 2 ? "hq" : "branch" + column, Samples.DAY.plus(Duration.ofDays(column)));
        Set<UpdateField> fields = EnumSet.allOf(UpdateField.class);
        for (UpdateField field : List.of(UpdateField.DECLINED, UpdateField.APPROVED)) {
            if (random.nextInt(4) == 0) {
                fields.remove(field);
            }
        }
        Section updates = new Section("updates", random.nextInt(4) == 0 ? Completeness.PARTIAL : Completeness.COMPLETE, "", 1, 0);
        return new ServerState(plain.kind(), plain.server(), "", plain.collectedAt(), plain.source(), "Todoku", plain.info(),
                plain.configuration(), plain.subscription(), plain.syncHistory(), plain.categories(), approvals(plain, random),
                plain.approvalRules(), plain.downstreams(), updates, fields, List.of(updates), List.of(), Map.of());
    }

    private static Fact<List<UpdateApproval>> approvals(ServerState state, Random random) {
        if (random.nextInt(3) == 0) {
            return state.approvals();
        }
        List<UpdateApproval> approvals = new ArrayList<>();
        for (int i = random.nextInt(UPDATES); i > 0; i--) {
            approvals.add(new UpdateApproval(Samples.id(random.nextInt(UPDATES)), null, random.nextBoolean() ? "Pilot" : "All Computers",
                    Coded.of(random.nextInt(4) == 0 ? ApprovalAction.NOT_APPROVED : ApprovalAction.INSTALL), null, null, ""));
        }
        return Fact.known(approvals, new Provenance("approvals", state.collectedAt()));
    }

    private static Update update(int number, int revision) {
        return Samples.update(number, revision, "en", "Update " + number + " revision " + revision);
    }

    private static Presence presence(Random random) {
        return new Presence(random.nextBoolean(), random.nextInt(4) == 0, false, false, false, false,
                Samples.DAY.plusSeconds(random.nextInt(5)), Coded.of(ReadyState.READY), Tri.UNKNOWN);
    }
}
