package org.todoku.core.assumption;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;

/** How an assumption is written in one line. */
final class AssumptionText {

    private static final String GUID = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
    private static final String SERVER = " on (\\S.*)";
    private static final Pattern SELECTED = Pattern.compile(
            "selected (product|product-family|classification) " + GUID + "(?: \"((?:[^\"]|\"\")*+)\")?" + SERVER);
    private static final Pattern SYNCHRONISED = Pattern.compile("synchronised" + SERVER);
    private static final Pattern UPDATE = Pattern.compile("(imported|not-declined) " + GUID + SERVER);

    private AssumptionText() {
    }

    /** The same in one line and without space around it. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    static String quoted(String title) {
        return '"' + title.replace("\"", "\"\"") + '"';
    }

    static Assumption parse(String text) {
        Matcher selected = SELECTED.matcher(text);
        if (selected.matches()) {
            String title = selected.group(3);
            return new Assumption.Selected(selected.group(4),
                    new CategoryRef(UUID.fromString(selected.group(2)), title == null ? "" : title.replace("\"\"", "\"")),
                    type(selected.group(1)));
        }
        Matcher synchronised = SYNCHRONISED.matcher(text);
        if (synchronised.matches()) {
            return new Assumption.Synchronised(synchronised.group(1));
        }
        Matcher update = UPDATE.matcher(text);
        if (update.matches()) {
            UUID id = UUID.fromString(update.group(2));
            return update.group(1).equals("imported") ? new Assumption.Imported(update.group(3), id)
                    : new Assumption.NotDeclined(update.group(3), id);
        }
        throw new IllegalArgumentException("not an assumption: " + text);
    }

    private static CategoryType type(String word) {
        return switch (word) {
            case "product" -> CategoryType.PRODUCT;
            case "product-family" -> CategoryType.PRODUCT_FAMILY;
            default -> CategoryType.CLASSIFICATION;
        };
    }
}
