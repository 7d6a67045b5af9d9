package org.todoku.rules.wsus.internal.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Computers;
import org.todoku.rules.wsus.internal.Readings;

/** G12: the computers ask another server or Microsoft Update, so that what is approved here does not reach them. */
public final class OtherSource implements Rule {

    private static final String POLICY = "clients.policy.server";
    private static final String DUAL_SCAN = "clients.dualScan";
    private static final String TOTAL = "clients.total";

    @Override
    public Verdict judge(Question question) {
        Optional<ServerUpdate> offered = Computers.offered(question);
        if (offered.isEmpty()) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        Optional<String> policy = Readings.text(question, POLICY).optional();
        if (policy.isPresent() && !names(policy.get(), server.server())) {
            boolean fleet = question.facts().servers().stream().anyMatch(other -> names(policy.get(), other.server()));
            return applies(policy.get().isEmpty() ? "none" : "other", fleet || policy.get().isEmpty() ? Confidence.CERTAIN
                    : Confidence.LIKELY,
                    offered.get(), question, policy.get()).because(Readings.evidence(question, POLICY))
                    .remedy(DeliveryRemedies.pointComputers(server));
        }
        Optional<Boolean> dual = Readings.yes(question, DUAL_SCAN).optional();
        if (dual.orElse(false)) {
            return applies("", Confidence.LIKELY, offered.get(), question, "").because(Readings.evidence(question, DUAL_SCAN))
                    .remedy(DeliveryRemedies.endDualScan(server));
        }
        Map<String, Long> codes = Computers.reporting(question, "G12");
        if (!codes.isEmpty()) {
            return applies("codes", Confidence.LIKELY, offered.get(), question, Computers.shown(codes))
                    .because(Computers.evidence(question, codes)).remedy(DeliveryRemedies.pointComputers(server));
        }
        if (Readings.number(question, TOTAL).optional().filter(count -> count == 0).isPresent()) {
            return applies("nobody", Confidence.LIKELY, offered.get(), question, "").because(Readings.evidence(question, TOTAL))
                    .remedy(DeliveryRemedies.pointComputers(server));
        }
        question.need(Readings.yes(question, DUAL_SCAN));
        question.need(Readings.text(question, POLICY));
        return Verdict.ruledOut(server).because(Readings.evidence(question, POLICY, DUAL_SCAN, TOTAL));
    }

    private static Verdict.Applies applies(String variant, Confidence confidence, ServerUpdate update, Question question, Object found) {
        return Verdict.applies(Effect.AFTER, Severity.HIGH, confidence, update.update(), question.server(), found).variant(variant);
    }

    /** Whether an address such as {@code http://wsus.example.org:8530} stands for a server; a short name stands for any domain. */
    private static boolean names(String address, String server) {
        String host = address.strip().toLowerCase(Locale.ROOT);
        host = host.substring(host.indexOf("://") < 0 ? 0 : host.indexOf("://") + 3);
        int end = 0;
        while (end < host.length() && ":/".indexOf(host.charAt(end)) < 0) {
            end++;
        }
        host = host.substring(0, end);
        String name = server.toLowerCase(Locale.ROOT);
        return host.equals(name) || (host.indexOf('.') < 0 || name.indexOf('.') < 0) && label(host).equals(label(name));
    }

    private static String label(String name) {
        return name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
    }
}
