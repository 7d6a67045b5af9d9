package org.todoku.rules.wsus.internal.synchronisation;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** D23: a disk is full, or the database has reached its limit. */
public final class NoRoomLeft implements Rule {

    private static final long FULL = 1L << 30;
    /** SQL Server Express stops at 10 GB. */
    private static final long EXPRESS = 19L << 29;

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        Failure failure = Failure.of(question).orElse(null);
        Evidence[] readings = Host.evidence(server, "disk.content.freeBytes", "disk.database.freeBytes", "database.kind", "database.bytes");
        boolean express = Host.is(server, "database.kind", "express")
                && Host.number(server, "database.bytes").optional().filter(bytes -> bytes >= EXPRESS).isPresent();
        boolean database = low(server, "disk.database.freeBytes");
        boolean content = low(server, "disk.content.freeBytes");
        boolean told = failure != null && failure.pointsTo("D23");
        if (!told && !express && !database && !content) {
            boolean possible = failure != null
                    && failure.is(SyncError.LOCAL_DB_OTHER_ERROR, SyncError.LOCAL_DB_TOO_BUSY, SyncError.LOCAL_DB_CONNECT_FAIL);
            if (failure == null || !possible) {
                return Verdict.notApplicable();
            }
            question.need(Host.number(server, "disk.database.freeBytes"));
            return failure.ruledOut().because(readings);
        }
        String variant = express ? "express" : database || told && !content ? "" : "content";
        // files are not needed to take over what updates there are, the database is
        boolean stops = failure != null && (told || (express || database)
                && failure.is(SyncError.LOCAL_DB_OTHER_ERROR, SyncError.LOCAL_DB_TOO_BUSY, SyncError.LOCAL_DB_CONNECT_FAIL));
        Verdict.Applies verdict = stops && failure != null ? failure.applies(told ? Confidence.CERTAIN : Confidence.LIKELY)
                : Verdict.applies(Effect.RISK, Severity.HIGH, Confidence.CERTAIN, server);
        return verdict.variant(variant).because(readings)
                .remedy(express ? SyncRemedies.moveDatabase(server) : SyncRemedies.makeRoom(server));
    }

    private static boolean low(ServerState server, String key) {
        return Host.number(server, key).optional().filter(free -> free < FULL).isPresent();
    }
}
