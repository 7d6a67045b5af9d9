package org.todoku.ui;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.NullMarked;

/**
 * What the search is to show because it was asked for elsewhere: what a text finds, or certain updates.
 *
 * @param text to search for; of certain updates, what they are, in the user's language
 * @param updates those to be listed; empty to search for the text
 */
@NullMarked
public record SearchWish(String text, List<UUID> updates) {

    public SearchWish {
        updates = List.copyOf(updates);
    }
}
