package org.todoku.rules.wsus.internal.publication;

import java.util.Optional;

import org.todoku.core.fact.Tri;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.UpdateFacts;

/** Whether Microsoft offers an update to WSUS, as far as a catalogue says. */
record Offer(UpdateFacts.Statement told) {

    /** Empty when nobody says. */
    static Optional<Offer> of(UpdateFacts wanted) {
        return wanted.offer().map(Offer::new);
    }

    boolean offered() {
        return told.listed().presence().publishedToWsus() == Tri.YES;
    }

    Evidence evidence() {
        return Evidence.of("update.publishedToWsus", offered(), told.state(), "updates");
    }

    /** Whether the server above has the update, so that it comes down however it got there. */
    static boolean above(Question question, UpdateFacts wanted) {
        return question.hierarchy().upstream(question.server()).flatMap(parent -> question.facts().on(parent, wanted.id())).isPresent();
    }
}
