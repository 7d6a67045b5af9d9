package org.todoku.ui.tests;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** What a table shows, and where. */
final class TablePage {

    private final NatTable table;
    private final SelectionLayer selection;

    TablePage(NatTable table) {
        this.table = table;
        CompositeLayer body = (CompositeLayer) grid().getChildLayerByRegionName(GridRegion.BODY);
        this.selection = (SelectionLayer) ((ViewportLayer) body.getChildLayerByLayoutCoordinate(1, 1)).getScrollableLayer();
    }

    private CompositeLayer grid() {
        return (CompositeLayer) table.getLayer();
    }

    NatTable control() {
        return table;
    }

    List<String> headings() {
        return row(data(grid().getChildLayerByRegionName(GridRegion.COLUMN_HEADER)), 0);
    }

    int rows() {
        return body().getRowCount();
    }

    List<String> row(int row) {
        return row(body(), row);
    }

    /** The cell in a row, under a heading. */
    String cell(int row, String heading) {
        int column = headings().indexOf(heading);
        if (column < 0) {
            throw new AssertionError("No column " + heading + " among " + headings());
        }
        return row(row).get(column);
    }

    List<String> column(String heading) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            cells.add(cell(row, heading));
        }
        return cells;
    }

    /** The first rows as lines, for messages. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" | ", headings()));
        for (int row = 0; row < Math.min(rows(), 20); row++) {
            lines.add(String.join(" | ", row(row)));
        }
        return lines;
    }

    /** The row of the cursor, -1 for none. */
    int cursor() {
        return selection.getSelectionAnchor().rowPosition;
    }

    int selected() {
        return selection.getSelectedRowCount();
    }

    /** The middle of a cell that is in sight, on the display. */
    Point onDisplay(int row, int column) {
        for (int rowPosition = 1; rowPosition < table.getRowCount(); rowPosition++) {
            for (int position = 0; position < table.getColumnCount(); position++) {
                if (table.getRowIndexByPosition(rowPosition) == row && table.getColumnIndexByPosition(position) == column) {
                    Rectangle bounds = table.getBoundsByPosition(position, rowPosition);
                    return table.toDisplay(bounds.x + Math.min(20, bounds.width / 2), bounds.y + bounds.height / 2);
                }
            }
        }
        throw new AssertionError("Row " + row + " is not in sight: " + lines());
    }

    /** The headings of the columns that are in sight as a whole. */
    List<String> headingsInSight() {
        List<String> all = headings();
        List<String> seen = new ArrayList<>();
        for (int position = 0; position < table.getColumnCount(); position++) {
            Rectangle bounds = table.getBoundsByPosition(position, 0);
            int index = table.getColumnIndexByPosition(position);
            if (index >= 0 && bounds.x + bounds.width <= table.getClientArea().width) {
                seen.add(all.get(index));
            }
        }
        return seen;
    }

    int width(String heading) {
        return table.getColumnWidthByPosition(headingsInSight().indexOf(heading));
    }

    private IDataProvider body() {
        return data(selection);
    }

    private static IDataProvider data(ILayer layer) {
        ILayer below = layer;
        while (!(below instanceof DataLayer)) {
            below = below.getUnderlyingLayerByPosition(0, 0);
        }
        return ((DataLayer) below).getDataProvider();
    }

    private static List<String> row(IDataProvider data, int row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < data.getColumnCount(); column++) {
            cells.add(String.valueOf(data.getDataValue(column, row)));
        }
        return cells;
    }
}
