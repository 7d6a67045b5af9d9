package org.todoku.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.internal.ExtensionRules;

/** The rules there are, and the tables that they look things up in. Immutable; making a registry loads no rule. */
public final class RuleRegistry {

    private final List<RuleDescriptor> rules;
    private final DataPacks data;
    private final List<String> problems;

    private RuleRegistry(List<RuleDescriptor> rules, DataPacks data, List<String> problems) {
        this.rules = rules.stream().sorted(Comparator.comparing(RuleDescriptor::id)).toList();
        this.data = data;
        this.problems = List.copyOf(problems);
    }

    /** Of several rules with the same id the first is taken; the others become problems. */
    public static RuleRegistry of(List<RuleDescriptor> rules) {
        return of(rules, DataPacks.empty());
    }

    /** The same with tables; what is wrong with those becomes problems too. */
    public static RuleRegistry of(List<RuleDescriptor> rules, DataPacks data) {
        return of(rules, data, List.of());
    }

    private static RuleRegistry of(List<RuleDescriptor> rules, DataPacks data, List<String> problems) {
        Map<String, RuleDescriptor> byId = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(problems);
        for (RuleDescriptor rule : rules) {
            RuleDescriptor first = byId.putIfAbsent(rule.id(), rule);
            if (first != null) {
                all.add(rule.contributor() + ": rule " + rule.id() + " already comes from " + first.contributor());
            }
        }
        all.addAll(data.problems());
        return new RuleRegistry(List.copyOf(byId.values()), data, all);
    }

    /**
     * The rules contributed to the extension points {@code org.todoku.rules.rules} and {@code org.todoku.rules.ruleFiles}, with the data
     * packs contributed beside them. An extension that cannot be used becomes a problem and prevents no other. Of rules with the
     * same id those of the product win, then the contributor first by name.
     */
    public static RuleRegistry fromExtensions(IExtensionRegistry registry) {
        ExtensionRules found = ExtensionRules.read(registry);
        return of(found.rules(), DataPacks.fromExtensions(registry), found.problems());
    }

    /** All rules by id. */
    public List<RuleDescriptor> rules() {
        return rules;
    }

    public DataPacks data() {
        return data;
    }

    /** What is wrong with the contributions, one English line each, beginning with the contributor. */
    public List<String> problems() {
        return problems;
    }

    /**
     * A choice of the rules: {@code +B01,+C*} takes these only, {@code -C06} leaves one out; {@code *} at the end stands for
     * any ending. Leaving out wins over taking.
     *
     * @throws IllegalArgumentException for a part without sign or an id that no rule has; the message is the part or id
     */
    public RuleRegistry only(String filter) {
        List<String> taken = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String part : filter.split("[,\\s]+")) {
            if (part.isEmpty()) {
                continue;
            }
            String pattern = part.substring(1);
            char sign = part.charAt(0);
            if (sign != '+' && sign != '-') {
                throw new IllegalArgumentException(part);
            }
            if (rules.stream().noneMatch(rule -> matches(pattern, rule.id()))) {
                throw new IllegalArgumentException(pattern);
            }
            (sign == '+' ? taken : left).add(pattern);
        }
        List<RuleDescriptor> chosen = rules.stream().filter(rule -> taken.isEmpty() || anyMatches(taken, rule.id()))
                .filter(rule -> !anyMatches(left, rule.id())).toList();
        return new RuleRegistry(chosen, data, problems);
    }

    private static boolean anyMatches(List<String> patterns, String id) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, id));
    }

    private static boolean matches(String pattern, String id) {
        return pattern.endsWith("*") ? id.startsWith(pattern.substring(0, pattern.length() - 1)) : id.equals(pattern);
    }
}
