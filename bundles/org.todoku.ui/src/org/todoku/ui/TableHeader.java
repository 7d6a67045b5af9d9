package org.todoku.ui;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.LabelStack;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Rectangle;

/**
 * The rows above the rows of a table: the headings of groups where columns have groups, the headings of columns, and room for the
 * texts of the filter where they are shown.
 */
final class TableHeader implements IDataProvider {

    /** What a row of the header is. */
    enum Kind {
        GROUPS, TITLES, FILTER
    }

    /** Where the mouse changes widths. */
    private static final int EDGE = 5;

    private final TodokuTable<?> table;
    private final DataLayer layer;
    private NatTable control;
    private boolean grouped;
    private boolean filter;
    private int lineHeight = 20;
    private int filterHeight = 20;

    TableHeader(TodokuTable<?> table) {
        this.table = table;
        this.layer = new DataLayer(this, 120, 26);
    }

    DataLayer layer() {
        return layer;
    }

    void setHeights(int line, int filterRow) {
        lineHeight = line;
        filterHeight = filterRow;
        measure();
    }

    void show(boolean groups, boolean filterRow) {
        grouped = groups;
        filter = filterRow;
        measure();
    }

    private void measure() {
        for (int row = 0; row < getRowCount(); row++) {
            layer.setRowHeightByPosition(row, kind(row) == Kind.FILTER ? filterHeight : lineHeight);
        }
    }

    Kind kind(int row) {
        return grouped && row == 0 ? Kind.GROUPS : filter && row == getRowCount() - 1 ? Kind.FILTER : Kind.TITLES;
    }

    /** A click on the heading of a column that rows can be sorted by calls the table; dragging its edge does not. */
    void listen(NatTable natControl) {
        control = natControl;
        MouseEventMatcher onHeading = new MouseEventMatcher(SWT.NONE, GridRegion.COLUMN_HEADER, MouseEventMatcher.LEFT_BUTTON) {
            @Override
            public boolean matches(NatTable natTable, MouseEvent event, LabelStack labels) {
                return super.matches(natTable, event, labels) && sortable(natTable, event) >= 0;
            }
        };
        natControl.getUiBindingRegistry().registerFirstMouseDownBinding(onHeading, (natTable, event) -> natTable.forceFocus());
        natControl.getUiBindingRegistry().registerFirstSingleClickBinding(onHeading,
                (natTable, event) -> table.toggleSorting(sortable(natTable, event)));
    }

    /** The column that a click sorts by, -1 for none. */
    private int sortable(NatTable natTable, MouseEvent event) {
        int row = natTable.getRowPositionByY(event.y);
        int position = natTable.getColumnPositionByX(event.x);
        int column = natTable.getColumnIndexByPosition(position);
        if (row < 0 || row >= getRowCount() || kind(row) != Kind.TITLES || column < 0 || column >= table.columns().size()) {
            return -1;
        }
        Rectangle cell = natTable.getBoundsByPosition(position, row);
        boolean atEdge = cell != null && (event.x - cell.x < EDGE && position > 0 || cell.x + cell.width - event.x < EDGE);
        return atEdge || table.columns().get(column).order() == null ? -1 : column;
    }

    /** From where to where the heading of the group of a column reaches, on the control; for a column that is in sight. */
    Rectangle groupBounds(int column) {
        List<? extends Column<?>> columns = table.columns();
        String group = columns.get(column).group();
        Rectangle bounds = null;
        for (int position = 0; position < control.getColumnCount(); position++) {
            int at = control.getColumnIndexByPosition(position);
            if (at >= 0 && at < columns.size() && columns.get(at).group().equals(group)) {
                Rectangle cell = new Rectangle(control.getStartXOfColumnPosition(position), 0, control.getColumnWidthByPosition(position),
                        1);
                bounds = bounds == null ? cell : bounds.union(cell);
            }
        }
        return bounds;
    }

    @Override
    public Object getDataValue(int column, int row) {
        if (column >= table.columns().size()) {
            return "";
        }
        Column<?> at = table.columns().get(column);
        return switch (kind(row)) {
            case GROUPS -> at.group();
            case TITLES -> at.title();
            case FILTER -> "";
        };
    }

    @Override
    public void setDataValue(int column, int row, Object value) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public int getColumnCount() {
        return table.columns().size();
    }

    @Override
    public int getRowCount() {
        return 1 + (grouped ? 1 : 0) + (filter ? 1 : 0);
    }
}
