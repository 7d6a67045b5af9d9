package org.todoku.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Finding;

/**
 * Facts that are missing and got in the same way.
 *
 * @param facts names of facts, by what is said of why they are missing
 * @param collect how to get them
 * @param rules what needs them
 */
record Gap(Map<String, List<String>> facts, String collect, Set<Finding> rules) {

    private static final String COLLECTOR = "Collect-Todoku.ps1";
    /** What the collector reads of a server. */
    private static final Set<String> COLLECTED = Set.of("server", "configuration", "subscription", "syncHistory", "categories", "updates",
            "approvals", "approvalRules", "downstreams", "events", "componentsWithErrors", "groups", "status", "logTail", "log", "host",
            "clients");
    /** With more facts than this that the collector reads, it is advised for all of them at once. */
    private static final int FEW_FACTS = 3;
    private static final int FEW_RULES = 4;
    private static final int MANY_RULES = 12;

    /** The facts that most rules need come first. */
    static List<Gap> of(List<Outline.Missing> missing, String server, Words words) {
        boolean together = missing.stream().filter(one -> isCollected(one, words)).count() > FEW_FACTS;
        Map<String, Gap> gaps = new LinkedHashMap<>();
        for (Outline.Missing one : missing) {
            String collect = together && isCollected(one, words) ? words.of("missing.collector", server) : collect(one, words);
            Gap gap = gaps.computeIfAbsent(collect, how -> new Gap(new LinkedHashMap<>(), how, new LinkedHashSet<>()));
            gap.facts.computeIfAbsent(why(one.fact(), words), any -> new ArrayList<>()).add(label(one, words));
            gap.rules.addAll(one.neededBy());
        }
        return List.copyOf(gaps.values());
    }

    private static boolean isCollected(Outline.Missing missing, Words words) {
        String root = missing.fact().name().replaceFirst("\\..*", "");
        return COLLECTED.contains(root) || !root.equals("upstream") && collect(missing, words).contains(COLLECTOR);
    }

    private static String collect(Outline.Missing missing, Words words) {
        return Answers.howToCollect(missing.fact().name(), missing.neededBy().get(0).rule().texts(), words.reader());
    }

    private static String label(Outline.Missing missing, Words words) {
        return Answers.factLabel(missing.fact().name(), missing.neededBy().get(0).rule().texts(), words.reader());
    }

    static String why(Unknown<?> fact, Words words) {
        String stated = Answers.stated(fact.detail(), words.reader());
        String reason = Answers.name(fact.reason(), words.reader());
        return stated.isEmpty() ? reason : words.of("missing.why", reason, stated);
    }

    /** What is missing and why, a line for each reason. */
    List<String> lines(Words words) {
        List<String> lines = new ArrayList<>();
        facts.forEach((why, names) -> lines.add(words.of("missing", names, why)));
        return lines;
    }

    /** The rules that need it: by id and name, by id alone when they are many, counted when they are very many. */
    String neededBy(Words words) {
        if (rules.size() > MANY_RULES) {
            return words.of("missing.needed-by.many", rules.size());
        }
        return words.of("missing.needed-by", rules.stream().map(finding -> rules.size() <= FEW_RULES
                ? finding.rule().id() + " " + finding.rule().name(words.locale()) : finding.rule().id()).distinct().toList());
    }
}
