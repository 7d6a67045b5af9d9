package org.todoku.rules.wsus.internal.selection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerEvent;
import org.todoku.core.Subscription;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** B19: between the last arrival of the product and now somebody changed what the server selects; says when and who. */
public final class SelectionChanged implements Rule {

    /** "The subscription was modified." */
    private static final int MODIFIED = 389;

    private record Change(Instant at, String by) {
    }

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null || gap.coverage().covers()) {
            return Verdict.notApplicable();
        }
        Arrivals there = Arrivals.on(question, question.server(), gap.coverage().products().value());
        Instant arrived = there.newest();
        if (arrived == null) {
            return Verdict.notApplicable();
        }
        Change change = newest(question, gap.coverage().subscription().value())
                .orElse(null);
        if (change == null) {
            return Verdict.undecided(new Unknown<>("subscription.lastModified", Reason.NOT_COLLECTED, question.server().server()));
        }
        Evidence[] evidence = { question.evidence("subscription.lastModified", change.at(), "subscription"),
                question.evidence("update.newestOfProduct", arrived, "updates") };
        if (!change.at().isAfter(arrived)) {
            return Verdict.ruledOut(question.server(), change.at(), arrived).because(evidence);
        }
        Verdict.Applies verdict = Verdict.applies(Effect.INFO, Severity.LOW, Confidence.CERTAIN, question.server(), change.at(), arrived,
                change.by()).because(evidence).remedy(SelectionRemedies.findWhoChanged(question));
        return change.by().isBlank() ? verdict.variant("somebody")
                : verdict.because(question.evidence("subscription.lastModifiedBy", change.by(), "subscription"));
    }

    /** The newest change that anybody recorded. Of the same one an event and the subscription may each know the time and the name. */
    private static Optional<Change> newest(Question question, Subscription subscription) {
        Instant modified = subscription.lastModified();
        List<ServerEvent> events = question.server().evidence().events().optional().orElse(List.of());
        Optional<ServerEvent> event = events.stream().filter(one -> one.id() == MODIFIED).max(Comparator.comparing(ServerEvent::at));
        if (modified == null || event.filter(one -> one.at().isAfter(modified) && !one.user().isBlank()).isPresent()) {
            return event.map(one -> new Change(one.at(), one.user()));
        }
        return Optional.of(new Change(modified, subscription.lastModifiedBy()));
    }
}
