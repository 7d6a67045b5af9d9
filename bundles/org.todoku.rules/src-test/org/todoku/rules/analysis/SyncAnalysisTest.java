package org.todoku.rules.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.synclog.FailureGroup;
import org.todoku.core.synclog.SyncHealth;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncStreak;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.data.DataPack;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.data.Incident;
import org.todoku.rules.data.PackReader;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SyncAnalysisTest {

    private static final Instant READ = Instant.parse("2026-07-15T00:00:00Z");

    private static DataPack pack(String json) {
        var read = PackReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "test", "test.json");
        return read.pack().orElseThrow(() -> new AssertionError(read.problems()));
    }

    private static DataPacks data() {
        return DataPacks.of(List.of(pack("""
                {"pack": "error-signatures", "format": 1, "date": "2026-07-01", "source": "test", "entries": [
                {"id": "proxy", "rules": ["D10"], "any": [{"http": 407}],
                 "meaning": {"en": "The proxy wants credentials.", "ja": "プロキシが認証を求めています。"}},
                {"id": "timeout", "rules": ["D20"], "any": [{"text": "timed out"}],
                 "meaning": {"en": "Too slow.", "ja": "遅すぎます。"}}]}"""), pack("""
                {"pack": "incidents", "format": 1, "date": "2026-08-12", "source": "test", "entries": [
                {"id": "july", "rules": ["D20"], "from": "2026-07-13T00:00:00Z", "signatures": ["timeout"],
                 "title": {"en": "July", "ja": "7 月"}, "text": {"en": "x", "ja": "x"}, "remedies": []},
                {"id": "later", "rules": ["D20"], "from": "2026-07-16T00:00:00Z", "signatures": ["timeout"],
                 "title": {"en": "Later", "ja": "後"}, "text": {"en": "x", "ja": "x"}, "remedies": []},
                {"id": "before", "rules": ["D19"], "from": "2025-07-09T04:00:00Z", "until": "2025-07-11T00:00:00Z",
                 "signatures": ["timeout"],
                 "title": {"en": "Before", "ja": "前"}, "text": {"en": "x", "ja": "x"}, "remedies": []}]}""")));
    }

    private static ServerState server(String name, List<SyncRun> runs) {
        Section updates = new Section("updates", Completeness.COMPLETE, "", 1, 0);
        return new ServerState(StateKind.SERVER, name, "", READ, "test", "", none("server"), none("configuration"), none("subscription"),
                Fact.known(new SyncHistory(runs), new Provenance("test", READ)), none("categories"), none("approvals"),
                none("approvalRules"), none("downstreams"), updates, Set.of(), List.of(updates), List.of(), Map.of());
    }

    private static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    private static SyncRun run(int hoursAgo, SyncResult result, SyncError error, String text) {
        Instant started = READ.minus(Duration.ofHours(hoursAgo));
        return new SyncRun("run" + hoursAgo, started, started.plusSeconds(60), false, Coded.of(result), Coded.of(error), text, List.of());
    }

    private static SyncAnalysis analysis(ServerState... servers) {
        return SyncAnalysis.of(List.of(servers), server -> new ArrivalTimes(new long[0], 0), data(), Progress.NONE);
    }

    @Test
    void theTextOfTheServerSaysMoreThanItsCode() {
        SyncAnalysis analysis = analysis(
                server("one", List.of(run(1, SyncResult.FAILED, SyncError.PROXY_ERROR, "(407)"),
                        run(2, SyncResult.FAILED, SyncError.USS_COMMUNICATION_ERROR, "error: (407)"), run(3, SyncResult.SUCCEEDED,
                                SyncError.NOT_APPLICABLE, ""))),
                server("two", List.of(run(1, SyncResult.SUCCEEDED, SyncError.NOT_APPLICABLE, ""),
                        run(9, SyncResult.FAILED, SyncError.PROXY_ERROR, "(407)"), run(10, SyncResult.FAILED, SyncError.PROXY_ERROR, ""),
                        run(11, SyncResult.CANCELED, SyncError.USER_CANCELED, ""))));
        assertEquals(List.of("signature:proxy", "error:ProxyError", "error:UserCanceled"),
                analysis.causes().stream().map(FailureGroup::cause).toList());
        FailureGroup proxy = analysis.causes().getFirst();
        assertEquals(3, proxy.runs().size());
        assertEquals(List.of("one"), proxy.goingOn().stream().map(ServerState::server).toList());
        for (FailureGroup group : analysis.causes()) {
            assertEquals(group.cause(), FailureCause.named(group.cause(), data().errorSignatures()).name());
        }
    }

    @Test
    void incidentsAreThoseOfTheTimeAndGoWithFailuresOfTheirKind() {
        SyncAnalysis analysis = analysis(server("one", List.of(run(1, SyncResult.FAILED, SyncError.USS_BUSY, "The operation timed out"),
                run(2, SyncResult.FAILED, SyncError.PROXY_ERROR, "(407)"), run(100, SyncResult.FAILED, SyncError.USS_BUSY, "timed out"))));
        assertEquals(List.of("july"), analysis.incidents().stream().map(Incident::id).toList());
        assertEquals(List.of(1, 0, 0),
                analysis.log().lanes().getFirst().runs().stream().map(run -> analysis.incidentsOf(run).size()).toList());
        assertEquals(List.of(), analysis(server("one", List.of())).incidents());
        assertEquals(1, analysis.since(READ.minus(Duration.ofMinutes(90))).log().runs());
    }

    /** The view and the rules must not tell different things of the same history. */
    @Property(tries = 200, seed = "2026036")
    void theLaneSaysWhatTheRulesSay(@ForAll Random random) {
        List<SyncRun> runs = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            Instant started = READ.plusSeconds(random.nextInt(100_000) - 90_000L);
            Coded<SyncResult> result = random.nextInt(15) == 0 ? new Coded<>(null, "Paused")
                    : Coded.of(SyncResult.values()[random.nextInt(SyncResult.values().length)]);
            Instant ended = started.plusSeconds(random.nextInt(9000) - 1000L);
            runs.add(new SyncRun("run" + i, started, random.nextInt(5) == 0 ? null : ended, false, result,
                    Coded.of(SyncError.UNKNOWN), "", List.of()));
        }
        ServerState server = server("hq", runs);
        SyncLine line = SyncLine.of(server).orElseThrow();
        SyncLane lane = analysis(server).log().lanes().getFirst();
        assertEquals(line.failures(), lane.failing().map(SyncStreak::failures).orElse(0).longValue());
        assertEquals(line.lastGood().map(SyncRun::finished), lane.lastGood().map(run -> run.run().finished().isAfter(READ.plusSeconds(3600))
                && !run.started().isAfter(READ.plusSeconds(3600)) ? run.started() : run.run().finished()));
        assertEquals(line.impossible(), lane.runs().stream().filter(run -> run.oddities().stream()
                .anyMatch(odd -> odd != org.todoku.core.synclog.SyncOddity.OVERLAPS)).count());
        try {
            Optional<SyncRun> failing = line.failing();
            assertEquals(failing.isPresent(), lane.health() == SyncHealth.FAILING);
            failing.ifPresent(run -> assertEquals(line.failingSince(run).started(), lane.failing().orElseThrow().since()));
        } catch (MissingFactException e) {
            assertTrue(lane.health() == SyncHealth.UNKNOWN, e.getMessage());
        }
    }
}
