package org.todoku.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.intake.list.ListSummary;
import org.todoku.report.FleetAnswer.Lack;

/** The answers to many questions as plain text: a table, or what to do about each cause; then counts, causes, what is not known. */
final class FleetText {

    private static final int NARROWEST_SERVER = 13;
    private static final int WIDEST_QUERY = 34;
    private static final int GAP = 2;
    private static final int SHOWN_UNUSED = 5;

    private final FleetAnswers answers;
    private final FleetWords words;
    private final TextPage page;
    private final FleetCauses causes;

    FleetText(FleetAnswers answers, int width, Appendable out) {
        this.answers = answers;
        words = new FleetWords(answers);
        page = new TextPage(out, answers.reader().locale(), width);
        causes = new FleetCauses(answers);
    }

    /** One row for each update, one column for each server. */
    void table() throws IOException {
        head();
        blocks(new ArrayList<>(answers.servers().keySet()));
        counts();
        summary();
        lacking();
        foot();
    }

    /** One row for each update and server, with the answer. */
    void rows() throws IOException {
        head();
        var table = new TextTable(List.of(words.of("column.query"), words.of("column.server"), words.of("column.fate"),
                words.of("column.answer")));
        for (FleetAnswers.Row row : answers.rows()) {
            row.answers().forEach((server, answer) -> table.row(List.of(query(row), words.server(server), words.cell(answer),
                    answer.sentence())));
        }
        page.table(table, 0);
        counts();
        summary();
        lacking();
        foot();
    }

    /** What to do about each cause, and which updates it keeps away where. */
    void byCause() throws IOException {
        head();
        for (FleetCauses.Group group : causes.groups()) {
            page.heading(words.of("group", group.cause().rule(), group.cause().name(), group.updates(), group.servers().size()), '-');
            page.paragraph(2, words.of("group.why", words.serverName(group.cause().server()), group.cause().why()));
            if (!group.cause().remedy().isEmpty()) {
                page.item(2, "> ", group.cause().remedy());
            }
            group.byServers(words).forEach((servers, queries) -> item("- ", servers + ": ", queries));
            page.blank();
        }
        for (Fate fate : List.of(Fate.ELSEWHERE, Fate.PRESENT)) {
            Map<String, List<String>> there = causes.without(fate, words);
            if (!there.isEmpty()) {
                page.heading(words.of("group.fate", words.of("fate", fate)), '-');
                there.forEach((servers, queries) -> item("- ", servers + ": ", queries));
                page.blank();
            }
        }
        counts();
        lacking();
        foot();
    }

    private void item(String bullet, String lead, List<String> queries) {
        try {
            page.item(2, bullet, lead + words.listed(queries));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void head() throws IOException {
        page.heading(answers.asked() == 0 ? words.of("heading.none")
                : words.of("heading", answers.rows().size(), answers.servers().size()), '=');
        page.paragraph(0, words.of("asked.at", answers.at(), answers.reader().zone().getId()));
        if (!words.domain().isEmpty()) {
            page.paragraph(0, words.of("domain", words.domain()));
        }
        ListSummary list = answers.list();
        if (list != null) {
            words.list(list).forEach(line -> line(0, "", line));
            for (ListSummary.Unused unused : list.examples().subList(0, Math.min(SHOWN_UNUSED, list.examples().size()))) {
                page.item(2, "- ", words.of("list.unused.row", unused.line(), unused.text()));
            }
            if (list.unused() > SHOWN_UNUSED) {
                page.item(2, "- ", words.of("list.unused.more", list.unused() - SHOWN_UNUSED));
            }
        }
        if (answers.partial()) {
            page.paragraph(0, words.partial(answers));
        }
        page.blank();
    }

    private void line(int indent, String bullet, String text) {
        try {
            page.item(indent, bullet, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String query(FleetAnswers.Row row) {
        return row.named() > 1 ? words.of("query.named", row.query(), row.named()) : row.query();
    }

    /** As many servers side by side as the page has room for; those with the same answers share a column where they do not all fit. */
    private void blocks(List<String> servers) throws IOException {
        int first = Math.min(WIDEST_QUERY, answers.rows().stream().mapToInt(row -> Plain.cells(query(row))).max().orElse(1));
        int room = Math.max(1, (page.width() - first) / (NARROWEST_SERVER + GAP));
        List<List<String>> columns = servers.stream().map(List::of).toList();
        if (columns.size() > room) {
            columns = alike(servers);
        }
        for (int from = 0; from < columns.size(); from += room) {
            List<List<String>> shown = columns.subList(from, Math.min(columns.size(), from + room));
            List<String> header = new ArrayList<>(List.of(words.of("column.query")));
            shown.forEach(column -> header.add(column.size() == 1 ? words.server(column.get(0))
                    : words.of("column.alike", words.server(column.get(0)), column.size() - 1)));
            var table = new TextTable(header);
            for (FleetAnswers.Row row : answers.rows()) {
                List<String> cells = new ArrayList<>(List.of(query(row)));
                shown.forEach(column -> cells.add(words.cell(row.answers().get(column.get(0)))));
                table.row(cells);
            }
            page.table(table, 0);
            for (List<String> column : shown) {
                if (column.size() > 1) {
                    page.paragraph(0, words.of("alike", words.of("column.alike", words.server(column.get(0)), column.size() - 1),
                            column.stream().map(words::server).toList()));
                }
            }
            page.blank();
        }
    }

    /** Servers that have the same answer to every question stand together. */
    private List<List<String>> alike(List<String> servers) {
        Map<List<String>, List<String>> columns = new LinkedHashMap<>();
        for (String server : servers) {
            List<String> cells = answers.rows().stream().map(row -> words.cell(row.answers().get(server))).toList();
            columns.computeIfAbsent(cells, any -> new ArrayList<>()).add(server);
        }
        return List.copyOf(columns.values());
    }

    private void counts() throws IOException {
        List<Fate> fates = Arrays.stream(Fate.values()).filter(fate -> causes.count(fate) > 0).toList();
        List<String> header = new ArrayList<>(List.of(words.of("column.server")));
        fates.forEach(fate -> header.add(words.of("fate", fate)));
        var table = new TextTable(header);
        for (String server : answers.servers().keySet()) {
            List<String> cells = new ArrayList<>(List.of(words.server(server)));
            fates.forEach(fate -> cells.add(words.shown(causes.count(server, fate))));
            table.row(cells);
        }
        page.table(table, 0);
        page.blank();
    }

    private void summary() throws IOException {
        if (causes.rules().isEmpty()) {
            return;
        }
        var table = new TextTable(List.of(words.of("column.rule"), words.of("column.cause"), words.of("column.updates"),
                words.of("column.servers")));
        causes.rules().forEach(rule -> table.row(List.of(rule.id(), rule.name(), words.shown((long) rule.updates()),
                words.shown((long) rule.servers().size()))));
        page.table(table, 0);
        page.blank();
    }

    /** What is missing, by the way to get it. */
    private void lacking() throws IOException {
        Map<String, Map<Lack, Set<String>>> byWay = causes.lacking();
        if (byWay.isEmpty()) {
            return;
        }
        page.heading(words.of("lacking"), '-');
        for (Map.Entry<String, Map<Lack, Set<String>>> way : byWay.entrySet()) {
            Set<String> servers = new LinkedHashSet<>();
            way.getValue().values().forEach(servers::addAll);
            page.item(2, "? ", words.of("lacking.facts", way.getValue().keySet().stream().map(Lack::label).toList(),
                    servers.stream().map(words::server).toList()));
            page.item(4, "> ", way.getKey());
        }
        page.blank();
    }

    /** What is to be settled first stands under each. */
    static void advice(FleetAnswers answers, FleetWords words, TextPage page) throws IOException {
        for (FleetAnswers.Advised one : answers.advised()) {
            AdviceReports.brief(one.advice(), answers.reader(), page);
            String first = words.first(answers.beside(one));
            if (!first.isEmpty()) {
                page.paragraph(0, first);
            }
            page.blank();
        }
    }

    private void foot() throws IOException {
        if (!answers.advice().isEmpty()) {
            page.heading(words.of("advice"), '=');
            page.blank();
        }
        advice(answers, words, page);
        if (answers.partial()) {
            page.paragraph(0, words.partial(answers));
        }
    }
}
