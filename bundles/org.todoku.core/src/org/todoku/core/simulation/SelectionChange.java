package org.todoku.core.simulation;

import java.util.List;

import org.todoku.core.CategoryRef;

/**
 * Boxes of "Products and Classifications" to be ticked or unticked. A product family stands for all products in it. Boxes without a
 * GUID count only where {@link org.todoku.core.fleet.CategoryTitles} knows their title.
 */
public record SelectionChange(List<CategoryRef> products, List<CategoryRef> classifications, List<CategoryRef> productsOff,
        List<CategoryRef> classificationsOff) {

    public SelectionChange {
        products = List.copyOf(products);
        classifications = List.copyOf(classifications);
        productsOff = List.copyOf(productsOff);
        classificationsOff = List.copyOf(classificationsOff);
    }

    public static SelectionChange tick(List<CategoryRef> products, List<CategoryRef> classifications) {
        return new SelectionChange(products, classifications, List.of(), List.of());
    }

    /** Whether it only unticks. */
    public boolean onlyUnticks() {
        return products.isEmpty() && classifications.isEmpty();
    }
}
