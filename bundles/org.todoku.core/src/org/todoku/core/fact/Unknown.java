package org.todoku.core.fact;

/**
 * A fact that is not known.
 *
 * @param name stable key of the fact, for example {@code subscription}; texts on how to collect it hang on this key
 * @param reason why it is not known
 * @param detail what the source said about it, untranslated; may be empty
 */
public record Unknown<T>(String name, Reason reason, String detail) implements Fact<T> {
}
