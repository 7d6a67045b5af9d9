package org.todoku.rules.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which box must be ticked for what.
 *
 * @param product GUID of the product; null where the advice holds for several products, such as feature updates
 * @param title of the product as WSUS shows it (product titles are the same in both languages); empty without a product
 * @param neededFor what somebody wants who needs this product
 * @param classifications GUIDs of the classifications in which its updates usually come
 * @param kind what sort of product it is
 * @param monthly whether a shop that needs one of its updates will need one every month or more often
 * @param notes what misleads people about it; may be empty
 * @param since first day on which updates were published under this product; null when not known or of no interest
 * @param until last day on which they were published under this product
 * @param frozen day from which on nothing new appeared in this category although its title suggests otherwise
 * @param instead GUID of the product that has carried the updates since {@code until} or {@code frozen}
 */
public record ProductHint(String id, @Nullable UUID product, String title, LocalText neededFor, List<UUID> classifications, Kind kind,
        boolean monthly, LocalText notes, @Nullable LocalDate since, @Nullable LocalDate until, @Nullable LocalDate frozen,
        @Nullable UUID instead, Map<String, String> other) implements DataEntry {

    /** What sort of product a hint is about. */
    public enum Kind {
        CLIENT, SERVER, BROWSER, ANTIVIRUS, OFFICE, DRIVERS, TOOLS, OTHER
    }

    public ProductHint {
        classifications = List.copyOf(classifications);
        other = Map.copyOf(other);
    }

    static ProductHint read(Fields fields) {
        ProductHint hint = new ProductHint(fields.text("id"), fields.guidOrNull("product"), fields.textOr("title", ""),
                fields.localText("neededFor"), fields.guids("classifications"), fields.choice("kind", Kind.class, Kind.OTHER),
                fields.flag("monthly"), fields.localTextOrNone("notes"), fields.dateOrNull("since"), fields.dateOrNull("until"),
                fields.dateOrNull("frozen"), fields.guidOrNull("instead"), fields.other());
        if (hint.product != null && hint.title.isBlank()) {
            fields.wrong("title", "is missing");
        }
        if (hint.classifications.isEmpty()) {
            fields.wrong("classifications", "at least one is needed");
        }
        if (hint.since != null && hint.until != null && hint.until.isBefore(hint.since)) {
            fields.wrong("until", "lies before since");
        }
        return hint;
    }

    public Optional<UUID> guid() {
        return Optional.ofNullable(product);
    }

    /** Whether new updates still come under this product. */
    public boolean live(LocalDate day) {
        return (until == null || !day.isAfter(until)) && (frozen == null || day.isBefore(frozen));
    }
}
