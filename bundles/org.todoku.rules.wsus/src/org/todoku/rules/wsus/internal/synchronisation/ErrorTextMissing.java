package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.todoku.core.LogLine;
import org.todoku.core.ServerState;
import org.todoku.core.SyncRun;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.ErrorHosts;
import org.todoku.rules.data.SignatureMatch;

/** D29: synchronisation fails and the server does not say why. */
public final class ErrorTextMissing implements Rule {

    private static final Duration AROUND = Duration.ofMinutes(2);

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        if (!failure.run().errorText().isBlank()) {
            return failure.ruledOut();
        }
        Verdict.Applies verdict = Verdict.applies(Effect.INFO, Severity.MEDIUM, Confidence.CERTAIN, server, failure.run().finished(),
                failure.run().error()).because(failure.line().failureEvidence(failure.run()));
        Optional<SignatureMatch> found = inLog(question, failure.run());
        return found.map(match -> Verdict.applies(Effect.INFO, Severity.MEDIUM, Confidence.LIKELY, server, failure.run().finished(),
                failure.run().error(), match.token(), match.signature().meaning()).variant("log")
                .because(failure.line().failureEvidence(failure.run()))
                .because(Evidence.of("log.line", match.token(), server, "logTail"))).orElse(verdict)
                .remedy(SyncRemedies.readLog(server, failure.run().finished()));
    }

    /** What the log says of the time of the run, where its end was collected. */
    private static Optional<SignatureMatch> inLog(Question question, SyncRun run) {
        Instant from = run.started().minus(AROUND);
        Instant until = run.finished().plus(AROUND);
        String lines = question.server().evidence().log().optional().orElse(List.of()).stream().filter(line -> {
            Instant at = line.at();
            return at != null && !at.isBefore(from) && !at.isAfter(until);
        }).map(LogLine::text).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? Optional.empty()
                : question.data().errorSignatures().match(lines, ErrorHosts.ofSynchronisation(question.server())).stream().findFirst();
    }
}
