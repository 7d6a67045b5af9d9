package org.todoku.ui;

import java.nio.file.Path;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A list of updates that is to be asked for.
 *
 * @param text that was typed or pasted; empty where there is a file
 * @param file that holds the list; null for a text
 */
@NullMarked
public record ListWish(String text, @Nullable Path file) {
}
