package org.todoku.rules.data;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which boxes must be ticked for what; titles are compared without regard to case. */
public record Products(List<ProductHint> all) {

    public Products {
        all = List.copyOf(all);
    }

    /** By the id of the entry, for example {@code windows-11}. */
    public Optional<ProductHint> entry(String id) {
        return all.stream().filter(hint -> hint.id().equals(id)).findFirst();
    }

    public Optional<ProductHint> of(UUID product) {
        return all.stream().filter(hint -> product.equals(hint.product())).findFirst();
    }

    /** Products with a title; several where a category was replaced by another of the same name. */
    public List<ProductHint> titled(String title) {
        return all.stream().filter(hint -> hint.product() != null && hint.title().equalsIgnoreCase(title.strip())).toList();
    }

    /** Whether a shop that needs one update of a product will need one every month; false for a product that is not listed. */
    public boolean monthly(UUID product) {
        return of(product).map(ProductHint::monthly).orElse(false);
    }

    /** The product that carries the updates in place of a frozen or ended one. */
    public Optional<ProductHint> instead(UUID product) {
        UUID instead = of(product).map(ProductHint::instead).orElse(null);
        return instead == null ? Optional.empty() : of(instead);
    }
}
