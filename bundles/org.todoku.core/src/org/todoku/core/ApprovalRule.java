package org.todoku.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** An automatic approval rule; an empty list of products or classifications stands for any. */
public record ApprovalRule(String name, @Nullable Boolean enabled, List<CategoryRef> products, List<CategoryRef> classifications,
        List<String> groups) {

    public ApprovalRule {
        products = List.copyOf(products);
        classifications = List.copyOf(classifications);
        groups = List.copyOf(groups);
    }
}
