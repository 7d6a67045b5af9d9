package org.todoku.core.compare;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.CategoryRef;
import org.todoku.core.fact.Fact;

/**
 * One setting on all servers that are compared.
 *
 * @param name name of the fact, for example {@code configuration.useProxy}
 * @param subject of which product, classification or approval rule it is told: a {@link CategoryRef} or a text; null for settings of
 *        the whole server
 * @param values one per server, in their order
 */
public record Setting(String name, @Nullable Object subject, List<Fact<?>> values) {

    public Setting {
        values = List.copyOf(values);
    }

    /** Whether two servers are known to have different values; what is unknown is no difference. */
    public boolean differs() {
        Set<Object> different = new HashSet<>();
        for (Fact<?> value : values) {
            value.optional().ifPresent(known -> different.add(comparable(known)));
        }
        return different.size() > 1;
    }

    /** GUIDs are compared and not titles, and the order of a list means nothing. */
    private static Object comparable(Object value) {
        return switch (value) {
            case CategoryRef box -> box.guid().<Object>map(id -> id).orElse(box.title());
            case Collection<?> many -> many.stream().map(Setting::comparable).collect(Collectors.toSet());
            case ApprovalRule rule -> List.of(rule.enabled() == null ? "" : rule.enabled(), comparable(rule.products()),
                    comparable(rule.classifications()), comparable(rule.groups()));
            default -> value;
        };
    }
}
