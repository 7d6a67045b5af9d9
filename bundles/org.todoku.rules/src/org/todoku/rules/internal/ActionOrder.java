package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Place of a server that stands nowhere. */
    private static final int LAST = (1 << 20) - 1;
    /** Where places are equal, the findings stay as they stand. */
    private static final int PLACE_BITS = 16;

    private final Map<String, Integer> places = new HashMap<>();

    /** @param topFirst servers, those at the top of the hierarchy first */
    public ActionOrder(List<ServerState> topFirst) {
        for (int i = 0; i < topFirst.size(); i++) {
            places.putIfAbsent(topFirst.get(i).key(), i);
            places.putIfAbsent(topFirst.get(i).server(), i);
        }
    }

    /** @param findings those of one server in the order of their rules */
    public List<Finding> sorted(List<Finding> findings) {
        long[] places = new long[findings.size()];
        String server = "";
        int level = LAST;
        for (int i = 0; i < places.length; i++) {
            Finding finding = findings.get(i);
            // nearly all are about the same server
            if (finding.server() != server) {
                server = finding.server();
                level = level(server);
            }
            places[i] = place(finding, level) << PLACE_BITS | i;
        }
        Arrays.sort(places);
        List<Finding> sorted = new ArrayList<>(places.length);
        for (long place : places) {
            sorted.add(findings.get((int) (place & (1 << PLACE_BITS) - 1)));
        }
        return withCausesFirst(sorted);
    }

    /** What counts more stands in the higher bits. */
    private static long place(Finding finding, int level) {
        long place = status(finding);
        place = place << 1 | (finding.maskedBy() != null ? 1 : 0);
        place = place << 1 | (isAdvice(finding.effect()) ? 1 : 0);
        place = place << 4 | shelf(finding);
        place = place << 1 | (finding.confidence() == Confidence.POSSIBLE ? 1 : 0);
        place = place << 20 | level;
        place = place << 3 | rank(finding.confidence());
        place = place << 3 | rank(finding.effect());
        place = place << 4 | finding.rule().stage().rank();
        return place << 3 | rank(finding.severity());
    }

    private static List<Finding> withCausesFirst(List<Finding> sorted) {
        List<Finding> umbrellas = new ArrayList<>(0);
        for (Finding finding : sorted) {
            if (finding.stops() && finding.rule().isUmbrella()) {
                umbrellas.add(finding);
            }
        }
        for (Finding umbrella : umbrellas) {
            int place = sorted.indexOf(umbrella);
            List<Finding> causes = sorted.stream().filter(finding -> explains(finding, umbrella)).toList();
            List<Finding> behind = causes.stream().filter(cause -> sorted.indexOf(cause) > place).toList();
            if (!causes.isEmpty()) {
                // to find out why is no remedy any more
                sorted.set(place, umbrella.withoutRemedies());
                sorted.removeAll(behind);
                sorted.addAll(place, behind);
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

    private int level(String server) {
        Integer place = places.get(server);
        return place != null ? place : places.getOrDefault(server.toLowerCase(Locale.ROOT), LAST);
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
