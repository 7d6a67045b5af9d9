package org.todoku.ui.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateSink;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.intake.snapshot.SnapshotWriter;

/** Snapshots of servers of which the history of synchronisation is what matters. */
@NullMarked
final class Histories {

    private static final Instant READ = Instant.parse("2026-07-14T00:00:00Z");
    private static final String TEXT = "WebException: The remote server returned an error: (407) Proxy Authentication Required.\n"
            + "   at System.Net.HttpWebRequest.GetRequestStream()\n".repeat(200);

    private Histories() {
    }

    /** Runs that end before they begin, overlap, and lie in the future. */
    static Path odd(Path folder) throws IOException, InputException {
        return write(folder, "odd.example", List.of(run(READ.minusSeconds(7200), -3600, SyncResult.SUCCEEDED, SyncError.NOT_APPLICABLE, ""),
                run(READ.minusSeconds(86_400), 7200, SyncResult.SUCCEEDED, SyncError.NOT_APPLICABLE, ""),
                run(READ.minusSeconds(86_400 - 600), 1800, SyncResult.FAILED, SyncError.PROXY_ERROR, TEXT),
                run(READ.plus(Duration.ofDays(2500)), 60, SyncResult.FAILED, SyncError.PROXY_ERROR, TEXT)));
    }

    /** Three a day, one in seven of them failed. */
    static Path many(Path folder, int count) throws IOException, InputException {
        List<SyncRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean failed = i % 7 == 3 || i < 5;
            SyncError error = i % 2 == 0 ? SyncError.PROXY_ERROR : i % 3 == 0 ? SyncError.USS_NOT_FOUND : SyncError.LOCAL_DB_TOO_BUSY;
            runs.add(run(READ.minus(Duration.ofHours(8L * i + 1)), 60 + i % 3000, failed ? SyncResult.FAILED : SyncResult.SUCCEEDED,
                    failed ? error : SyncError.NOT_APPLICABLE, failed && i % 2 == 0 ? TEXT : ""));
        }
        return write(folder, "busy.example", runs);
    }

    private static SyncRun run(Instant started, long seconds, SyncResult result, SyncError error, String text) {
        return new SyncRun(started.toString(), started, started.plusSeconds(seconds), false, Coded.of(result), Coded.of(error), text,
                List.of());
    }

    private static Path write(Path folder, String server, List<SyncRun> runs) throws IOException, InputException {
        Path file = folder.resolve(server + ".todoku-snapshot");
        List<Section> sections = List.of(new Section("updates", Completeness.COMPLETE, "", 0, 0),
                new Section("syncHistory", Completeness.COMPLETE, "", runs.size(), 0));
        ServerState state = new ServerState(StateKind.SERVER, server, "", READ, "test", "todoku", none("server"), none("configuration"),
                none("subscription"), Fact.known(new SyncHistory(runs), new Provenance("test", READ)), none("categories"),
                none("approvals"), none("approvalRules"), none("downstreams"), sections.get(0), Set.of(), sections, List.of(), Map.of());
        SnapshotWriter.write(new StateReader() {
            @Override
            public String source() {
                return "test";
            }

            @Override
            public ServerState read(UpdateSink sink, Progress progress) {
                return state;
            }

            @Override
            public void close() {
                // nothing is open
            }
        }, file, Progress.NONE);
        return file;
    }

    private static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }
}
