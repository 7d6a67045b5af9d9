package org.todoku.ui.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.Fate;
import org.todoku.report.FleetAnswer;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetAnswers.Row;
import org.todoku.report.FleetWords;
import org.todoku.ui.Column;
import org.todoku.ui.Session;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.TodokuTable.Cell;
import org.todoku.ui.answers.AnswerLook;

/** A row for each wanted update, a column for each server. Widget: {@code lists.grid}. */
@NullMarked
final class AnswerGrid {

    private static final String QUERY = "query";
    private static final String KB = "kb";
    private static final String TITLE = "title";
    private static final String PRODUCTS = "products";
    private static final String SERVER = "server:";
    private static final int SERVER_WIDTH = 200;

    private final Session session;
    private final TodokuTable<Row> table;
    private @Nullable AskedList shown;
    private List<String> servers = List.of();
    private Predicate<FleetAnswer> cause = answer -> false;

    AnswerGrid(Composite parent, Session session) {
        this.session = session;
        table = new TodokuTable<>(parent, TodokuTable.Selecting.CELLS, "lists.grid", Messages.Grid_name);
        table.onOpen(row -> open());
        table.onSelect(() -> session.selectUpdates(table.cell().map(cell -> cell.row().updates()).orElse(List.of())));
        table.addToMenu(Messages.Grid_open, this::open);
    }

    TodokuTable<Row> table() {
        return table;
    }

    /** @param keys servers in the order of the columns */
    void show(AskedList asked, List<String> keys) {
        boolean same = asked == shown && keys.equals(servers);
        shown = asked;
        servers = keys;
        if (!same) {
            table.setColumns(columns(asked.answers(), asked.words()));
            table.setFrozenColumns(1);
        }
    }

    private List<Column<Row>> columns(FleetAnswers answers, FleetWords words) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.<Row>of(QUERY, Messages.Grid_wanted, 125, row -> row.named() > 1
                ? Messages.bind(Messages.Grid_named, row.query(), session.reader().shown((long) row.named()))
                        : row.query()).sortedByText());
        columns.add(Column.<Row>of(TITLE, Messages.Grid_title, 220,
                row -> row.updates().isEmpty() ? Messages.Grid_unknown : row.title()).sortedByText());
        columns.add(Column.<Row>of(PRODUCTS, Messages.Grid_products, 110, row -> String.join(", ", row.products())).sortedByText());
        columns.add(Column.<Row>of(KB, Messages.Grid_kb, 90, row -> String.join(" ", row.kb().stream().map(kb -> "KB" + kb).toList()))
                .sortedByText().onRequest(true));
        for (String key : servers) {
            columns.add(Column.<Row>of(SERVER + key, words.server(key), SERVER_WIDTH, row -> words.named(row.answers().get(key)))
                    .toned(row -> AnswerLook.tone(row.answers().get(key)))
                    .hinted(row -> AnswerLook.hint(row.answers().get(key), words))
                    .headed(answers.servers().getOrDefault(key, key))
                    .sortedByValue(row -> order(row.answers().get(key), words)));
        }
        return columns;
    }

    /** What there is most to do about comes first. */
    private static @Nullable String order(@Nullable FleetAnswer answer, FleetWords words) {
        return answer == null ? null : answer.fate().ordinal() + words.named(answer);
    }

    /**
     * Lists the rows of which one answer, or the row itself, is as wanted.
     *
     * @param wantedCause what is marked, and gone to
     */
    void list(Predicate<Row> wanted, Predicate<FleetAnswer> wantedCause) {
        AskedList asked = shown;
        cause = wantedCause;
        if (asked != null) {
            table.setRows(asked.answers().rows().stream().filter(wanted).toList());
            mark();
        }
    }

    /** Tints the rows with answers of a cause. */
    void mark(Predicate<FleetAnswer> wanted) {
        cause = wanted;
        mark();
    }

    private void mark() {
        Predicate<FleetAnswer> now = cause;
        table.mark(row -> any(row, now));
    }

    /** Whether one of the answers that are shown is so. */
    boolean any(Row row, Predicate<FleetAnswer> wanted) {
        for (String key : servers) {
            FleetAnswer answer = row.answers().get(key);
            if (answer != null && wanted.test(answer)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the servers that are shown have different answers. */
    boolean differs(Row row) {
        return servers.stream().flatMap(key -> Stream.ofNullable(row.answers().get(key))).map(FleetAnswer::fate).distinct().count() > 1;
    }

    /** Goes to the first cell of the cause. */
    void focusFirst() {
        table.focus();
        List<? extends Row> rows = table.rows();
        for (int i = 0; i < rows.size(); i++) {
            for (String key : servers) {
                FleetAnswer answer = rows.get(i).answers().get(key);
                if (answer != null && cause.test(answer)) {
                    table.select(i, SERVER + key);
                    return;
                }
            }
        }
    }

    /** Asks for the update of the cell, and looks at its server. */
    private void open() {
        Optional<Cell<Row>> cell = table.cell();
        AskedList asked = shown;
        if (cell.isPresent() && asked != null) {
            server(cell.get()).ifPresent(session::selectServer);
            session.ask(UpdateQuery.parse(cell.get().row().query()));
        }
    }

    /** The server of a cell; of a cell about the update itself the first one with most to do. */
    private Optional<String> server(Cell<Row> cell) {
        if (cell.column().startsWith(SERVER)) {
            return Optional.of(cell.column().substring(SERVER.length()));
        }
        for (Fate fate : Fate.values()) {
            for (String key : servers) {
                FleetAnswer answer = cell.row().answers().get(key);
                if (answer != null && answer.fate() == fate) {
                    return Optional.of(key);
                }
            }
        }
        return Optional.empty();
    }
}
