package org.todoku.rules.wsus.internal.synchronisation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import org.todoku.core.LogLine;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** D25: WSUS has the update, Configuration Manager has not taken it over. */
public final class SecondStageFailed implements Rule {

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        if (!Host.is(server, "configMgr.sup", "true") || !Failure.isThere(question)) {
            return Verdict.notApplicable();
        }
        ServerUpdate there = question.facts().on(server, question.update().id()).orElseThrow();
        String log = server.evidence().log().optional().orElse(List.of()).stream().map(LogLine::text)
                .filter(line -> line.contains("CI_Files_AK")).findFirst().orElse("");
        boolean duplicate = question.data().errorSignatures().match(log).stream().anyMatch(found -> found.concerns("D25"));
        Evidence[] evidence = Host.evidence(server, "configMgr.sup", "configMgr.lastSync");
        if (duplicate) {
            return Verdict.applies(Effect.AFTER, Severity.HIGH, Confidence.CERTAIN, server, question.update()).variant("duplicate")
                    .because(evidence).because(Evidence.of("log.line", log, server, "logTail")).remedy(SyncRemedies.readSiteLog(server));
        }
        Instant synced = question.need(time(server));
        Instant arrived = there.presence().arrived();
        if (arrived == null) {
            question.needField(UpdateField.ARRIVED);
            return Verdict.notApplicable();
        }
        Evidence came = question.evidence("update.arrived", arrived, "updates");
        if (synced.isAfter(arrived)) {
            return Verdict.ruledOut(server, synced, arrived).because(evidence).because(came);
        }
        return Verdict.applies(Effect.AFTER, Severity.MEDIUM, Confidence.LIKELY, server, question.update(), synced, arrived)
                .because(evidence).because(came).remedy(SyncRemedies.synchroniseSite(server));
    }

    private static Fact<Instant> time(ServerState server) {
        Fact<String> text = Host.text(server, "configMgr.lastSync");
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            return Fact.unknown("host.configMgr.lastSync", Reason.FAILED, text.optional().orElse(""));
        }
    }
}
