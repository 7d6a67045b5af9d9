package org.todoku.ui;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.NullMarked;

/** Colours of tables in the present theme. They are looked up whenever something is drawn, so a change of theme needs a redraw only. */
@NullMarked
public final class TableColours {

    private TableColours() {
    }

    public static Color background() {
        return Tone.themed("org.todoku.ui.table.background", SWT.COLOR_LIST_BACKGROUND);
    }

    public static Color foreground() {
        return Tone.PLAIN.colour();
    }

    public static Color header() {
        return Tone.themed("org.todoku.ui.table.header", SWT.COLOR_WIDGET_BACKGROUND);
    }

    public static Color headerText() {
        return Tone.themed("org.todoku.ui.table.header.foreground", SWT.COLOR_WIDGET_FOREGROUND);
    }

    public static Color line() {
        return Tone.themed("org.todoku.ui.table.line", SWT.COLOR_WIDGET_LIGHT_SHADOW);
    }

    /** Background of rows that are selected in another view. */
    public static Color marked() {
        return Tone.themed("org.todoku.ui.table.marked", SWT.COLOR_INFO_BACKGROUND);
    }

    public static Color selection() {
        return Tone.themed("org.todoku.ui.table.selection", SWT.COLOR_LIST_SELECTION);
    }

    public static Color selectionText() {
        return Tone.themed("org.todoku.ui.table.selection.foreground", SWT.COLOR_LIST_SELECTION_TEXT);
    }

    /** Gives a control the background and text colour of tables. */
    public static void apply(Control control) {
        Tone.tintTable(control);
    }

    /** Runs something now and after every change of colours or fonts, until the control is disposed. */
    public static void follow(Control control, Runnable change) {
        // a theme changes a hundred colours, one by one: once for all of them
        boolean[] due = new boolean[1];
        IPropertyChangeListener listener = event -> {
            if (!due[0]) {
                due[0] = true;
                UiThread.later(control, () -> {
                    due[0] = false;
                    change.run();
                });
            }
        };
        JFaceResources.getColorRegistry().addListener(listener);
        JFaceResources.getFontRegistry().addListener(listener);
        control.addDisposeListener(event -> {
            JFaceResources.getColorRegistry().removeListener(listener);
            JFaceResources.getFontRegistry().removeListener(listener);
        });
        change.run();
    }
}
