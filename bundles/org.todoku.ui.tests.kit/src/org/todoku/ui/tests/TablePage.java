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
import org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Text;

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
        return row(header(), titleRow());
    }

    /** The headings above the headings; none where columns have no groups. */
    List<String> groups() {
        return titleRow() == 0 ? List.of() : row(header(), 0);
    }

    private IDataProvider header() {
        return data(grid().getChildLayerByRegionName(GridRegion.COLUMN_HEADER));
    }

    /** Below the headings of groups, above the texts of the filter, which have no headings. */
    private int titleRow() {
        int row = header().getRowCount() - 1;
        return row > 0 && row(header(), row).stream().allMatch(String::isEmpty) ? row - 1 : row;
    }

    /** The text under the heading of a column, by its id. */
    Text filter(String column) {
        return Widgets.waitFor(table, "filter." + column, Text.class);
    }

    /** The middle of a heading that is in sight, on the display. */
    Point headingOnDisplay(String heading) {
        int column = headings().indexOf(heading);
        for (int position = 0; position < table.getColumnCount(); position++) {
            if (table.getColumnIndexByPosition(position) == column) {
                Rectangle bounds = table.getBoundsByPosition(position, titleRow());
                return table.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
            }
        }
        throw new AssertionError("No heading " + heading + " in sight: " + headings());
    }

    int rows() {
        return body().getRowCount();
    }

    List<String> row(int row) {
        return row(body(), row);
    }

    /** The cell in a row, under a heading. */
    String cell(int row, String heading) {
        int column = place(heading);
        if (column < 0) {
            throw new AssertionError("No column " + heading + " among " + headings());
        }
        return row(row).get(column);
    }

    /** Where a heading is; one below a common heading is named by both. */
    int place(String heading) {
        List<String> titles = headings();
        List<String> groups = groups();
        for (int i = 0; i < titles.size(); i++) {
            if (heading.equals(titles.get(i)) || !groups.isEmpty() && heading.equals(groups.get(i) + " · " + titles.get(i))) {
                return i;
            }
        }
        return -1;
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

    /** Puts the cursor into a cell, as keys or a click do; it may be out of sight. */
    void cursor(int row, int column) {
        selection.doCommand(new SelectCellCommand(selection, column, row, false, false));
        Waiting.settle();
    }

    int selected() {
        return selection.getSelectedRowCount();
    }

    /** Scrolls until a row is in sight. */
    void reveal(int row) {
        table.doCommand(new ShowRowInViewportCommand(row));
        Waiting.settle();
    }

    /** The middle of a cell that is in sight, on the display. */
    Point onDisplay(int row, int column) {
        return onDisplay(row, column, 20);
    }

    /** @param fromLeft pixels from the left edge of the cell, at most to its middle */
    Point onDisplay(int row, int column, int fromLeft) {
        for (int rowPosition = header().getRowCount(); rowPosition < table.getRowCount(); rowPosition++) {
            for (int position = 0; position < table.getColumnCount(); position++) {
                if (table.getRowIndexByPosition(rowPosition) == row && table.getColumnIndexByPosition(position) == column) {
                    Rectangle bounds = table.getBoundsByPosition(position, rowPosition);
                    return table.toDisplay(bounds.x + Math.min(fromLeft, bounds.width / 2), bounds.y + bounds.height / 2);
                }
            }
        }
        throw new AssertionError("Row " + row + " is not in sight: " + lines());
    }

    /** A place at the beginning of a row where nothing but the ground is painted, on the display. */
    Point ground(int row) {
        return onDisplay(row, 0, 2);
    }

    /** How many pixels at the right end of a cell show nothing but what is behind the row, on the display. */
    int free(int row, int column) {
        Waiting.settle();
        Rectangle bounds = table.getBoundsByPosition(column, row + header().getRowCount());
        Point place = table.toDisplay(bounds.x, bounds.y);
        ImageData data = Todoku.picture(new Rectangle(place.x, place.y, bounds.width - 1, bounds.height - 1));
        int behind = data.getPixel(1, 1);
        int free = 0;
        while (free < data.width && empty(data, data.width - 1 - free, behind)) {
            free++;
        }
        return free;
    }

    private static boolean empty(ImageData data, int x, int behind) {
        for (int y = 0; y < data.height; y++) {
            if (data.getPixel(x, y) != behind) {
                return false;
            }
        }
        return true;
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
