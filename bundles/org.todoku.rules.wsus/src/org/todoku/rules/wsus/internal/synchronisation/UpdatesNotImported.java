package org.todoku.rules.wsus.internal.synchronisation;

import java.util.List;
import java.util.Optional;

import org.todoku.core.SyncError;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Reason;
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

/** D21: single updates could not be taken over. */
public final class UpdatesNotImported implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (Failure.isThere(question)) {
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        SyncRun run = line.lastTelling().orElse(null);
        if (run == null) {
            return Verdict.notApplicable();
        }
        boolean importError = run.error().is(SyncError.IMPORT_UPDATE_ERROR);
        List<SyncRun.UpdateError> errors = run.updateErrors();
        if (errors.isEmpty()) {
            if (importError) {
                return Verdict.undecided(new Unknown<>("syncHistory.updateErrors", Reason.NOT_COLLECTED, question.server().server()));
            }
            return line.failing().isPresent() ? Verdict.ruledOut(question.server(), run.error()).because(line.failureEvidence(run))
                    : Verdict.notApplicable();
        }
        Evidence[] evidence = { line.evidence("syncHistory.last", run.finished()),
                line.evidence("syncHistory.updateErrors", (long) errors.size()) };
        Optional<SyncRun.UpdateError> own = question.wanted()
                .flatMap(wanted -> errors.stream().filter(error -> wanted.id().equals(error.update())).findFirst());
        if (own.isPresent()) {
            return Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.CERTAIN, question.server(), run.finished(), own.get().error())
                    .variant(kind(own.get())).because(evidence).because(line.evidence("syncHistory.updateError", own.get().error()))
                    .remedy(kind(own.get()).equals("dependency") ? SyncRemedies.fetchPrerequisite(question.server())
                            : SyncRemedies.reportUpdate(question.server(), question.update()));
        }
        // the others may hold back the run, but they are not the update that is asked for
        boolean blocks = importError && line.failing().isPresent() && Failure.blame(question, line) != SyncBlame.NOT_CAUSE;
        return Verdict.applies(blocks ? Effect.BLOCKS : Effect.RISK, blocks ? Severity.HIGH : Severity.MEDIUM,
                blocks ? Confidence.LIKELY : Confidence.CERTAIN, question.server(), run.finished(), (long) errors.size()).variant("others")
                .because(evidence).remedy(SyncRemedies.fetchPrerequisite(question.server()));
    }

    private static String kind(SyncRun.UpdateError error) {
        return switch (error.error().strip()) {
            case "1", "DependencyNotFound" -> "dependency";
            case "2", "MetadataInvalid" -> "metadata";
            default -> "";
        };
    }
}
