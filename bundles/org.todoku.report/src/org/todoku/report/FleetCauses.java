package org.todoku.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.report.FleetAnswer.Cause;
import org.todoku.report.FleetAnswer.Lack;

/** The answers of a fleet counted by server, by rule, by cause and by what is not known. */
public final class FleetCauses {

    private final FleetAnswers answers;
    private final Map<String, Map<Fate, Long>> counts = new HashMap<>();
    private final Map<Cause, Map<String, List<String>>> byCause = new LinkedHashMap<>();
    private final Map<String, Map<Lack, Set<String>>> lacking = new LinkedHashMap<>();

    /**
     * What one rule keeps away.
     *
     * @param updates how many questions
     * @param servers keys of the servers
     */
    record Rule(String id, String name, int updates, Set<String> servers) {
    }

    /**
     * What one cause keeps away.
     *
     * @param updates how many questions
     * @param servers questions by the key of the server
     */
    public record Group(Cause cause, int updates, Map<String, List<String>> servers) {

        /** Questions by the names of the servers that lack the same. */
        Map<String, List<String>> byServers(FleetWords words) {
            return FleetCauses.byServers(servers, words);
        }
    }

    public FleetCauses(FleetAnswers answers) {
        this.answers = answers;
        for (FleetAnswers.Row row : answers.rows()) {
            row.answers().forEach((server, answer) -> add(row.query(), server, answer));
        }
    }

    private void add(String query, String server, FleetAnswer answer) {
        counts.computeIfAbsent(server, any -> new EnumMap<>(Fate.class)).merge(answer.fate(), 1L, Long::sum);
        answer.causes().forEach(cause -> byCause.computeIfAbsent(cause, any -> new LinkedHashMap<>())
                .computeIfAbsent(server, any -> new ArrayList<>()).add(query));
        answer.lacks().forEach(lack -> lacking.computeIfAbsent(lack.collect(), any -> new LinkedHashMap<>())
                .computeIfAbsent(lack, any -> new LinkedHashSet<>()).add(server));
    }

    long count(String server, Fate fate) {
        return counts.getOrDefault(server, Map.of()).getOrDefault(fate, 0L);
    }

    /** How many answers came out so. */
    public long count(Fate fate) {
        return counts.values().stream().mapToLong(one -> one.getOrDefault(fate, 0L)).sum();
    }

    /** What is not known, by the way to get it, with the keys of the servers. */
    public Map<String, Map<Lack, Set<String>>> lacking() {
        return lacking;
    }

    /** Rules by how much they keep away, the most first. */
    List<Rule> rules() {
        Map<String, List<Group>> byRule = new LinkedHashMap<>();
        groups().forEach(group -> byRule.computeIfAbsent(group.cause().rule(), any -> new ArrayList<>()).add(group));
        List<Rule> rules = new ArrayList<>();
        byRule.forEach((id, groups) -> {
            Set<String> queries = new LinkedHashSet<>();
            Set<String> servers = new LinkedHashSet<>();
            for (Group group : groups) {
                group.servers().values().forEach(queries::addAll);
                servers.addAll(group.servers().keySet());
            }
            rules.add(new Rule(id, groups.get(0).cause().name(), queries.size(), servers));
        });
        rules.sort(Comparator.comparingInt((Rule rule) -> -rule.updates()).thenComparing(rule -> -rule.servers().size()));
        return rules;
    }

    /** Causes by how many answers they stand in, the most first; of those that stand in as many the one to act on first. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        byCause.forEach((cause, servers) -> {
            Set<String> queries = new LinkedHashSet<>();
            servers.values().forEach(queries::addAll);
            groups.add(new Group(cause, queries.size(), servers));
        });
        groups.sort(Comparator.comparingInt((Group group) -> -group.servers().values().stream().mapToInt(List::size).sum()));
        return groups;
    }

    /** Questions that came out so without a cause, by the names of the servers. */
    Map<String, List<String>> without(Fate fate, FleetWords words) {
        Map<String, List<String>> servers = new LinkedHashMap<>();
        for (FleetAnswers.Row row : answers.rows()) {
            row.answers().forEach((server, answer) -> {
                if (answer.fate() == fate && answer.causes().isEmpty()) {
                    servers.computeIfAbsent(server, any -> new ArrayList<>()).add(row.query());
                }
            });
        }
        return byServers(servers, words);
    }

    private static Map<String, List<String>> byServers(Map<String, List<String>> servers, FleetWords words) {
        Map<List<String>, List<String>> alike = new LinkedHashMap<>();
        servers.forEach((server, queries) -> alike.computeIfAbsent(queries, any -> new ArrayList<>()).add(words.server(server)));
        Map<String, List<String>> result = new LinkedHashMap<>();
        alike.forEach((queries, names) -> result.put(words.shown(names), queries));
        return result;
    }
}
