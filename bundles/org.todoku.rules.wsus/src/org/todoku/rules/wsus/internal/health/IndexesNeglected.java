package org.todoku.rules.wsus.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;

/** H04: the indexes of the database are not maintained, or the two that Microsoft recommends are missing. */
public final class IndexesNeglected implements Rule {

    private static final String LAST = "host.database.lastReindex";
    private static final String CUSTOM = "host.database.indexes.custom";
    /** Once a month, and some days to spare. */
    private static final Duration LONGEST = Duration.ofDays(38);

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        Optional<Instant> last = Readings.time(question, LAST).optional();
        boolean lacking = Readings.yes(question, CUSTOM).optional().filter(there -> !there).isPresent();
        boolean old = last.isPresent() && last.get().isBefore(server.collectedAt().minus(LONGEST));
        if (!lacking && !old) {
            Instant done = question.need(Readings.time(question, LAST));
            question.need(Readings.yes(question, CUSTOM));
            return Verdict.ruledOut(server, done).because(Readings.evidence(question, LAST, CUSTOM));
        }
        Strain strain = Strain.of(question);
        Verdict.Applies verdict = strain.applies(question, Severity.MEDIUM, server, last.<Object>map(at -> at).orElse("?"));
        if (strain == Strain.NONE) {
            verdict = verdict.variant(old ? "" : "indexes");
        }
        verdict = verdict.because(Readings.evidence(question, LAST, CUSTOM, "host.database.bytes"));
        if (old || last.isEmpty()) {
            verdict = verdict.remedy(HealthRemedies.reindex(server));
        }
        return lacking ? verdict.remedy(HealthRemedies.addIndexes(server)) : verdict;
    }
}
