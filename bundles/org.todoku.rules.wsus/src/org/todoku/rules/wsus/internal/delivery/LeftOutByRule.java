package org.todoku.rules.wsus.internal.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.todoku.core.ApprovalRule;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Subscription;
import org.todoku.core.Update;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/**
 * G05: which automatic approval rule comes closest to the update, and why it did not approve it. Explains why G01 applies: that the
 * update is not approved is the cause, and this the reason behind it.
 */
public final class LeftOutByRule implements Rule {

    /** @param against why the rule leaves the update out; empty where it covers it */
    private record Fit(ApprovalRule rule, List<String> against) {
    }

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> usable = Here.usable(question);
        // a replica takes over approvals; its own rules do nothing
        if (usable.isEmpty() || Topology.replica(question.server())) {
            return Verdict.notApplicable();
        }
        List<ApprovalRule> rules = question.need(question.server().approvalRules());
        if (rules.isEmpty()) {
            return Verdict.notApplicable();
        }
        Optional<ServerUpdate> waiting = Here.waiting(question);
        Fit best = best(question, rules, waiting.orElse(usable.get(0)));
        Evidence told = question.evidence("approvalRules.rule", best.rule().name(), "approvalRules");
        if (waiting.isEmpty()) {
            return !best.against().isEmpty() ? Verdict.notApplicable()
                    : Verdict.ruledOut(best.rule().name(), best.rule().groups().isEmpty() ? Tri.UNKNOWN : best.rule().groups())
                            .because(told);
        }
        return leftOut(question, best, waiting.get()).because(told);
    }

    private static Verdict.Applies leftOut(Question question, Fit best, ServerUpdate waiting) {
        String name = best.rule().name();
        Update update = waiting.update();
        List<CategoryRef> products = question.known(update).products().optional().orElse(List.of());
        Object classification = question.known(update).classification().optional().<Object>map(found -> found).orElse(Tri.UNKNOWN);
        String variant = switch (best.against().size()) {
            case 0 -> waiting.presence().licencePending() ? "licence" : "older";
            case 1 -> best.against().get(0);
            default -> "several";
        };
        Verdict.Applies verdict = Verdict.applies(Effect.INFO, Severity.LOW, best.against().isEmpty() ? Confidence.LIKELY
                : Confidence.CERTAIN,
                update, question.server(), name, products, classification).variant(variant);
        return switch (variant) {
            case "licence" -> verdict.because(question.evidence("update.licencePending", true, "updates"))
                    .remedy(DeliveryRemedies.acceptLicence(question, update));
            case "older" -> arrived(question, verdict, waiting).remedy(DeliveryRemedies.runRule(question.server(), name),
                    Remedies.approve(update, question.server()));
            default -> verdict.remedy(Remedies.approve(update, question.server()),
                    DeliveryRemedies.changeRule(question.server(), name, update));
        };
    }

    private static Verdict.Applies arrived(Question question, Verdict.Applies verdict, ServerUpdate waiting) {
        Instant arrived = waiting.presence().arrived();
        return arrived == null ? verdict : verdict.because(question.evidence("update.arrived", arrived, "updates"));
    }

    /** The rule with the fewest reasons against it; of equal ones the first by name. */
    private static Fit best(Question question, List<ApprovalRule> rules, ServerUpdate update) {
        List<CategoryRef> products = question.need(question.known(update.update()).products());
        CategoryRef classification = question.need(question.known(update.update()).classification());
        Map<UUID, Category> known = new HashMap<>();
        question.server().categories().optional().orElse(List.of()).forEach(category -> known.put(category.id(), category));
        return rules.stream().map(rule -> fit(rule, products, classification, known))
                .min(Comparator.comparingInt((Fit fit) -> fit.against().size()).thenComparing(fit -> fit.rule().name())).orElseThrow();
    }

    private static Fit fit(ApprovalRule rule, List<CategoryRef> products, CategoryRef classification, Map<UUID, Category> known) {
        Selection selection = new Selection(new Subscription(rule.products(), rule.classifications(), null, "", null, null, null, null,
                null, Map.of()), known);
        List<String> against = new ArrayList<>();
        Boolean enabled = rule.enabled();
        if (enabled == null) {
            throw unknown(rule);
        }
        if (!rule.products().isEmpty() && !decided(rule, products.stream().map(selection::product).toList())) {
            against.add("product");
        }
        if (!rule.classifications().isEmpty() && !decided(rule, List.of(selection.classification(classification)))) {
            against.add("classification");
        }
        if (!enabled) {
            against.add("disabled");
        }
        return new Fit(rule, against);
    }

    /** One that fits is enough; where none does and one is not known to, the rule is not known to leave the update out. */
    private static boolean decided(ApprovalRule rule, List<Tri> fits) {
        if (fits.contains(Tri.YES)) {
            return true;
        }
        if (fits.contains(Tri.UNKNOWN)) {
            throw unknown(rule);
        }
        return false;
    }

    private static MissingFactException unknown(ApprovalRule rule) {
        return new MissingFactException(new Unknown<>("approvalRules", Reason.INCOMPLETE, rule.name()));
    }
}
