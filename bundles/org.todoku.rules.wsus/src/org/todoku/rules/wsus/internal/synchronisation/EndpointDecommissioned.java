package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncChange;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.data.Endpoint;

/** D08: the server asks an address of Microsoft Update that is out of service or about to be. */
public final class EndpointDecommissioned implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        Optional<Failure> failing = Failure.of(question);
        String url = question.configuration().microsoftUpdateUrl();
        Optional<Endpoint> endpoint = question.data().endpoints().ofUrl(url);
        boolean named = failing.filter(failure -> failure.pointsTo("D08")).isPresent();
        if (endpoint.isEmpty()) {
            if (named && failing.isPresent()) {
                // without the address, a selection that was changed just before explains a refusal as well
                boolean changed = failing.get().changes().stream().anyMatch(SyncChange::ofSelection);
                Confidence confidence = failing.get().confidence();
                return remedied(question, failing.get()
                        .applies(changed && confidence == Confidence.LIKELY ? Confidence.POSSIBLE : confidence).variant("text"));
            }
            return url.isBlank() && failing.filter(EndpointDecommissioned::mayBeAddress).isPresent()
                    ? Verdict.undecided(new Unknown<>("configuration.muUrl", Reason.NOT_COLLECTED, question.server().server()))
                    : Verdict.notApplicable();
        }
        Evidence address = question.evidence("configuration.muUrl", url, "configuration");
        return switch (endpoint.get().state()) {
            case CURRENT -> failing.isPresent() ? failing.get().ruledOut(url).because(address) : Verdict.notApplicable();
            case RETIRING -> remedied(question, Verdict
                    .applies(Effect.RISK, Severity.MEDIUM, Confidence.CERTAIN, question.server(), "", url).variant("retiring")
                    .because(address));
            case DECOMMISSIONED -> remedied(question, failing.map(failure -> failure.applies(Confidence.CERTAIN, url))
                    .orElseGet(() -> Verdict.applies(Effect.RISK, Severity.HIGH, Confidence.CERTAIN, question.server(), "", url))
                    .variant(failing.isPresent() ? "" : "working").because(address));
        };
    }

    /** Whether nothing else is said, or the connection fails as it may with an address that is gone. */
    private static boolean mayBeAddress(Failure failure) {
        return failure.textMissing() || failure.pointsTo("D06") || failure.pointsTo("D14");
    }

    private static Verdict remedied(Question question, Verdict.Applies verdict) {
        return question.data().endpoints().synchronisation()
                .map(current -> verdict.remedy(SyncRemedies.setAddress(question.server(), "https://" + current.host()))).orElse(verdict);
    }
}
