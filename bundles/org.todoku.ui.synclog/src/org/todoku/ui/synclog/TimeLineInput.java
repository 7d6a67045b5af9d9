package org.todoku.ui.synclog;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.todoku.core.synclog.TimeWindow;

/**
 * Mouse and keys on the time line. The wheel and + and - zoom, with Ctrl the wheel scrolls the lanes, with Shift it moves; so do the
 * arrows. Dragging or Shift with the arrows selects a part, Escape takes the selection back; a click selects a run, a double click
 * opens what it brought; Home and 0 show all.
 */
final class TimeLineInput {

    static final double STEP = 1.5;
    private static final double PART = 0.1;
    private static final int DRAG = 4;

    private final TimeLine line;
    private final Control plot;
    private int pressedAt = -1;
    private boolean dragging;

    TimeLineInput(TimeLine line, Control plot) {
        this.line = line;
        this.plot = plot;
        plot.addListener(SWT.MouseVerticalWheel, this::wheel);
        plot.addListener(SWT.MouseHorizontalWheel, event -> {
            line.move(event.count > 0 ? -PART : PART);
            event.doit = false;
        });
        plot.addListener(SWT.MouseDown, event -> {
            plot.setFocus();
            pressedAt = event.button == 1 ? event.x : -1;
            dragging = false;
        });
        plot.addListener(SWT.MouseMove, this::moved);
        plot.addListener(SWT.MouseUp, this::released);
        plot.addListener(SWT.MouseDoubleClick, event -> line.openAt(event.x, event.y));
        plot.addListener(SWT.KeyDown, this::key);
        plot.addListener(SWT.Traverse,
                event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            line.scrollBy(-Integer.signum(event.count));
        } else if ((event.stateMask & SWT.SHIFT) != 0) {
            line.move(event.count > 0 ? -PART : PART);
        } else {
            line.zoom(event.count > 0 ? 1 / STEP : STEP, line.timeAt(event.x));
        }
        event.doit = false;
    }

    private void key(Event event) {
        if ((event.stateMask & (SWT.ALT | SWT.MOD1)) != 0) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> {
                int sign = event.keyCode == SWT.ARROW_LEFT ? -1 : 1;
                if ((event.stateMask & SWT.SHIFT) != 0) {
                    extend(sign);
                } else {
                    line.move(sign * PART);
                }
            }
            case SWT.ARROW_UP -> line.scrollBy(-1);
            case SWT.ARROW_DOWN -> line.scrollBy(1);
            case SWT.PAGE_UP -> line.scrollBy(-line.lanesInSight());
            case SWT.PAGE_DOWN -> line.scrollBy(line.lanesInSight());
            case SWT.HOME -> line.zoomAll();
            case SWT.ESC -> line.select(null);
            case SWT.KEYPAD_ADD -> line.zoomIn();
            case SWT.KEYPAD_SUBTRACT -> line.zoomOut();
            default -> character(event.character);
        }
    }

    private void character(char typed) {
        if (typed == '+' || typed == '=') {
            line.zoomIn();
        } else if (typed == '-') {
            line.zoomOut();
        } else if (typed == '0') {
            line.zoomAll();
        }
    }

    /** Shift and the arrows: the first one selects a tenth of what is in sight, the others move its end. */
    private void extend(int sign) {
        TimeWindow window = line.window();
        TimeWindow range = line.range();
        long part = (long) (window.length() * PART);
        if (range == null) {
            long middle = window.from() + window.length() / 2;
            line.select(sign < 0 ? new TimeWindow(middle - part, middle) : new TimeWindow(middle, middle + part));
        } else {
            line.select(new TimeWindow(range.from(), Math.max(range.from() + TimeWindow.SHORTEST, range.to() + sign * part)));
        }
    }

    private void moved(Event event) {
        if (pressedAt >= 0 && (event.stateMask & SWT.BUTTON1) != 0) {
            dragging |= Math.abs(event.x - pressedAt) >= DRAG;
            if (dragging) {
                line.drag(dragged(event.x));
            }
            return;
        }
        String hint = line.hint(event.x, event.y);
        if (!hint.equals(plot.getToolTipText() == null ? "" : plot.getToolTipText())) {
            plot.setToolTipText(hint.isEmpty() ? null : hint);
        }
    }

    private TimeWindow dragged(int x) {
        return new TimeWindow(line.timeAt(Math.min(pressedAt, x)), line.timeAt(Math.max(pressedAt, x)));
    }

    private void released(Event event) {
        if (pressedAt < 0 || event.button != 1) {
            return;
        }
        if (dragging || Math.abs(event.x - pressedAt) >= DRAG) {
            line.select(dragged(event.x));
        } else if (!line.selectAt(event.x, event.y) && line.range() != null) {
            line.select(null);
        }
        pressedAt = -1;
        dragging = false;
    }
}
