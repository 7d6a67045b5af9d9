package org.todoku.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/**
 * A text field under the heading of every column that is in sight. They are named {@code filter.} and the id of the column. Tab goes
 * through them, and brings columns that are out of sight into it; arrow down leads to the rows, arrow up to what is
 * above the table, Escape empties a field.
 */
final class TableFilterRow {

    private static final String NAME = "filter.";

    private final TodokuTable<?> table;
    private final NatTable control;
    private final Map<String, Text> fields = new LinkedHashMap<>();
    private boolean shown;
    private boolean placing;
    /** The field that gets the focus as soon as its column is in sight. */
    private int wanted = -1;

    TableFilterRow(TodokuTable<?> table, NatTable control) {
        this.table = table;
        this.control = control;
        control.addListener(SWT.Resize, event -> place());
    }

    boolean shown() {
        return shown;
    }

    void show(boolean visible) {
        shown = visible;
        if (!visible) {
            fields.values().forEach(Text::dispose);
            fields.clear();
        }
        place();
    }

    /** Goes to the first field. */
    void focus() {
        go(0);
    }

    /** How high the row is. */
    int height() {
        Text text = new Text(control, SWT.BORDER);
        int height = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        text.dispose();
        return height + 2;
    }

    /** Puts the fields where their columns are, soon; for after every change of them. */
    void place() {
        if (!placing && !control.isDisposed() && (shown || !fields.isEmpty())) {
            placing = true;
            UiThread.later(control, this::placeNow);
        }
    }

    private void placeNow() {
        placing = false;
        if (!shown) {
            return;
        }
        List<? extends Column<?>> columns = table.columns();
        fields.entrySet().removeIf(field -> {
            boolean gone = columns.stream().noneMatch(column -> column.id().equals(field.getKey()));
            if (gone) {
                field.getValue().dispose();
            }
            return gone;
        });
        Map<String, Rectangle> places = new LinkedHashMap<>();
        int row = table.header().getRowCount() - 1;
        for (int position = 0; position < control.getColumnCount(); position++) {
            int index = control.getColumnIndexByPosition(position);
            Rectangle cell = control.getBoundsByPosition(position, row);
            if (index >= 0 && index < columns.size() && cell != null && cell.x < control.getClientArea().width) {
                places.put(columns.get(index).id(), new Rectangle(cell.x, cell.y + 1, cell.width - 1, cell.height - 2));
            }
        }
        fields.forEach((id, field) -> {
            if (!places.containsKey(id)) {
                field.setVisible(false);
            }
        });
        for (int i = 0; i < columns.size(); i++) {
            Rectangle place = places.get(columns.get(i).id());
            if (place != null) {
                Text field = field(columns.get(i));
                if (!field.getBounds().equals(place)) {
                    field.setBounds(place);
                }
                field.setVisible(true);
                if (wanted == i) {
                    wanted = -1;
                    field.setFocus();
                }
            }
        }
    }

    private Text field(Column<?> column) {
        return fields.computeIfAbsent(column.id(), id -> {
            Text field = WidgetIds.name(new Text(control, SWT.BORDER), NAME + id);
            field.setText(table.filter(id));
            field.setMessage(Messages.Table_filter);
            String tip = Messages.bind(Messages.Table_filterHint, column.fullTitle());
            field.setToolTipText(tip);
            SpokenName.give(field, tip);
            field.addListener(SWT.Modify, event -> table.setFilter(id, field.getText()));
            field.addListener(SWT.Traverse, event -> traverse(event, id));
            field.addListener(SWT.KeyDown, event -> key(event, field));
            return field;
        });
    }

    private void traverse(Event event, String id) {
        int here = table.placeOf(id);
        if (event.detail == SWT.TRAVERSE_TAB_NEXT && here + 1 < table.columns().size()) {
            event.doit = false;
            go(here + 1);
        } else if (event.detail == SWT.TRAVERSE_TAB_PREVIOUS && here > 0) {
            event.doit = false;
            go(here - 1);
        } else if (event.detail == SWT.TRAVERSE_RETURN || event.detail == SWT.TRAVERSE_ESCAPE) {
            event.doit = false;
        }
    }

    private void go(int column) {
        wanted = column;
        table.scrollTo(column);
        place();
    }

    private void key(Event event, Text field) {
        if (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR
                || event.keyCode == SWT.ESC && field.getText().isEmpty()) {
            event.doit = false;
            table.focus();
        } else if (event.keyCode == SWT.ESC) {
            event.doit = false;
            field.setText("");
        } else if (event.keyCode == SWT.ARROW_UP) {
            event.doit = false;
            table.leaveUp();
        }
    }

    /** The fields show what rows are filtered by; for when that changed otherwise. */
    void refresh() {
        fields.forEach((id, field) -> {
            if (!field.getText().strip().equals(table.filter(id))) {
                field.setText(table.filter(id));
            }
        });
    }
}
