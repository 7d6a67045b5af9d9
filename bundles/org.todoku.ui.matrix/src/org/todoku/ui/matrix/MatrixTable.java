package org.todoku.ui.matrix;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IMemento;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.report.MatrixReports;
import org.todoku.ui.Session;
import org.todoku.ui.TodokuTable;

/**
 * The table of the matrix with its tree. Widget {@code matrix.table}. Keys: + and - unfold and fold a family, * unfolds all, Space ticks in
 * the sandbox, Enter folds a family, else ticks while the sandbox is open, else searches what the cell counts.
 */
final class MatrixTable {

    private static final int FOLD_MARK = 22;

    /** Told what the user does with a cell. */
    interface Actions {

        void selected();

        void tick();

        /** @return whether it was ticked, because the sandbox is open */
        boolean tickIfOpen();

        /** Other lines are to be shown, because a family was folded. */
        void folded();
    }

    private final Session session;
    private final Actions actions;
    private final TodokuTable<Line> table;
    private final TreeRows tree = new TreeRows();
    private final Set<Part> parts = EnumSet.of(Part.TICKED, Part.UPDATES);
    private MatrixState state;
    /** Of which matrix the rows are; of another than the state's while there are only its columns. */
    private SubscriptionMatrix rowsOf;
    private MatrixCells cells;
    private boolean each;
    /** Which columns the table has, so that they are frozen again only when they are others. */
    private List<Object> columnsOf = List.of();

    MatrixTable(Composite parent, Session session, Actions actions) {
        this.session = session;
        this.actions = actions;
        table = new TodokuTable<>(parent, TodokuTable.Selecting.CELLS, "matrix.table", Messages.Matrix_name);
        table.control().addListener(SWT.KeyDown, this::key);
        table.control().addListener(SWT.MouseUp, this::click);
        table.onSelect(() -> {
            if (hasRows()) {
                actions.selected();
            }
        });
        table.onOpen(line -> open());
        table.addToMenu(Messages.Matrix_toggleFold, () -> fold(null));
        table.addToMenu(Messages.Sandbox_toggle, actions::tick);
        table.addToMenu(Messages.Details_search, this::search);
        table.setExport(() -> {
            MatrixState shown = state;
            return out -> MatrixReports.csv(List.of(shown.now()), session.reader(), out);
        });
    }

    IAction exportAction() {
        return table.exportAction();
    }

    /** What the cells say. */
    boolean shows(Part part) {
        return parts.contains(part);
    }

    void show(Part part, boolean visible) {
        if (visible) {
            parts.add(part);
        } else {
            parts.remove(part);
        }
        if (state != null) {
            show(state, each);
        }
    }

    /** The words that the cells have now. */
    MatrixCells cells() {
        return cells;
    }

    /** Shows the same rows with other words: after a change of the sandbox. */
    void redraw(MatrixState changed) {
        state = changed;
        if (state != null) {
            cells = new MatrixCells(state, parts, session.reader());
            table.redraw();
        }
    }

    /**
     * Shows another matrix, without rows yet.
     *
     * @param ofEach whether every server has columns of its own
     */
    void show(MatrixState other, boolean ofEach) {
        redraw(other);
        each = ofEach;
        List<Object> wanted = List.of(each, state.servers().stream().map(ServerState::key).toList(), state.now().classifications(),
                Optional.ofNullable(state.question()));
        List<ServerState> all = session.view().servers();
        table.setColumns(new MatrixColumns(state, each, line -> !line.isClassifications() && tree.isCollapsed(state.row(line)),
                server -> session.fleet().shortName(state.servers().get(server), all), () -> cells).columns());
        if (!wanted.equals(columnsOf)) {
            table.setFrozenColumns(1);
            columnsOf = wanted;
        }
    }

    /** @param anew whether the rows are of another matrix */
    void showRows(TreeRows.Filter filter, boolean anew) {
        rowsOf = state.now();
        List<Line> lines = tree.inSight(state, filter);
        if (anew) {
            table.setRows(lines);
        } else {
            table.changeRows(lines);
        }
    }

    void mark(Predicate<Line> marked) {
        table.mark(marked);
    }

    /** Selects the first line that passes. */
    void reveal(Predicate<Line> wanted) {
        for (int i = 0; i < table.rows().size(); i++) {
            if (wanted.test(table.rows().get(i))) {
                table.select(i);
                return;
            }
        }
    }

    private boolean hasRows() {
        return state != null && rowsOf == state.now();
    }

    Optional<Line> line() {
        return !hasRows() ? Optional.empty() : table.cell().map(TodokuTable.Cell::row);
    }

    /** What the column of the cursor is about. */
    Optional<MatrixColumns.Place> place() {
        return !hasRows() ? Optional.empty() : table.cell().map(cell -> MatrixColumns.place(state, cell.column()));
    }

    private void key(Event event) {
        if ((event.stateMask & (SWT.MOD1 | SWT.ALT)) != 0) {
            return;
        }
        switch (event.character) {
            case '+' -> fold(() -> false);
            case '-' -> fold(() -> true);
            case '*' -> foldAll(false);
            case ' ' -> actions.tick();
            default -> { }
        }
    }

    /** A click on the mark before a family folds and unfolds it. */
    private void click(Event event) {
        if (event.button == 1 && event.count == 1) {
            table.cell().filter(cell -> cell.column().equals(MatrixColumns.PRODUCT) && !cell.row().isClassifications())
                    .filter(cell -> event.x < FOLD_MARK + state.row(cell.row()).depth() * FOLD_MARK).ifPresent(cell -> fold(null));
        }
    }

    /** @param collapse null for the other way than it is */
    private void fold(BooleanSupplier collapse) {
        line().filter(line -> !line.isClassifications()).map(state::row).filter(row -> row.kind() == Kind.FAMILY).ifPresent(row -> {
            tree.setCollapsed(row, collapse == null ? !tree.isCollapsed(row) : collapse.getAsBoolean());
            actions.folded();
        });
    }

    void foldAll(boolean collapse) {
        if (state != null) {
            tree.setAllCollapsed(state.now(), collapse);
            actions.folded();
        }
    }

    private void open() {
        boolean family = line().filter(line -> !line.isClassifications()).map(state::row).filter(row -> row.kind() == Kind.FAMILY)
                .isPresent();
        if (family && table.cell().filter(cell -> cell.column().equals(MatrixColumns.PRODUCT)).isPresent()) {
            fold(null);
        } else if (!actions.tickIfOpen()) {
            search();
        }
    }

    private void search() {
        Optional<MatrixColumns.Place> place = place();
        line().ifPresent(line -> place.ifPresent(at -> {
            String query = MatrixDetails.query(state, line, at.column());
            if (!query.isEmpty()) {
                session.search(at.server().isPresent() && !line.isClassifications()
                        ? query + " server:" + state.servers().get(at.server().get()).key() : query);
            }
        }));
    }

    void focus() {
        table.focus();
    }

    void save(IMemento memento) {
        memento.putString("parts", String.join(" ", parts.stream().map(Part::name).toList()));
        table.save(memento);
    }

    void restore(IMemento memento) {
        String kept = memento == null ? null : memento.getString("parts");
        if (kept != null) {
            parts.clear();
            for (Part part : Part.values()) {
                if (List.of(kept.split(" ")).contains(part.name())) {
                    parts.add(part);
                }
            }
        }
        table.restore(memento);
    }
}
