package org.todoku.ui.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.assumption.AssumedFacts;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.assumption.AssumptionOffers;
import org.todoku.core.assumption.Idle;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Diagnosis;
import org.todoku.ui.Session;

/**
 * An answer with what belongs to it.
 *
 * @param facts what it rests on, without what is assumed
 * @param real the answer from what was read; the same as {@code shown} where nothing is assumed
 * @param offers what is worth assuming, by key of the server
 * @param idle assumptions that change nothing, and why
 */
record Answered(FactBase facts, Diagnosis shown, Diagnosis real, Map<String, List<Assumption>> offers, Map<Assumption, Idle> idle) {

    /**
     * Asks in the background.
     *
     * @param before the last answer to the same question, or null; what was read is not asked again while it is the same
     */
    static Answered ask(Session session, FactBase facts, UpdateQuery query, List<Assumption> assumed, Answered before,
            Progress progress) {
        Diagnosis real;
        Map<String, List<Assumption>> offers = new HashMap<>();
        if (before != null && before.facts() == facts) {
            real = before.real();
            offers.putAll(before.offers());
        } else {
            real = explained(session, facts, query, progress);
            AssumptionOffers worth = new AssumptionOffers(facts);
            for (ServerState server : facts.servers()) {
                progress.checkCancelled();
                offers.put(server.key(), worth.of(server, real.target().variants()));
            }
        }
        if (assumed.isEmpty()) {
            return new Answered(facts, real, real, offers, Map.of());
        }
        AssumedFacts over = new AssumedFacts(facts, assumed);
        return new Answered(facts, explained(session, over, query, progress), real, offers, over.idle());
    }

    private static Diagnosis explained(Session session, FactBase facts, UpdateQuery query, Progress progress) {
        return session.engine().explain(facts, query, List.of(), session.clock().instant(), progress);
    }

    /** What is worth assuming of a server; nothing for one that is not there. */
    List<Assumption> offers(String server) {
        return offers.getOrDefault(server.toLowerCase(Locale.ROOT), List.of());
    }
}
