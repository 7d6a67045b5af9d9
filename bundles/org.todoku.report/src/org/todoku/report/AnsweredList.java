package org.todoku.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.FleetAnswer.Cause;
import org.todoku.report.FleetAnswer.Lack;
import org.todoku.rules.Diagnosis.Outcome;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Standing;
import org.todoku.rules.Texts;

/**
 * The answers to a list in no language, to be kept: what became of each update on each server, by which rules, and what is not known.
 * Servers with the same answer stand together, for tens of thousands of answers are mostly alike.
 *
 * @param at the moment it was asked for
 * @param asked how many updates there were to answer; more than there are rows when it was stopped
 * @param list what was read; its source is empty where it was pasted
 * @param servers top of the hierarchy first
 */
public record AnsweredList(Instant at, int asked, ListSummary list, List<ServerState> servers, List<Row> rows) {

    public AnsweredList {
        servers = List.copyOf(servers);
        rows = List.copyOf(rows);
    }

    /**
     * One wanted update.
     *
     * @param update the newest that matches; null when nobody knows one
     * @param named how many lines of the list name it
     */
    public record Row(String query, @Nullable Update update, int named, List<Same> answers) {

        public Row {
            answers = List.copyOf(answers);
        }
    }

    /**
     * One answer that some servers have in common.
     *
     * @param there how many of its variants are there
     * @param variants how many of its variants count
     * @param rules what keeps it away, or from its computers; the one to act on first is first
     * @param lacks what is not known, for what is undecided
     * @param servers their places among the servers of the list
     */
    public record Same(Fate fate, Standing standing, int there, int variants, List<RuleDescriptor> rules, List<Lacking> lacks,
            List<Integer> servers) {

        public Same {
            rules = List.copyOf(rules);
            lacks = List.copyOf(lacks);
            servers = List.copyOf(servers);
        }
    }

    /**
     * A fact that is not known.
     *
     * @param fact key of the fact
     * @param texts with its name and how to get it
     */
    public record Lacking(String fact, Texts texts) {
    }

    /** What answers have in common, to be compared quickly. */
    private record Alike(Fate fate, Standing standing, int there, int variants, List<String> rules, List<String> lacks) {

        static Alike of(FleetAnswer answer) {
            return new Alike(answer.fate(), answer.standing(), answer.there(), answer.variants(),
                    answer.causes().stream().map(Cause::rule).distinct().toList(), answer.lacks().stream().map(Lack::fact).toList());
        }
    }

    /** What there is of the answers by now. */
    public static AnsweredList of(FleetAnswers answers) {
        List<String> keys = List.copyOf(answers.servers().keySet());
        List<Row> rows = new ArrayList<>();
        for (FleetAnswers.Row row : answers.rows()) {
            Map<Alike, List<Integer>> alike = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                FleetAnswer answer = row.answers().get(keys.get(i));
                if (answer != null) {
                    alike.computeIfAbsent(Alike.of(answer), any -> new ArrayList<>()).add(i);
                }
            }
            List<Same> same = new ArrayList<>();
            alike.forEach((answer, servers) -> same.add(new Same(answer.fate(), answer.standing(), answer.there(), answer.variants(),
                    answer.rules().stream().map(answers::rule).toList(),
                    answer.lacks().stream().map(fact -> new Lacking(fact, answers.texts(fact))).toList(), servers)));
            rows.add(new Row(row.query(), answers.newest(row), row.named(), same));
        }
        ListSummary list = answers.list();
        return new AnsweredList(answers.at(), answers.asked(),
                list == null ? new ListSummary("", rows.size(), Map.of(), 0, 0, 0, List.of()) : list, answers.states(), rows);
    }

    /** The worst of the answers; undecided at best where it was stopped or nothing was answered. */
    public Outcome outcome() {
        Stream<Outcome> answers = rows.stream().flatMap(row -> row.answers().stream()).map(same -> switch (same.fate()) {
            case FAILED -> Outcome.RULE_FAILED;
            case BLOCKED, ARRIVING -> Outcome.BLOCKED;
            case UNDECIDED -> Outcome.UNDECIDED;
            case ELSEWHERE, PRESENT -> Outcome.CLEAR;
        });
        return Stream.concat(answers, Stream.of(rows.isEmpty() || rows.size() < asked ? Outcome.UNDECIDED : Outcome.CLEAR)).sorted()
                .findFirst().orElseThrow();
    }

    /** The same of a list of another name. */
    public AnsweredList from(String source) {
        return new AnsweredList(at, asked, list.from(source), servers, rows);
    }

    /** What the list is called. */
    public String name(Reader reader) {
        return name(rows.size(), asked, list.source(), reader);
    }

    /**
     * What a list is called.
     *
     * @param rows how many updates were answered
     * @param asked how many were to be
     * @param source file; empty where it was pasted
     */
    public static String name(int rows, int asked, String source, Reader reader) {
        Words words = Words.ofInvestigation(reader);
        String name = rows < asked ? words.of("list.partial", rows, asked) : rows == 1 ? words.of("list.one") : words.of("list.many", rows);
        return source.isEmpty() ? name : words.of("list.named", name, source);
    }
}
