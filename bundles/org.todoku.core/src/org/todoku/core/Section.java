package org.todoku.core;

/**
 * What a source says of one of its parts.
 *
 * @param name key of the part, the same as the fact's name, for example {@code updates}
 * @param reason why it is not complete: words of the source, or a code with values such as {@code partial.export|3|1|1} that has a
 *        text in every language; empty when complete
 * @param rows how many rows were taken over
 * @param unreadable how many rows could not be read and are therefore missing
 */
public record Section(String name, Completeness completeness, String reason, long rows, long unreadable) {
}
