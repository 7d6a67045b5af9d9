package org.todoku.intake.internal.powershell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.CategoryRef;

/**
 * Takes apart product titles that an export joined with spaces ("Windows 10 Windows 10 LTSB"), but only where every
 * part stands alone elsewhere in the same export and there is exactly one way to do it.
 */
final class ProductTitles {

    private static final int MAX_WORDS = 60;

    /** Titles that may be parts: all but those that end with another one, which are joined themselves. */
    private final Set<String> parts = new HashSet<>();
    private final Map<String, List<CategoryRef>> known = new HashMap<>();

    /** All titles as they stand in the export, joined or not. */
    ProductTitles(Collection<Draft> drafts) {
        var all = new HashSet<String>();
        for (Draft draft : drafts) {
            draft.products.forEach(product -> all.add(product.title()));
        }
        for (String title : all) {
            boolean joined = false;
            for (int space = title.indexOf(' '); space >= 0 && !joined; space = title.indexOf(' ', space + 1)) {
                joined = all.contains(title.substring(space + 1));
            }
            if (!joined) {
                parts.add(title);
            }
        }
    }

    List<CategoryRef> split(Collection<CategoryRef> products) {
        var result = new ArrayList<CategoryRef>();
        for (CategoryRef product : products) {
            List<CategoryRef> found = product.id() != null ? List.of(product)
                    : known.computeIfAbsent(product.title(), title -> parts(product));
            found.stream().filter(part -> !result.contains(part)).forEach(result::add);
        }
        return result;
    }

    private List<CategoryRef> parts(CategoryRef product) {
        String[] words = product.title().split(" ");
        if (words.length < 2 || words.length > MAX_WORDS) {
            return List.of(product);
        }
        // from[i]: the ways to read the words from i on; two are kept to see that there is more than one
        var from = new ArrayList<List<List<String>>>();
        for (int i = 0; i <= words.length; i++) {
            from.add(new ArrayList<>());
        }
        from.get(words.length).add(List.of());
        for (int start = words.length - 1; start >= 0; start--) {
            var title = new StringBuilder();
            for (int end = start + 1; end <= words.length; end++) {
                title.append(end == start + 1 ? "" : " ").append(words[end - 1]);
                boolean whole = start == 0 && end == words.length;
                if (!whole && parts.contains(title.toString())) {
                    for (List<String> rest : from.get(end)) {
                        if (from.get(start).size() < 2) {
                            var way = new ArrayList<String>(List.of(title.toString()));
                            way.addAll(rest);
                            from.get(start).add(way);
                        }
                    }
                }
            }
        }
        List<List<String>> ways = from.get(0);
        return ways.size() == 1 ? ways.get(0).stream().map(part -> new CategoryRef(null, part)).toList() : List.of(product);
    }
}
