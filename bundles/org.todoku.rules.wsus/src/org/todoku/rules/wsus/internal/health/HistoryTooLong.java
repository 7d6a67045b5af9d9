package org.todoku.rules.wsus.internal.health;

import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** H06: so many runs are on record that the console may fail to show them. */
public final class HistoryTooLong implements Rule {

    private static final long LONG = 2000;

    @Override
    public Verdict judge(Question question) {
        SyncHistory history = question.syncHistory();
        long runs = history.runs().size();
        if (runs < LONG) {
            return Verdict.ruledOut(question.server(), runs).because(question.evidence("syncHistory.runs", runs, "syncHistory"));
        }
        SyncRun oldest = history.runs().get(history.runs().size() - 1);
        return Verdict.applies(Effect.RISK, Severity.LOW, Confidence.CERTAIN, question.server(), runs, oldest.started())
                .because(question.evidence("syncHistory.runs", runs, "syncHistory"))
                .remedy(HealthRemedies.exportHistory(question.server()), HealthRemedies.trimHistory(question.server()));
    }
}
