package org.todoku.ui;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Event;

/**
 * What tooltips and screen readers say of the cells of a table.
 *
 * @param <R> type of a row
 */
final class TableHints<R> {

    private static final int LONGEST = 1500;
    /** Letters in a line of a tooltip. */
    private static final int LINE = 100;

    private final TodokuTable<R> table;
    private final NatTable control;

    TableHints(TodokuTable<R> table, NatTable control) {
        this.table = table;
        this.control = control;
    }

    /** What a tooltip at a point of the table says; empty for none. */
    String at(Event event) {
        int columnPosition = control.getColumnPositionByX(event.x);
        int rowPosition = control.getRowPositionByY(event.y);
        int index = control.getColumnIndexByPosition(columnPosition);
        List<Column<R>> columns = table.columns();
        if (index < 0 || index >= columns.size() || rowPosition < 0) {
            return "";
        }
        Column<R> column = columns.get(index);
        if (rowPosition < table.header().getRowCount()) {
            return ofHeading(column, table.header().kind(rowPosition));
        }
        int row = control.getRowIndexByPosition(rowPosition);
        if (row < 0 || row >= table.rows().size()) {
            return "";
        }
        R shown = table.rows().get(row);
        String hint = column.hint().apply(shown);
        String text = column.text().apply(shown);
        boolean cutOff = table.widthFor("", text, column.tone().apply(shown)) > control.getColumnWidthByPosition(columnPosition);
        return HarmlessText.wrapped(HarmlessText.cut(HarmlessText.lines(hint.isEmpty() && cutOff ? text : hint), LONGEST), LINE);
    }

    private static String ofHeading(Column<?> column, TableHeader.Kind kind) {
        return switch (kind) {
            case GROUPS -> HarmlessText.line(column.group());
            case TITLES -> HarmlessText.lines(column.tooltip().isEmpty() ? column.title() : column.tooltip())
                    + (column.order() == null ? "" : "\n" + Messages.Table_sortHint);
            case FILTER -> "";
        };
    }

    /** The row of the cursor, for screen readers. */
    String spoken() {
        return table.cell().map(TodokuTable.Cell::row).map(row -> (table.marks(row) ? Messages.Table_marked + ", " : "")
                + String.join(", ", table.columns().stream().map(column -> said(column, row)).toList())).orElse("");
    }

    private String said(Column<R> column, R row) {
        return column.fullTitle() + ": " + HarmlessText.cut(HarmlessText.line(column.text().apply(row)), LONGEST);
    }
}
