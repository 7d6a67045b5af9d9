package org.todoku.core;

/**
 * Title of an update or category in one language.
 *
 * @param language lower-case language tag such as {@code en} or {@code ja}; empty when the source does not say
 */
public record Title(String language, String text) {
}
