package org.todoku.rules.wsus.internal.presence;

import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.Term;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.wsus.internal.Remedies;

/** A11: neither a server nor a catalogue knows the number, so that it may be mistyped. */
public final class NumberUnknown implements Rule {

    @Override
    public Verdict judge(Question question) {
        String typed = question.target().query().text();
        if (question.target().query().terms().stream().allMatch(Term.Text.class::isInstance)) {
            return Verdict.notApplicable();
        }
        Optional<Update> known = question.wanted();
        if (known.isPresent()) {
            return question.facts().on(question.server(), known.get().id()).isPresent() ? Verdict.notApplicable()
                    : elsewhere(question, known.get());
        }
        question.needCompleteList(question.server());
        List<ServerState> catalogues = question.facts().catalogues().stream().filter(state -> state.updatesComplete()).toList();
        if (catalogues.isEmpty()) {
            return Verdict.undecided(new Unknown<>("target", Reason.NOT_COLLECTED, typed));
        }
        return Verdict.applies(Effect.BLOCKS, Severity.LOW, Confidence.LIKELY, typed, question.server(), catalogues)
                .because(question.evidence("updates.rows", question.server().updates().rows(), "updates"))
                .because(catalogues.stream().map(state -> Evidence.of("catalogue.rows", state.updates().rows(), state, "updates"))
                        .toArray(Evidence[]::new))
                .remedy(Remedies.checkNumber(typed));
    }

    private static Verdict elsewhere(Question question, Update known) {
        UpdateFacts wanted = question.known(known);
        List<ServerState> knowers = wanted.statements().stream().map(UpdateFacts.Statement::state).toList();
        return Verdict.ruledOut(question.target().query().text(), known, knowers)
                .because(Evidence.of("update.knownBy", knowers, knowers.isEmpty() ? question.server() : knowers.get(0), "updates"));
    }
}
