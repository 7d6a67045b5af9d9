package org.todoku.ui;

import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Event;

/** Shows what a cell means, or its text where it is cut off. */
final class TableTooltip extends DefaultToolTip {

    private final TableHints<?> hints;

    TableTooltip(TableHints<?> hints, NatTable control) {
        super(control, ToolTip.NO_RECREATE, false);
        this.hints = hints;
        setPopupDelay(500);
        setShift(new org.eclipse.swt.graphics.Point(12, 12));
    }

    @Override
    protected boolean shouldCreateToolTip(Event event) {
        return !hints.at(event).isEmpty() && super.shouldCreateToolTip(event);
    }

    @Override
    protected String getText(Event event) {
        return hints.at(event);
    }

    @Override
    protected Object getToolTipArea(Event event) {
        // another text is another area, so that the tooltip follows the cell
        return hints.at(event);
    }
}
