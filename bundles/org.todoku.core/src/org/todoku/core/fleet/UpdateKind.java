package org.todoku.core.fleet;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;

/**
 * What updates of a group have in common.
 *
 * @param number a small one that only this kind has in the fact base, on whichever server; so that hundreds of thousands of groups can be
 *        put together without looking anything up
 * @param products empty when no source says them
 * @param classification null when no source says it
 */
public record UpdateKind(int number, List<CategoryRef> products, @Nullable CategoryRef classification) {

    public UpdateKind {
        products = List.copyOf(products);
    }
}
