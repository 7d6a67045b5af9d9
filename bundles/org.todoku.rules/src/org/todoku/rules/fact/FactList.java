package org.todoku.rules.fact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Question;

/** Collects definitions under a common prefix. */
final class FactList {

    private final Map<String, FactDefinition> all = new LinkedHashMap<>();

    /** @param part of the question; null when the source does not carry it */
    <S> void part(String name, FactType type, Function<Question, Fact<S>> whole, Function<S, @Nullable Object> part) {
        add(name, type, question -> part(whole.apply(question), part));
    }

    void add(String name, FactType type, Function<Question, Fact<?>> source) {
        if (all.put(name, new FactDefinition(name, type, source)) != null) {
            throw new IllegalStateException("two facts " + name);
        }
    }

    Map<String, FactDefinition> all() {
        return all;
    }

    /** A part of a fact; not collected where the whole is known and the part is not. */
    static <S> Fact<?> part(Fact<S> whole, Function<S, @Nullable Object> part) {
        return switch (whole) {
            case Known<S> known -> {
                Object value = part.apply(known.value());
                yield value == null ? none("") : new Known<>(value, known.from());
            }
            case Unknown<S> unknown -> unknown;
        };
    }

    /** Not known; the definition that reads it puts its own name. */
    static Unknown<Object> none(String detail) {
        return new Unknown<>("", Reason.NOT_COLLECTED, detail);
    }

    static Unknown<Object> incomplete(String detail) {
        return new Unknown<>("", Reason.INCOMPLETE, detail);
    }

    /** A source often writes an empty text for what it does not know. */
    static @Nullable Object text(String value) {
        return value.isEmpty() ? null : value;
    }
}
