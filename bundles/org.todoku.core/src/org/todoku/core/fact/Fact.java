package org.todoku.core.fact;

import java.util.Optional;
import java.util.function.Function;

/**
 * A value that was read from a server, or the reason why it is not known. Absence is a fact only when the
 * source was complete; everything else is {@link Unknown}.
 *
 * @param <T> type of the value
 */
public sealed interface Fact<T> permits Known, Unknown {

    static <T> Fact<T> known(T value, Provenance from) {
        return new Known<>(value, from);
    }

    static <T> Fact<T> unknown(String name, Reason reason, String detail) {
        return new Unknown<>(name, reason, detail);
    }

    /** A part of this fact; it is unknown for the same reason when the whole is unknown. */
    default <R> Fact<R> map(Function<? super T, ? extends R> part) {
        return switch (this) {
            case Known<T> known -> new Known<>(part.apply(known.value()), known.from());
            case Unknown<T> unknown -> new Unknown<>(unknown.name(), unknown.reason(), unknown.detail());
        };
    }

    /** The value; empty when unknown. For showing; a rule asks for the fact itself, so that the reason is kept. */
    default Optional<T> optional() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Unknown<T> unknown -> Optional.empty();
        };
    }

    default boolean isKnown() {
        return this instanceof Known;
    }
}
