package org.todoku.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** What keys and the mouse do in a table, beyond moving about and selecting. */
final class TableKeys {

    private final TodokuTable<?> table;
    private final NatTable control;
    private final SelectionLayer selection;
    private final List<Runnable> openListeners = new ArrayList<>();
    private Runnable leaveUp = () -> { };
    /** Whether the cursor was in the first row before the key that is being handled; the table itself hears the key first. */
    private boolean atTop = true;

    TableKeys(TodokuTable<?> table, NatTable control, SelectionLayer selection) {
        this.table = table;
        this.control = control;
        this.selection = selection;
        // first, for otherwise the table goes on to the next row before that is opened
        control.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.CR), (where, event) -> open());
        control.addListener(SWT.KeyDown, this::key);
        control.addListener(SWT.MenuDetect, this::beforeMenu);
        // the arrows move within the table; Tab goes on to what is after it, as everywhere in the window
        control.addListener(SWT.Traverse,
                event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        control.addListener(SWT.MouseDoubleClick, event -> {
            if (event.button == 1 && control.getRowPositionByY(event.y) >= table.header().getRowCount()) {
                open();
            }
        });
    }

    void onOpen(Runnable listener) {
        openListeners.add(listener);
    }

    void onLeaveUp(Runnable action) {
        leaveUp = action;
    }

    void leaveUp() {
        leaveUp.run();
    }

    private void key(Event event) {
        if (event.keyCode == SWT.KEYPAD_CR) {
            open();
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
            table.copy();
        } else if (event.keyCode == SWT.ARROW_UP && event.stateMask == 0 && atTop) {
            if (table.filterRow()) {
                table.focusFilter();
            } else {
                leaveUp();
            }
        }
        atTop = selection.getSelectionAnchor().rowPosition <= 0;
    }

    /** Where nothing is selected, Enter selects: what would be opened is seen first. */
    private void open() {
        if (selection.getSelectionAnchor().rowPosition < 0) {
            table.select(0);
        } else {
            openListeners.forEach(Runnable::run);
        }
    }

    /** A right click selects what it is on, as everywhere; from the keyboard the menu opens at the row of the cursor. */
    private void beforeMenu(Event event) {
        if (event.detail == SWT.MENU_KEYBOARD) {
            menuAtCursor(event);
            return;
        }
        int position = control.getRowPositionByY(control.toControl(event.x, event.y).y);
        int row = control.getRowIndexByPosition(position);
        if (position >= table.header().getRowCount() && row >= 0 && !selection.isRowPositionSelected(row)) {
            table.select(row);
        }
    }

    private void menuAtCursor(Event event) {
        int cursor = selection.getSelectionAnchor().rowPosition;
        Point place = new Point(CellPainter.PADDING, table.header().layer().getHeight());
        for (int position = table.header().getRowCount(); position < control.getRowCount(); position++) {
            if (control.getRowIndexByPosition(position) == cursor) {
                place.y = control.getStartYOfRowPosition(position) + control.getRowHeightByPosition(position);
            }
        }
        Point onDisplay = control.toDisplay(place);
        event.x = onDisplay.x;
        event.y = onDisplay.y;
    }
}
