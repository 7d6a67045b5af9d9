package org.todoku.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.ServerState;
import org.todoku.core.assumption.AssumedFacts;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.assumption.AssumptionProblem;
import org.todoku.core.assumption.AssumptionReader;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Answers;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Target;

/** What {@code --assume} asks to take for true. */
final class Assuming {

    private Assuming() {
    }

    /** The facts with what is assumed; tells which assumptions change nothing. Without any, the facts themselves. */
    static FactBase over(FactBase facts, List<String> typed, List<ServerState> servers, UpdateQuery question, Session session)
            throws Failure {
        if (typed.isEmpty()) {
            return facts;
        }
        Target target = DiagnosisEngine.target(facts, question);
        AssumptionReader reader = new AssumptionReader(facts, servers, target.variants());
        List<Assumption> assumptions = new ArrayList<>();
        for (String words : typed) {
            try {
                assumptions.addAll(reader.read(words));
            } catch (AssumptionProblem e) {
                throw new Failure("failure.assume." + e.kind().name(), e.word(), e.candidates().isEmpty() ? "-" : e.candidates());
            }
        }
        AssumedFacts assumed = new AssumedFacts(facts, assumptions);
        assumed.idle().forEach((assumption, why) -> session.note("note.assume-idle",
                Answers.assumption(assumption, target, session.reader()), Answers.idle(why, target, session.reader())));
        return assumed;
    }
}
