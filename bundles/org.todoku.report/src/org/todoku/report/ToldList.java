package org.todoku.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.todoku.intake.list.ListSummary;
import org.todoku.rules.Reader;

/** A list with its answers in words, for forms that are made of lines and tables. */
final class ToldList {

    private final FleetAnswers answers;
    private final FleetWords words;
    private final FleetCauses causes;

    ToldList(AnsweredList list, Reader reader) {
        answers = FleetAnswers.of(list, reader);
        words = new FleetWords(answers);
        causes = new FleetCauses(answers);
    }

    /** When it was asked, what was read and not used, how far it came, and how many answers came out how. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(words.of("asked.at", answers.at(), words.reader().zone().getId())));
        if (!words.domain().isEmpty()) {
            lines.add(words.of("domain", words.domain()));
        }
        ListSummary list = answers.list();
        if (list != null) {
            lines.addAll(words.list(list));
            list.examples().forEach(unused -> lines.add(words.of("list.unused.row", unused.line(), unused.text())));
        }
        if (answers.partial()) {
            lines.add(words.partial(answers));
        }
        lines.add(counts());
        return lines;
    }

    private String counts() {
        return String.join(" · ", Arrays.stream(Fate.values()).filter(fate -> causes.count(fate) > 0)
                .map(fate -> words.fate(fate) + " " + words.shown(causes.count(fate))).toList());
    }

    List<String> causeColumns() {
        return List.of(words.of("column.rule"), words.of("column.cause"), words.of("column.updates"), words.of("column.servers"));
    }

    /** What keeps updates away, the most first. */
    List<List<String>> causes() {
        List<List<String>> rows = new ArrayList<>();
        causes.rules().forEach(rule -> rows.add(List.of(rule.id(), rule.name(), words.shown((long) rule.updates()),
                words.shown((long) rule.servers().size()))));
        return rows;
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(words.of("column.query"), words.of("column.title")));
        answers.servers().keySet().forEach(key -> columns.add(words.server(key)));
        return columns;
    }

    /** A row for each update, a column for each server. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (FleetAnswers.Row row : answers.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.query(), row.title()));
            answers.servers().keySet().forEach(key -> cells.add(words.cell(row.answers().get(key))));
            rows.add(cells);
        }
        return rows;
    }
}
