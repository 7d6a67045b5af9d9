package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Severity;
import org.todoku.rules.Stage;

/**
 * The order in which a person should act. What applies comes first; of that, what can be judged now before what is masked,
 * causes before advice, firm findings before mere patterns, the server at the top before those below it, certain before
 * likely, blocking before delaying, and only then the stage: a synchronisation that is merely late is no reason to wait
 * with a product that is not ticked. The order is total, so it does not depend on the order of the rules.
 */
public final class ActionOrder {

    private final Map<String, Integer> places = new HashMap<>();
    private final Comparator<Finding> order;

    /** @param topFirst servers, those at the top of the hierarchy first */
    public ActionOrder(List<ServerState> topFirst) {
        topFirst.forEach(server -> places.putIfAbsent(server.key(), places.size()));
        order = Comparator.comparingInt(ActionOrder::status)
                .thenComparing(finding -> finding.maskedBy() != null)
                .thenComparing(finding -> isAdvice(finding.effect()))
                .thenComparingInt(ActionOrder::shelf)
                .thenComparing(finding -> finding.confidence() == Confidence.POSSIBLE)
                .thenComparingInt(this::place)
                .thenComparingInt(finding -> rank(finding.confidence()))
                .thenComparingInt(finding -> rank(finding.effect()))
                .thenComparingInt(finding -> finding.rule().stage().rank())
                .thenComparingInt(finding -> rank(finding.severity()))
                .thenComparing(finding -> finding.rule().id());
    }

    public List<Finding> sorted(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings.stream().sorted(order).toList());
        List<Finding> umbrellas = sorted.stream().filter(finding -> finding.stops() && finding.rule().isUmbrella()).toList();
        for (Finding umbrella : umbrellas) {
            List<Finding> causes = sorted.subList(sorted.indexOf(umbrella), sorted.size()).stream()
                    .filter(finding -> explains(finding, umbrella)).toList();
            if (!causes.isEmpty()) {
                sorted.removeAll(causes);
                sorted.addAll(sorted.indexOf(umbrella), causes);
            }
        }
        return List.copyOf(sorted);
    }

    /** Whether a finding tells why the other holds: the cause is what a person can mend. A mere pattern does not go before a fact. */
    private static boolean explains(Finding cause, Finding umbrella) {
        return cause.stops() && umbrella.rule().isExplainedBy(cause.rule().id())
                && cause.confidence() != Confidence.POSSIBLE && cause.maskedBy() == null && umbrella.maskedBy() == null
                && cause.server().equals(umbrella.server());
    }

    /** Whether an effect says nothing about why the update is not where it is wanted. */
    public static boolean isAdvice(@Nullable Effect effect) {
        return effect == Effect.RISK || effect == Effect.INFO;
    }

    /** Notes on the state of the server stand after those on the update, advice at the very end. */
    private static int shelf(Finding finding) {
        return isAdvice(finding.effect()) ? Math.max(finding.rule().stage().rank(), Stage.DELIVERY.rank()) : 0;
    }

    private int place(Finding finding) {
        return places.getOrDefault(finding.server().toLowerCase(Locale.ROOT), Integer.MAX_VALUE);
    }

    private static int status(Finding finding) {
        return switch (finding.status()) {
            case APPLIES -> 0;
            case UNDECIDED -> 1;
            case FAILED -> 2;
            case RULED_OUT -> 3;
        };
    }

    private static int rank(@Nullable Confidence confidence) {
        return confidence == null ? 0 : confidence.rank();
    }

    private static int rank(@Nullable Effect effect) {
        return effect == null ? 0 : effect.rank();
    }

    private static int rank(@Nullable Severity severity) {
        return severity == null ? 0 : severity.rank();
    }
}
