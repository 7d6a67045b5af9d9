package org.todoku.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.window.Window;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.ConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
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
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionBindings;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IMemento;
import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;

/**
 * The table of every view that may grow: custom-painted, its cost does not depend on the number of rows. Columns can be resized
 * by dragging, hidden, shown and put in another order, the first ones can stay in sight; columns of one group have a common heading.
 * A click on a heading sorts, a row of texts under the headings filters; many rows in the background. Ctrl+C copies the selected rows
 * with their headings, Enter and double click open a row, the context menu copies and exports, Tab leaves the table, tooltips show
 * what is cut off. Colours follow the theme. For the UI thread.
 *
 * @param <R> type of a row
 */
public final class TodokuTable<R> {

    /** Loads what the first painting of a table needs, which takes a fifth of a second; to be called in the background. */
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

    private static final String KEPT = "table";
    private static final String FILTER_ROW = "filterRow";

    private final NatTable table;
    private final DataLayer bodyData;
    private final TableHeader header;
    private final SelectionLayer selection;
    private final ViewportLayer viewport;
    private final FreezeLayer freeze;
    private final TableCursor cursor;
    private final TableKeys keys;
    private final TableHints<R> hints;
    private final TableMenu menu;
    private final TableColumns<R> columns = new TableColumns<>();
    private final TableRows<R> rows = new TableRows<>(this::arranged);
    private final TableFilterRow filterRow;
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private final List<Runnable> arrangementListeners = new ArrayList<>();
    private Predicate<? super R> marked = row -> false;
    /** What is drawn, so that rows are the same while the table hears of a change. */
    private List<? extends R> drawn = List.of();
    private int frozen;
    private boolean fitting;

    /**
     * @param id name of the table for tests, see {@link WidgetIds}
     * @param name what the table shows, in the user's language, for screen readers
     */
    public TodokuTable(Composite parent, Selecting selecting, String id, String name) {
        bodyData = new DataLayer(new Body(), 120, 24);
        selection = new SelectionLayer(bodyData);
        TableCursor.keepThroughChanges(selection);
        cursor = new TableCursor(selection, selecting);
        selection.setLayerPainter(new GridLineCellLayerPainter());
        viewport = new ViewportLayer(selection);
        freeze = new FreezeLayer(selection);
        CompositeFreezeLayer body = new CompositeFreezeLayer(freeze, viewport, selection, false);
        header = new TableHeader(this);
        CompositeLayer grid = new CompositeLayer(1, 2);
        grid.setChildLayer(GridRegion.COLUMN_HEADER, new ColumnHeaderLayer(header.layer(), body, selection), 0, 0);
        grid.setChildLayer(GridRegion.BODY, body, 0, 1);
        if (selecting == Selecting.ROWS) {
            selection.addConfiguration(new RowOnlySelectionConfiguration());
        }
        table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, grid,
                false);
        table.setConfigRegistry(new ConfigRegistry());
        table.addConfiguration(new DefaultNatTableStyleConfiguration());
        table.addConfiguration(CellPainter.painting(this));
        if (selecting == Selecting.ROWS) {
            table.addConfiguration(new RowOnlySelectionBindings());
        }
        table.configure();
        keys = new TableKeys(this, table, selection);
        WidgetIds.name(table, id);
        hints = new TableHints<>(this, table);
        TableAccess.describe(table, name, this::spoken);
        new TableTooltip(hints, table);
        filterRow = new TableFilterRow(this, table);
        menu = new TableMenu(table, id.replaceAll("\\..*", "") + ".csv", this::copy, this::listed);
        menu.addView(this::chooseColumns, this::filterRow, visible -> {
            setFilterRow(visible);
            if (visible) {
                filterRow.focus();
            }
        });
        header.listen(table);
        listen();
        TableColours.follow(table, this::applyTheme);
    }

    public Control control() {
        return table;
    }

    /** Shows other columns. What the user chose for columns of the same ids is kept, and so are the rows. */
    public void setColumns(List<Column<R>> others) {
        columns.give(others);
        columnsChanged();
    }

    private void columnsChanged() {
        unfreeze();
        List<Column<R>> shown = columns.shown();
        header.show(columns.grouped(), filterRow.shown());
        for (int i = 0; i < shown.size(); i++) {
            bodyData.setColumnWidthByPosition(i, columns.width(shown.get(i).id()).orElse(shown.get(i).width()), false);
        }
        List<R> chosen = cursor.fewRows(drawn);
        selection.clear(false);
        table.refresh();
        freeze();
        filterRow.place();
        rows.arrange(columns.given());
        cursor.select(chosen, drawn);
    }

    /** The columns that are shown, from left to right. */
    public List<Column<R>> columns() {
        return columns.shown();
    }

    /** All columns, from left to right, hidden ones too. */
    List<Column<R>> allColumns() {
        return columns.all();
    }

    /** Whether a column is shown, by its id. */
    public boolean shows(String id) {
        return columns().stream().anyMatch(column -> column.id().equals(id));
    }

    /** Shows or hides columns by their ids, as the user wants it. */
    public void showColumns(Set<String> ids, boolean visible) {
        columns.show(ids, visible);
        columnsChanged();
    }

    /** Lets the user choose which columns are shown and in which order. */
    public void chooseColumns() {
        TableColumnsDialog<R> dialog = new TableColumnsDialog<>(table.getShell(), columns, rows.sorting());
        if (dialog.open() == Window.OK) {
            if (dialog.asGiven()) {
                columns.forgetChoice();
            } else {
                columns.choose(dialog.order(), dialog.visible());
            }
            columnsChanged();
            rows.sort(dialog.sorting(), columns.given());
        }
    }

    /** Gives a column a width, unless the user gave it one. */
    public void fit(String column, int width) {
        int place = placeOf(column);
        if (place >= 0 && columns.width(column).isEmpty()) {
            fitting = true;
            bodyData.setColumnWidthByPosition(place, width);
            fitting = false;
        }
    }

    /** Gives a column what the others leave of the room, unless the user gave it a width. */
    public void fitRest(String column, int least, int most) {
        int others = columns().stream().filter(other -> !other.id().equals(column))
                .mapToInt(other -> columns.width(other.id()).orElse(other.width())).sum();
        fit(column, Math.clamp(table.getClientArea().width - others, least, most));
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

    /**
     * Shows other rows, from the top, nothing selected; sorted and filtered as the user wants it. The list is read by index, visible
     * rows only, so it may compute them; all of them while it is sorted or filtered.
     */
    public void setRows(List<? extends R> others) {
        // also where it is the same list with something else in it
        drawn = new ArrayList<>();
        selection.clear(true);
        viewport.setOriginY(0);
        rows.give(others, columns.given());
    }

    /** Shows other rows as {@link #setRows} does, but stays where it is: the cursor stays in its cell while the row is still there. */
    public void changeRows(List<? extends R> others) {
        int column = cursor.cell().map(at -> at.x).orElse(0);
        rows.give(others, columns.given());
        cursor.moveTo(column);
    }

    /** The rows that are shown, in the order in which they are. */
    public List<? extends R> rows() {
        return rows.shown();
    }

    /** How many rows there are, shown or not. */
    public int givenRows() {
        return rows.given().size();
    }

    /** Whether the user filters rows, so that some may not be shown. */
    public boolean filtered() {
        return rows.filtered();
    }

    /** Whether the user sorts rows, so that they are not in the order in which they were given. */
    public boolean sorted() {
        return rows.sorting().isPresent();
    }

    /** Whether many rows are being sorted or filtered in the background; the user can stop it in the progress display too. */
    public boolean arranging() {
        return rows.busy();
    }

    /** Stops sorting and filtering in the background; everything is as it was before. */
    public void stopArranging() {
        rows.stop();
    }

    /** Told when other rows are shown, or the same in another order, and when sorting or filtering them begins or ends. */
    public void onArranged(Runnable listener) {
        arrangementListeners.add(listener);
    }

    /** Shows or hides the texts under the headings that rows are filtered with. Hiding them shows all rows. */
    public void setFilterRow(boolean visible) {
        if (visible == filterRow.shown()) {
            return;
        }
        header.show(columns.grouped(), visible);
        filterRow.show(visible);
        table.refresh();
        if (!visible && rows.filtered()) {
            rows.clearFilters(columns.given());
        }
        arrangementListeners.forEach(Runnable::run);
    }

    public boolean filterRow() {
        return filterRow.shown();
    }

    /** Goes to the first text of the filter. */
    public void focusFilter() {
        filterRow.focus();
    }

    String filter(String column) {
        return rows.filter(column);
    }

    void setFilter(String column, String text) {
        if (!rows.filter(column).equals(text.strip())) {
            rows.filter(column, text, columns.given());
        }
    }

    /** Ascending, descending, as given, and so on. */
    void toggleSorting(int place) {
        rows.toggleSorting(columns().get(place).id(), columns.given());
    }

    /** The sorting where it is by the column at a place. */
    Optional<TableRows.Sorting> sortingAt(int place) {
        return place < columns().size() ? rows.sorting().filter(by -> by.column().equals(columns().get(place).id())) : Optional.empty();
    }

    private void arranged() {
        if (table.isDisposed()) {
            return;
        }
        if (drawn != rows.shown()) {
            List<R> chosen = cursor.fewRows(drawn);
            drawn = rows.shown();
            selection.clear(false);
            table.refresh();
            cursor.select(chosen, drawn);
        } else {
            table.redraw();
        }
        menu.rowsChanged(!drawn.isEmpty());
        filterRow.refresh();
        arrangementListeners.forEach(Runnable::run);
    }

    /** Tints rows, for example those that are selected elsewhere, and says so to screen readers. */
    public void mark(Predicate<? super R> rowsToMark) {
        marked = rowsToMark;
        table.redraw();
    }

    /** What screen readers are told of the row of the cursor. */
    public String spoken() {
        return hints.spoken();
    }

    boolean marks(R row) {
        return marked.test(row);
    }

    boolean markedAt(int row) {
        return row >= 0 && row < drawn.size() && marks(drawn.get(row));
    }

    /** Keeps what the user chose: columns, widths, the order of rows, whether rows can be filtered. */
    public void save(IMemento memento) {
        IMemento kept = memento.createChild(KEPT);
        columns.save(kept);
        rows.save(kept);
        kept.putBoolean(FILTER_ROW, filterRow());
    }

    /** Takes back what was saved; nothing where nothing was. */
    public void restore(@Nullable IMemento memento) {
        IMemento kept = memento == null ? null : memento.getChild(KEPT);
        if (kept != null) {
            columns.restore(kept);
            columnsChanged();
            rows.restore(kept, columns.given());
            setFilterRow(Boolean.TRUE.equals(kept.getBoolean(FILTER_ROW)));
        }
    }

    /** Draws again, when rows show something else than before. */
    public void redraw() {
        table.redraw();
    }

    /** The selected rows from top to bottom. */
    public List<R> selection() {
        return cursor.rows(drawn);
    }

    /** The cell that the cursor is on. */
    public Optional<Cell<R>> cell() {
        return cursor.cell().filter(at -> at.y < drawn.size() && at.x < columns().size())
                .map(at -> new Cell<>(drawn.get(at.y), columns().get(at.x).id()));
    }

    /** Selects one row, or its first cell, and scrolls to it. */
    public void select(int row) {
        if (row >= 0 && row < drawn.size()) {
            cursor.select(row);
            viewport.moveRowPositionIntoViewport(row);
        }
    }

    /** Selects one cell, and scrolls to it. */
    public void select(int row, String column) {
        select(row);
        cursor.moveTo(placeOf(column));
        scrollTo(placeOf(column));
    }

    /** Gives the table the focus, and a selection where there is none. */
    public void focus() {
        // the texts of the filter are in the table, and would get the focus otherwise
        table.forceFocus();
        if (cursor.cell().isEmpty()) {
            select(0);
        }
    }

    public void onSelect(Runnable listener) {
        selectionListeners.add(listener);
    }

    /** Enter or double click on a row. */
    public void onOpen(Consumer<R> listener) {
        keys.onOpen(() -> selection().stream().findFirst().ifPresent(listener));
    }

    /** Arrow up in the first row, to lead back to what is above the table. */
    public void onLeaveUp(Runnable action) {
        keys.onLeaveUp(action);
    }

    void leaveUp() {
        keys.leaveUp();
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
        List<Column<R>> shown = columns();
        if (chosen.size() > TableRows.AT_ONCE) {
            Work.inBackground(Messages.Table_copying, progress -> TableTexts.tabbed(shown, chosen),
                    text -> Clipboards.copy(Display.getDefault(), text));
        } else if (!chosen.isEmpty()) {
            Clipboards.copy(table.getDisplay(), TableTexts.tabbed(shown, chosen));
        }
    }

    /**
     * Rows as comma-separated values with the columns that are shown, sorted and filtered as the user wants it now.
     *
     * @param always id of a column that is written in any case
     * @param rowsToWrite called on a background thread; the list may compute its rows
     */
    public UserFiles.Writing writing(String always, Function<Progress, List<? extends R>> rowsToWrite) {
        List<Column<R>> written = new ArrayList<>(columns());
        columns.given().stream().filter(column -> column.id().equals(always) && !written.contains(column)).forEach(written::add);
        return TableTexts.writing(written, rows.arranging(columns.given()), rowsToWrite);
    }

    private UserFiles.Writing listed() {
        return writing("", progress -> rows.given());
    }

    Tone toneAt(int column, int row) {
        return column < columns().size() && row < drawn.size() ? columns().get(column).tone().apply(drawn.get(row)) : Tone.PLAIN;
    }

    TableHeader header() {
        return header;
    }

    int placeOf(String id) {
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Brings a column into sight. */
    void scrollTo(int place) {
        if (place >= frozen) {
            viewport.moveColumnPositionIntoViewport(place);
        }
    }

    int alignment(int column) {
        return column < columns().size() ? columns().get(column).alignment() : SWT.LEFT;
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
                    for (int i = range.start; i < range.end && i < columns().size(); i++) {
                        columns.setWidth(columns().get(i).id(), bodyData.getColumnWidthByPosition(i));
                    }
                }
            }
        });
        // whatever moves columns moves the texts under their headings
        table.addLayerListener(event -> filterRow.place());
        table.addDisposeListener(event -> rows.close());
    }

    private void freeze() {
        if (frozen > 0 && frozen < columns().size()) {
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
        header.setHeights(line + CellPainter.PADDING + 2, filterRow.height());
        table.refresh();
    }

    private final class Body implements IDataProvider {

        @Override
        public Object getDataValue(int column, int row) {
            return column < columns().size() && row < drawn.size() ? columns().get(column).text().apply(drawn.get(row)) : "";
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("read only");
        }

        @Override
        public int getColumnCount() {
            return columns().size();
        }

        @Override
        public int getRowCount() {
            return drawn.size();
        }
    }
}
