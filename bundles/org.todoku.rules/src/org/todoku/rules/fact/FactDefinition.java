package org.todoku.rules.fact;

import java.util.function.Function;

import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;

/**
 * A fact that can be asked for by name.
 *
 * @param name stable, dotted, for example {@code configuration.useProxy}; texts hang on it as {@code fact.NAME}
 * @param type type of its value
 * @param source where it is read; may end with a {@link MissingFactException}
 */
public record FactDefinition(String name, FactType type, Function<Question, Fact<?>> source) {

    /** The value with its provenance, or unknown under the name of this fact. Never throws {@link MissingFactException}. */
    public Fact<?> read(Question question) {
        return switch (told(question)) {
            case Known<?> known -> known;
            case Unknown<?> unknown -> new Unknown<>(name, unknown.reason(), unknown.detail());
        };
    }

    private Fact<?> told(Question question) {
        try {
            return source.apply(question);
        } catch (MissingFactException e) {
            return e.missing();
        }
    }
}
