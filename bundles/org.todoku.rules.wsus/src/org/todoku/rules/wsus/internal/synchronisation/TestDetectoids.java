package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.data.Incident;
import org.todoku.rules.wsus.internal.Computers;

/** D20: test detection rules that came with synchronisation in July 2026 choke the server and its computers. */
public final class TestDetectoids implements Rule {

    private static final String COUNT = "detectoids.test";

    @Override
    public Verdict judge(Question question) {
        Incident incident = question.data().incidents().ofRule("D20").stream().findFirst().orElse(null);
        if (incident == null) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        SyncLine line = SyncLine.of(question);
        Failure failure = Failure.of(question).filter(found -> fits(found, incident)).orElse(null);
        Optional<SyncRun> slower = line.slowedSince(incident.from());
        Optional<Long> count = Host.number(server, COUNT).optional();
        List<String> codes = incident.clientCodes().stream().filter(code -> reported(server, code)).toList();
        boolean inTime = slower.isPresent() || failure != null && !failure.first().started().isBefore(incident.from());
        if (count.isPresent()) {
            Evidence[] counted = Host.evidence(server, COUNT);
            if (count.get() > 0) {
                return told(question, line, failure, slower, Confidence.CERTAIN, count.get(), codes).because(counted);
            }
            return inTime || !codes.isEmpty() ? Verdict.ruledOut(server).because(counted) : Verdict.notApplicable();
        }
        if (inTime && !codes.isEmpty()) {
            return told(question, line, failure, slower, Confidence.LIKELY, Tri.UNKNOWN, codes).variant("dates");
        }
        return inTime ? Verdict.undecided(new Unknown<>("host." + COUNT, Reason.NOT_COLLECTED, server.server()))
                : Verdict.notApplicable();
    }

    /** Whether they are proved to be in the database, so that what it suffers from is explained. */
    static boolean counted(Question question) {
        return Host.number(question.server(), COUNT).optional().filter(count -> count > 0).isPresent();
    }

    /** {0} server, {1} since when, {2} how many, {3} codes of computers. */
    private static Verdict.Applies told(Question question, SyncLine line, @Nullable Failure failure, Optional<SyncRun> slower,
            Confidence confidence, Object count, List<String> codes) {
        Instant since = slower.map(SyncRun::started).orElseGet(() -> failure == null ? question.now() : failure.first().started());
        boolean blocks = failure != null && Failure.blame(question, line) != SyncBlame.NOT_CAUSE;
        // computers that time out do not learn of an update that is there
        boolean keptFromComputers = !codes.isEmpty() && Computers.offered(question).isPresent();
        Verdict.Applies verdict = Verdict.applies(blocks ? Effect.BLOCKS : keptFromComputers ? Effect.AFTER : Effect.RISK, blocks
                ? Severity.CRITICAL : Severity.HIGH,
                confidence, question.server(), since, count, codes);
        if (failure != null) {
            verdict = verdict.because(line.failureEvidence(failure.run()));
        }
        if (slower.isPresent()) {
            verdict = verdict.because(line.evidence("syncHistory.usualMinutes", line.usual(since).map(Duration::toMinutes).orElse(0L)),
                    line.evidence("syncHistory.slowMinutes", SyncLine.took(slower.get()).toMinutes()));
        }
        for (String code : codes) {
            verdict = verdict.because(Evidence.of("clients.errors", code, question.server(), "clients"));
        }
        return verdict.remedy(SyncRemedies.deleteDetectoids(question.server()));
    }

    private static boolean fits(Failure failure, Incident incident) {
        return failure.textMissing() || failure.match().map(found -> found.signature().id()).filter(incident.signatures()::contains)
                .isPresent();
    }

    private static boolean reported(ServerState server, String code) {
        return Host.clients(server, "errors." + code).optional().filter(number -> !number.equals("0")).isPresent();
    }
}
