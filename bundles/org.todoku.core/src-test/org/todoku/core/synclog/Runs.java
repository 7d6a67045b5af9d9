package org.todoku.core.synclog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.HostEvidence;
import org.todoku.core.Section;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;

/** Servers with histories, for tests. */
final class Runs {

    static final Instant READ = Instant.parse("2026-07-15T00:00:00Z");

    private Runs() {
    }

    static SyncRun run(String id, Instant started, @Nullable Instant ended, Coded<SyncResult> result, SyncError error) {
        return new SyncRun(id, started, ended, false, result, Coded.of(error), "", List.of());
    }

    static ServerState server(String name, Instant read, Fact<SyncHistory> history, @Nullable Instant modified, List<CategoryRef> products,
            List<ServerEvent> events, Map<String, String> host) {
        Provenance from = new Provenance("test", read);
        HostEvidence none = HostEvidence.notCollected();
        return new ServerState(StateKind.SERVER, name, "", read, "test", "", none("server"), none("configuration"),
                Fact.known(new Subscription(products, List.of(), modified, "person-1", null, null, null, null, null, Map.of()), from),
                history,
                Fact.known(List.of(product(SyncLogTest.EDGE), product(SyncLogTest.OFFICE)), from), none("approvals"),
                none("approvalRules"), none("downstreams"),
                new Section("updates", Completeness.COMPLETE, "", 10, 0), Set.of(UpdateField.ARRIVED), List.of(), List.of(), Map.of(),
                new HostEvidence(Fact.known(events, from), none.status(), Fact.known(host, from), none.clients(), none.log()));
    }

    private static Category product(CategoryRef ref) {
        return new Category(ref.guid().orElseThrow(), ref.title(), Coded.of(CategoryType.PRODUCT), null, null, Map.of());
    }

    static ServerState server(String name, List<SyncRun> runs) {
        return server(name, READ, Fact.known(new SyncHistory(runs), new Provenance("test", READ)), null, List.of(), List.of(), Map.of());
    }

    static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    /** Runs of all results at times in any order, some of which cannot be true. */
    static List<SyncRun> history(Random random, int most) {
        List<SyncRun> runs = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            Instant started = READ.plusSeconds(random.nextInt(40_000) - 35_000L);
            int length = random.nextInt(3000) - 400;
            Coded<SyncResult> result = random.nextInt(12) == 0 ? new Coded<>(null, "Paused")
                    : Coded.of(SyncResult.values()[random.nextInt(SyncResult.values().length)]);
            runs.add(run("run" + i, started, random.nextInt(6) == 0 ? null : started.plusSeconds(length), result,
                    random.nextBoolean() ? SyncError.PROXY_ERROR : SyncError.USS_NOT_FOUND));
        }
        return runs;
    }

    static String cause(SyncRun run, ServerState server) {
        return run.result().is(SyncResult.FAILED) ? "error:" + run.error().text() : "";
    }

    static List<SyncRun> newestFirst(List<SyncRun> runs) {
        return runs.stream().sorted(Comparator.comparing(SyncRun::started).reversed()).toList();
    }
}
