package org.todoku.rules.file;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.todoku.core.fact.Fact;
import org.todoku.rules.Question;
import org.todoku.rules.fact.FactDefinition;

/** The facts of one question; each fact is read and each definition is judged once. */
final class Facts {

    private final Question question;
    private final Map<String, Fact<?>> read = new HashMap<>();
    private final Map<String, Answer> defined = new HashMap<>();

    Facts(Question question) {
        this.question = question;
    }

    Question question() {
        return question;
    }

    Fact<?> get(FactDefinition fact) {
        Fact<?> known = read.get(fact.name());
        if (known == null) {
            known = question.fact(fact);
            read.put(fact.name(), known);
        }
        return known;
    }

    /** Ages are measured from here: what happened to a server after it was read nobody knows. */
    Instant readAt() {
        return question.server().collectedAt();
    }

    Answer defined(Condition.Defined definition) {
        Answer known = defined.get(definition.name());
        if (known == null) {
            known = definition.condition().judge(this);
            defined.put(definition.name(), known);
        }
        return known;
    }
}
