package org.todoku.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.layer.event.IStructuralChangeEvent;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionModel;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectRowsCommand;
import org.eclipse.swt.graphics.Point;

/** The selected rows or cells of a table. */
final class TableCursor {

    /** More selected rows than these are not looked for among other rows. */
    private static final int MOST_KEPT = 1000;

    private final SelectionLayer selection;
    private final TodokuTable.Selecting selecting;

    TableCursor(SelectionLayer selection, TodokuTable.Selecting selecting) {
        this.selection = selection;
        this.selecting = selecting;
    }

    /**
     * Whoever changes rows or columns changes the selection. What comes with the table looks at every row instead, at each change, which
     * takes seconds for 500,000.
     */
    static void keepThroughChanges(SelectionLayer selection) {
        selection.setSelectionModel(new SelectionModel(selection) {
            @Override
            public void handleLayerEvent(IStructuralChangeEvent event) {
                // nothing selected is gone
            }
        });
    }

    /** The selected rows from top to bottom. */
    <R> List<R> rows(List<? extends R> all) {
        List<R> found = new ArrayList<>();
        selection.getSelectedRowPositions().stream().flatMapToInt(range -> IntStream.range(range.start, range.end)).sorted()
                .filter(row -> row < all.size()).forEach(row -> found.add(all.get(row)));
        return found;
    }

    /** The selected rows where they are few enough to be found again among others. */
    <R> List<R> fewRows(List<? extends R> all) {
        return selection.getSelectedRowCount() <= MOST_KEPT ? rows(all) : List.of();
    }

    /** Column and row of the cursor. */
    Optional<Point> cell() {
        PositionCoordinate anchor = selection.getSelectionAnchor();
        return anchor.rowPosition < 0 || anchor.columnPosition < 0 ? Optional.empty()
                : Optional.of(new Point(anchor.columnPosition, anchor.rowPosition));
    }

    /** Selects one row, or its first cell. */
    void select(int row) {
        if (selecting == TodokuTable.Selecting.ROWS) {
            selection.doCommand(new SelectRowsCommand(selection, 0, row, false, false));
        } else {
            selection.doCommand(new SelectCellCommand(selection, 0, row, false, false));
        }
    }

    /** Moves along the row to a column, where single cells are selected. */
    void moveTo(int column) {
        int row = selection.getSelectionAnchor().rowPosition;
        if (selecting == TodokuTable.Selecting.CELLS && row >= 0) {
            selection.doCommand(new SelectCellCommand(selection, column, row, false, false));
        }
    }

    /** Selects rows wherever they are now. */
    <R> void select(List<R> chosen, List<? extends R> all) {
        Set<R> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(chosen);
        boolean more = false;
        for (int i = 0; i < all.size() && !wanted.isEmpty(); i++) {
            if (wanted.remove(all.get(i))) {
                selection.doCommand(selecting == TodokuTable.Selecting.ROWS ? new SelectRowsCommand(selection, 0, i, false, more)
                        : new SelectCellCommand(selection, 0, i, false, more));
                more = true;
            }
        }
    }
}
