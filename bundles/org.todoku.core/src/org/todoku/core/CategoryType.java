package org.todoku.core;

/** Level of a category ({@code UpdateCategoryType}; classifications have a list of their own in the API). */
public enum CategoryType implements Numbered {
    COMPANY(0), PRODUCT(1), PRODUCT_FAMILY(2), CLASSIFICATION(100);

    private final int number;

    CategoryType(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
