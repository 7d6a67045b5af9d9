package org.todoku.core;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A value of a WSUS enumeration as an export carries it. A later server may send values that this version does not
 * know: they are kept as text and never fail.
 *
 * @param value the recognised value, or null
 * @param text the value as it was read, name or number
 */
public record Coded<E extends Enum<E> & Numbered>(@Nullable E value, String text) {

    public static <E extends Enum<E> & Numbered> Coded<E> of(E value) {
        return new Coded<>(value, value.apiName());
    }

    /** Reads a name in any letter case or a number; anything else is kept as unrecognised text. */
    public static <E extends Enum<E> & Numbered> Coded<E> parse(Class<E> type, String text) {
        String wanted = text.strip();
        for (E candidate : type.getEnumConstants()) {
            if (candidate.apiName().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))
                    || Integer.toString(candidate.number()).equals(wanted)) {
                return of(candidate);
            }
        }
        return new Coded<>(null, wanted);
    }

    public boolean is(E candidate) {
        return value == candidate;
    }

    public Optional<E> recognised() {
        return Optional.ofNullable(value);
    }
}
