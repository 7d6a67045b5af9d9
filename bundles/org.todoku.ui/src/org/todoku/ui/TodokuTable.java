package org.todoku.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.ConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.coordinate.Range;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.freeze.CompositeFreezeLayer;
import org.eclipse.nebula.widgets.nattable.freeze.FreezeHelper;
import org.eclipse.nebula.widgets.nattable.freeze.FreezeLayer;
import org.eclipse.nebula.widgets.nattable.freeze.FreezeConfigAttributes;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.painter.layer.GridLineCellLayerPainter;
import org.eclipse.nebula.widgets.nattable.resize.event.ColumnResizeEvent;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectRowsCommand;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionBindings;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * The table of every view that may grow: custom-painted, its cost does not depend on the number of rows. Columns can be resized
 * by dragging, the first ones can stay in sight; Ctrl+C copies the selected rows with their headings, Enter and double click
 * open a row, the context menu copies and exports, Tab leaves the table, tooltips show what is cut off. Colours follow the theme.
 * For the UI thread, except {@link #writeCsv}.
 *
 * @param <R> type of a row
 */
public final class TodokuTable<R> {

    /**
     * Loads what the first painting of a table needs; looking for it takes a fifth of a second that the UI thread should not wait.
     * To be called in the background.
     */
    static void prepare() {
        try {
            Class.forName("org.eclipse.collections.api.factory.Sets", true, NatTable.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            Errors.log("The collections that tables are painted with were not found", e);
        }
    }


    /** What a click selects. */
    public enum Selecting {
        ROWS, CELLS
    }

    /**
     * A selected cell.
     *
     * @param <R> type of a row
     * @param column id of the column
     */
    public record Cell<R>(R row, String column) {
    }

    private final NatTable table;
    private final DataLayer bodyData;
    private final DataLayer headerData;
    private final SelectionLayer selection;
    private final ViewportLayer viewport;
    private final FreezeLayer freeze;
    private final Selecting selecting;
    private final TableMenu menu;
    private final Map<String, Integer> widths = new HashMap<>();
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private final List<Consumer<R>> openListeners = new ArrayList<>();
    private Runnable leaveUp = () -> { };
    private List<Column<R>> columns = List.of();
    private List<? extends R> rows = List.of();
    private int frozen;
    private boolean fitting;
    /** Whether the cursor was in the first row before the key that is being handled; the table itself hears the key first. */
    private boolean atTop = true;

    /**
     * @param id name of the table for tests, see {@link WidgetIds}
     * @param name what the table shows, in the user's language, for screen readers
     */
    public TodokuTable(Composite parent, Selecting selecting, String id, String name) {
        this.selecting = selecting;
        bodyData = new DataLayer(new Body(), 120, 24);
        selection = new SelectionLayer(bodyData);
        selection.setLayerPainter(new GridLineCellLayerPainter());
        viewport = new ViewportLayer(selection);
        freeze = new FreezeLayer(selection);
        CompositeFreezeLayer body = new CompositeFreezeLayer(freeze, viewport, selection, false);
        headerData = new DataLayer(new Header(), 120, 26);
        ColumnHeaderLayer header = new ColumnHeaderLayer(headerData, body, selection);
        CompositeLayer grid = new CompositeLayer(1, 2);
        grid.setChildLayer(GridRegion.COLUMN_HEADER, header, 0, 0);
        grid.setChildLayer(GridRegion.BODY, body, 0, 1);
        if (selecting == Selecting.ROWS) {
            selection.addConfiguration(new RowOnlySelectionConfiguration());
        }
        table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, grid,
                false);
        table.setConfigRegistry(new ConfigRegistry());
        table.addConfiguration(new DefaultNatTableStyleConfiguration());
        table.addConfiguration(new Painting());
        if (selecting == Selecting.ROWS) {
            table.addConfiguration(new RowOnlySelectionBindings());
        }
        table.configure();
        // first, for otherwise the table goes on to the next row before that is opened
        table.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.CR), (where, event) -> open());
        WidgetIds.name(table, id);
        TableAccess.describe(table, name, this::spoken);
        new TableTooltip(this, table);
        menu = new TableMenu(table, id.replaceAll("\\..*", "") + ".csv", this::copy, this::listed);
        listen();
        TableColours.follow(table, this::applyTheme);
    }

    public Control control() {
        return table;
    }

    /** Shows other columns. Widths that the user gave columns of the same ids are kept, and so are the rows. */
    public void setColumns(List<Column<R>> columns) {
        unfreeze();
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            int width = widths.getOrDefault(columns.get(i).id(), columns.get(i).width());
            bodyData.setColumnWidthByPosition(i, width, false);
        }
        selection.clear(true);
        table.refresh();
        freeze();
    }

    public List<Column<R>> columns() {
        return columns;
    }

    /** Gives a column a width, unless the user gave it one. */
    public void fit(String column, int width) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(column) && !widths.containsKey(column)) {
                fitting = true;
                bodyData.setColumnWidthByPosition(i, width);
                fitting = false;
            }
        }
    }

    /** How wide a column must be for its heading and for one text with a mark; for {@link #fit}. */
    public int widthFor(String heading, String text, Tone tone) {
        GC gc = new GC(table);
        try {
            return Math.max(CellPainter.headingWidth(gc, heading), CellPainter.width(gc, text, tone));
        } finally {
            gc.dispose();
        }
    }

    /** Keeps the first columns in sight while the others scroll. */
    public void setFrozenColumns(int count) {
        unfreeze();
        frozen = count;
        freeze();
    }

    /** Shows other rows, from the top, nothing selected. The list is read by index, visible rows only, so it may compute them. */
    public void setRows(List<? extends R> rows) {
        this.rows = rows;
        selection.clear(true);
        viewport.setOriginY(0);
        table.refresh();
        menu.rowsChanged(!rows.isEmpty());
    }

    public List<? extends R> rows() {
        return rows;
    }

    /** Draws again, when rows show something else than before. */
    public void redraw() {
        table.redraw();
    }

    /** The selected rows from top to bottom. */
    public List<R> selection() {
        List<R> found = new ArrayList<>();
        selection.getSelectedRowPositions().stream().flatMapToInt(range -> IntStream.range(range.start, range.end)).sorted()
                .filter(row -> row < rows.size()).forEach(row -> found.add(rows.get(row)));
        return found;
    }

    /** The cell that the cursor is on. */
    public Optional<Cell<R>> cell() {
        PositionCoordinate anchor = selection.getSelectionAnchor();
        return anchor.rowPosition < 0 || anchor.rowPosition >= rows.size() || anchor.columnPosition < 0
                || anchor.columnPosition >= columns.size() ? Optional.empty()
                        : Optional.of(new Cell<>(rows.get(anchor.rowPosition), columns.get(anchor.columnPosition).id()));
    }

    /** Selects one row, or its first cell, and scrolls to it. */
    public void select(int row) {
        if (row < 0 || row >= rows.size()) {
            return;
        }
        if (selecting == Selecting.ROWS) {
            selection.doCommand(new SelectRowsCommand(selection, 0, row, false, false));
        } else {
            selection.doCommand(new SelectCellCommand(selection, 0, row, false, false));
        }
        viewport.moveRowPositionIntoViewport(row);
    }

    /** Gives the table the focus, and a selection where there is none. */
    public void focus() {
        table.setFocus();
        if (selection().isEmpty()) {
            select(0);
        }
    }

    public void onSelect(Runnable listener) {
        selectionListeners.add(listener);
    }

    /** Enter or double click on a row. */
    public void onOpen(Consumer<R> listener) {
        openListeners.add(listener);
    }

    /** Arrow up in the first row, to lead back to what is above the table. */
    public void onLeaveUp(Runnable action) {
        leaveUp = action;
    }

    /** Adds something that can be done with the selected rows to the context menu, above copying and exporting. */
    public void addToMenu(String label, Runnable action) {
        menu.add(label, action);
    }

    /**
     * Exports something else than the rows that are listed, for example when they are only the first of many.
     *
     * @param exported asked on the UI thread; what it gives is run on a background thread
     */
    public void setExport(Supplier<UserFiles.Writing> exported) {
        menu.setExport(exported);
    }

    /** Exporting, for a tool bar; it is in the context menu anyway. */
    public IAction exportAction() {
        return menu.exportAction();
    }

    /** Copies the selected rows, tab-separated with headings, as spreadsheets take them. */
    public void copy() {
        List<R> chosen = selection();
        if (chosen.isEmpty()) {
            return;
        }
        var text = new StringBuilder(String.join("\t", columns.stream().map(Column::title).toList()));
        for (R row : chosen) {
            text.append(System.lineSeparator())
                    .append(String.join("\t", columns.stream().map(column -> oneLine(column.text().apply(row))).toList()));
        }
        Clipboards.copy(table.getDisplay(), text.toString());
    }

    /**
     * Writes rows as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in
     * front. May run on any thread when the functions of the columns and the rows may.
     */
    public static <R> void writeCsv(List<Column<R>> columns, List<? extends R> rows, Appendable out) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(column -> harmless(column.title())).toList());
            for (R row : rows) {
                printer.printRecord(columns.stream().map(column -> harmless(column.text().apply(row))).toList());
            }
        }
    }

    private UserFiles.Writing listed() {
        List<Column<R>> shownColumns = columns;
        List<? extends R> shownRows = List.copyOf(rows);
        return out -> writeCsv(shownColumns, shownRows, out);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }

    private static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    Tone toneAt(int column, int row) {
        return column < columns.size() && row < rows.size() ? columns.get(column).tone().apply(rows.get(row)) : Tone.PLAIN;
    }

    int alignment(int column) {
        return column < columns.size() ? columns.get(column).alignment() : SWT.LEFT;
    }

    /** What a tooltip at a point of the table says; empty for none. */
    String hintAt(Event event) {
        int columnPosition = table.getColumnPositionByX(event.x);
        int rowPosition = table.getRowPositionByY(event.y);
        int column = table.getColumnIndexByPosition(columnPosition);
        if (column < 0 || column >= columns.size() || rowPosition < 0) {
            return "";
        }
        Column<R> at = columns.get(column);
        if (rowPosition == 0) {
            return at.tooltip().isEmpty() ? at.title() : at.tooltip();
        }
        int row = table.getRowIndexByPosition(rowPosition);
        if (row < 0 || row >= rows.size()) {
            return "";
        }
        String hint = at.hint().apply(rows.get(row));
        String text = at.text().apply(rows.get(row));
        return hint.isEmpty() && cutOff(text, at.tone().apply(rows.get(row)), columnPosition) ? text : hint;
    }

    private boolean cutOff(String text, Tone tone, int position) {
        return widthFor("", text, tone) > table.getColumnWidthByPosition(position);
    }

    private String spoken() {
        return cell().map(Cell::row).map(row -> String.join(", ",
                columns.stream().map(column -> column.title() + ": " + column.text().apply(row)).toList())).orElse("");
    }

    private void listen() {
        selection.addLayerListener(event -> {
            if (event instanceof ISelectionEvent) {
                selectionListeners.forEach(Runnable::run);
            }
        });
        bodyData.addLayerListener(event -> {
            if (event instanceof ColumnResizeEvent resize && !fitting) {
                for (Range range : resize.getColumnPositionRanges()) {
                    for (int i = range.start; i < range.end && i < columns.size(); i++) {
                        widths.put(columns.get(i).id(), bodyData.getColumnWidthByPosition(i));
                    }
                }
            }
        });
        table.addListener(SWT.KeyDown, this::key);
        table.addListener(SWT.MenuDetect, this::beforeMenu);
        // the arrows move within the table; Tab goes on to what is after it, as everywhere in the window
        table.addListener(SWT.Traverse,
                event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        table.addListener(SWT.MouseDoubleClick, event -> {
            if (event.button == 1 && table.getRowPositionByY(event.y) > 0) {
                open();
            }
        });
    }

    private void key(Event event) {
        if (event.keyCode == SWT.KEYPAD_CR) {
            open();
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
            copy();
        } else if (event.keyCode == SWT.ARROW_UP && event.stateMask == 0 && atTop) {
            leaveUp.run();
        }
        atTop = selection.getSelectionAnchor().rowPosition <= 0;
    }

    private void open() {
        selection().stream().findFirst().ifPresent(row -> openListeners.forEach(listener -> listener.accept(row)));
    }

    /** A right click selects what it is on, as everywhere; from the keyboard the menu opens at the row of the cursor. */
    private void beforeMenu(Event event) {
        if (event.detail == SWT.MENU_KEYBOARD) {
            menuAtCursor(event);
            return;
        }
        int position = table.getRowPositionByY(table.toControl(event.x, event.y).y);
        int row = table.getRowIndexByPosition(position);
        if (position > 0 && row >= 0 && !selection.isRowPositionSelected(row)) {
            select(row);
        }
    }

    private void menuAtCursor(Event event) {
        int cursor = selection.getSelectionAnchor().rowPosition;
        Point place = new Point(CellPainter.PADDING, headerData.getHeight());
        for (int position = 1; position < table.getRowCount(); position++) {
            if (table.getRowIndexByPosition(position) == cursor) {
                place.y = table.getStartYOfRowPosition(position) + table.getRowHeightByPosition(position);
            }
        }
        Point onDisplay = table.toDisplay(place);
        event.x = onDisplay.x;
        event.y = onDisplay.y;
    }

    private void freeze() {
        if (frozen > 0 && frozen < columns.size()) {
            FreezeHelper.freeze(freeze, viewport, new PositionCoordinate(freeze, 0, -1), new PositionCoordinate(freeze, frozen - 1, -1));
            table.refresh();
        }
    }

    private void unfreeze() {
        FreezeHelper.unfreeze(freeze, viewport);
    }

    private void applyTheme() {
        TableColours.apply(table);
        table.getConfigRegistry().registerConfigAttribute(CellConfigAttributes.GRID_LINE_COLOR, TableColours.line());
        table.getConfigRegistry().registerConfigAttribute(FreezeConfigAttributes.SEPARATOR_COLOR, TableColours.line());
        GC gc = new GC(table);
        gc.setFont(JFaceResources.getDefaultFont());
        int line = gc.getFontMetrics().getHeight();
        gc.dispose();
        bodyData.setDefaultRowHeight(line + CellPainter.PADDING);
        headerData.setDefaultRowHeight(line + CellPainter.PADDING + 2);
        table.refresh();
    }

    private final class Painting extends AbstractRegistryConfiguration {

        @Override
        public void configureRegistry(IConfigRegistry registry) {
            registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, new CellPainter(TodokuTable.this, false));
            for (DisplayMode mode : DisplayMode.values()) {
                registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, new CellPainter(TodokuTable.this, true), mode,
                        GridRegion.COLUMN_HEADER);
            }
        }
    }

    private final class Body implements IDataProvider {

        @Override
        public Object getDataValue(int column, int row) {
            return column < columns.size() && row < rows.size() ? columns.get(column).text().apply(rows.get(row)) : "";
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("read only");
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public int getRowCount() {
            return rows.size();
        }
    }

    private final class Header implements IDataProvider {

        @Override
        public Object getDataValue(int column, int row) {
            return column < columns.size() ? columns.get(column).title() : "";
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("read only");
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public int getRowCount() {
            return 1;
        }
    }
}
