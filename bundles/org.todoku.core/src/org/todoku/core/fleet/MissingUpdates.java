package org.todoku.core.fleet;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;

/**
 * Updates that some source of the fleet lists and one server does not, as many as are alike; counted by UpdateID, each as its
 * newest revision known anywhere is.
 *
 * @param products empty when unknown
 * @param classification null when unknown
 * @param listedAbove whether the server asked about as the one above lists them; false when none was asked about
 * @param languages of the files of any of them
 * @param bytes sum of the sizes that are known
 * @param sizesUnknown how many of the updates have no known size
 */
public record MissingUpdates(List<CategoryRef> products, @Nullable CategoryRef classification, UpdateStanding standing,
        boolean listedAbove, Set<String> languages, long updates, long bytes, long sizesUnknown) {

    public MissingUpdates {
        products = List.copyOf(products);
        languages = Set.copyOf(languages);
    }

    /** Chooses by products and classification what is counted; asked once for each pair that is different. */
    @FunctionalInterface
    public interface Pairs {

        /**
         * @param products empty when unknown
         * @param classification null when unknown
         */
        boolean counts(List<CategoryRef> products, @Nullable CategoryRef classification);
    }
}
