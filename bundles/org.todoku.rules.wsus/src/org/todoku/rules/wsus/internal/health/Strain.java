package org.todoku.rules.wsus.internal.health;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.fact.Known;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.wsus.internal.Computers;

/**
 * What a heavy load on the database makes fail for the wanted update: then bad health contributes to the cause. It never stands before
 * the cause itself, because it is likely at most.
 */
enum Strain {
    /** Synchronisation times out, and the update is missing for it. */
    SYNCHRONISATION("sync", Effect.DELAYS),
    /** The update is offered, and computers time out. */
    COMPUTERS("computers", Effect.AFTER),
    /** Nothing; it is a risk. */
    NONE("", Effect.RISK);

    private static final Set<String> TIME_OUTS = Set.of("D20", "D22");

    private final String variant;
    private final Effect effect;

    Strain(String variant, Effect effect) {
        this.variant = variant;
        this.effect = effect;
    }

    static Strain of(Question question) {
        if (question.fact("signatures") instanceof Known<?> signatures && signatures.value() instanceof Set<?> ids
                && TIME_OUTS.stream().anyMatch(ids::contains) && question.fact("syncHistory.blame") instanceof Known<?> blame
                && !List.of("none", SyncBlame.NOT_CAUSE.name()).contains(blame.value())) {
            return SYNCHRONISATION;
        }
        return !Computers.reporting(question, "G14").isEmpty() && Computers.offered(question).isPresent() ? COMPUTERS : NONE;
    }

    /** @param otherwise severity of the mere risk */
    Verdict.Applies applies(Question question, Severity otherwise, Object... args) {
        if (this == NONE) {
            return Verdict.applies(effect, otherwise, Confidence.CERTAIN, args);
        }
        return Verdict.applies(effect, Severity.HIGH, Confidence.LIKELY, args).variant(variant).because(evidence(question));
    }

    private Evidence[] evidence(Question question) {
        Map<String, Long> codes = Computers.reporting(question, "G14");
        if (this == COMPUTERS) {
            return new Evidence[] { Computers.evidence(question, codes) };
        }
        return question.server().syncHistory().optional().flatMap(history -> history.last())
                .map(run -> new Evidence[] { question.evidence("syncHistory.last", run.finished(), "syncHistory"),
                        question.evidence("syncHistory.error", run.error(), "syncHistory") }).orElseGet(() -> new Evidence[0]);
    }
}
