package org.todoku.ui;

import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Event;

/** Shows what a cell means, or its text where it is cut off. */
final class TableTooltip extends DefaultToolTip {

    private final TodokuTable<?> table;

    TableTooltip(TodokuTable<?> table, NatTable control) {
        super(control, ToolTip.NO_RECREATE, false);
        this.table = table;
        setPopupDelay(500);
        setShift(new org.eclipse.swt.graphics.Point(12, 12));
    }

    @Override
    protected boolean shouldCreateToolTip(Event event) {
        return !table.hintAt(event).isEmpty() && super.shouldCreateToolTip(event);
    }

    @Override
    protected String getText(Event event) {
        return table.hintAt(event);
    }

    @Override
    protected Object getToolTipArea(Event event) {
        // another text is another area, so that the tooltip follows the cell
        return table.hintAt(event);
    }
}
