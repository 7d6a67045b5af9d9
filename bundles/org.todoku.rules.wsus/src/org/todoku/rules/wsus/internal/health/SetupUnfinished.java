package org.todoku.rules.wsus.internal.health;

import java.util.Set;

import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;

/** H08: the steps by hand that KB3159706 wants on Windows Server 2012 and 2012 R2 were left out. */
public final class SetupUnfinished implements Rule {

    private static final String DONE = "host.postinstall.kb3159706";
    private static final String BUILD = "host.os.build";
    private static final String SERVICE = "host.service.wsus";
    private static final Set<Long> CONCERNED = Set.of(9200L, 9600L);

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        if (!CONCERNED.contains(question.need(Readings.build(question)))) {
            return Verdict.notApplicable();
        }
        if (question.need(Readings.yes(question, DONE))) {
            return Verdict.ruledOut(server).because(Readings.evidence(question, DONE));
        }
        boolean stopped = Readings.text(question, SERVICE).optional().filter(state -> !state.equalsIgnoreCase("Running")).isPresent();
        return Verdict.applies(stopped ? ServicesStopped.effect(question) : Effect.RISK, stopped ? Severity.CRITICAL : Severity.MEDIUM,
                stopped ? Confidence.LIKELY : Confidence.CERTAIN, server).variant(stopped ? "stopped" : "")
                .because(Readings.evidence(question, BUILD, DONE, SERVICE)).remedy(HealthRemedies.finishInstallation(server));
    }
}
