package org.todoku.ui;

import java.util.Locale;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.NullMarked;

/**
 * What a value means, as a colour and a mark. The colours are colour definitions of the workbench theme, so that a theme or
 * the user may change them; the marks differ in shape, so that nothing rests on colour alone.
 */
@NullMarked
public enum Tone {

    /** Nothing special: no mark, the colour of text. */
    PLAIN("org.todoku.ui.table.foreground", SWT.COLOR_LIST_FOREGROUND),
    /** As wanted: a filled circle. */
    GOOD("org.todoku.ui.good", SWT.COLOR_DARK_GREEN),
    /** Needs attention or waits: a triangle. */
    NOTICE("org.todoku.ui.notice", SWT.COLOR_DARK_YELLOW),
    /** Stops it: a cross. */
    BAD("org.todoku.ui.bad", SWT.COLOR_DARK_RED),
    /** Not there, known for sure: an empty circle. */
    ABSENT("org.todoku.ui.absent", SWT.COLOR_WIDGET_NORMAL_SHADOW),
    /** Not known: a question mark. */
    UNKNOWN("org.todoku.ui.unknown", SWT.COLOR_DARK_BLUE),
    /** Less important: no mark, a quiet colour. */
    MUTED("org.todoku.ui.muted", SWT.COLOR_WIDGET_DARK_SHADOW);

    /** Key under which the style sheet engine looks for the class of a widget. */
    private static final String CSS_CLASS = "org.eclipse.e4.ui.css.CssClassName";
    private static final String PREFIX = "todoku-";
    private static final String TABLE = "todoku-table";

    private final String colour;
    private final int otherwise;

    Tone(String colour, int otherwise) {
        this.colour = colour;
        this.otherwise = otherwise;
    }

    /** The colour in the present theme; not to be disposed, not to be kept. For the UI thread. */
    public Color colour() {
        return themed(colour, otherwise);
    }

    /**
     * Gives a control this colour. It also names the colour for style sheets, which in the dark theme come after the program and would
     * make every text plain.
     */
    public <C extends Control> C tint(C control) {
        control.setForeground(colour());
        control.setData(CSS_CLASS, cssClass());
        return control;
    }

    private String cssClass() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    static void tintTable(Control table) {
        table.setBackground(TableColours.background());
        table.setForeground(TableColours.foreground());
        table.setData(CSS_CLASS, TABLE);
    }

    /** Gives a control that was tinted the same tone in the present theme, and a table its colours; others stay as they are. */
    public static void tintAgain(Control control) {
        Object given = control.getData(CSS_CLASS);
        if (TABLE.equals(given)) {
            tintTable(control);
        }
        for (Tone tone : values()) {
            if (tone.cssClass().equals(given)) {
                tone.tint(control);
            }
        }
    }

    public boolean marked() {
        return this != PLAIN && this != MUTED;
    }

    /**
     * Draws the mark into a square. Leaves the colours of the GC changed.
     *
     * @param size edge of the square in pixels
     */
    public void draw(GC gc, int x, int y, int size, Color colour) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour);
        gc.setBackground(colour);
        gc.setLineWidth(2);
        int edge = size - 2;
        switch (this) {
            case GOOD -> gc.fillOval(x + 1, y + 1, edge, edge);
            case NOTICE -> gc.fillPolygon(new int[] { x + size / 2, y + 1, x + size - 1, y + size - 1, x + 1, y + size - 1 });
            case BAD -> {
                gc.drawLine(x + 2, y + 2, x + size - 2, y + size - 2);
                gc.drawLine(x + size - 2, y + 2, x + 2, y + size - 2);
            }
            case ABSENT -> gc.drawOval(x + 2, y + 2, size - 4, size - 4);
            case UNKNOWN -> {
                gc.setLineWidth(1);
                int width = gc.stringExtent("?").x;
                int height = gc.stringExtent("?").y;
                gc.drawString("?", x + (size - width) / 2, y + (size - height) / 2, true);
            }
            case PLAIN, MUTED -> { }
        }
        gc.setLineWidth(1);
    }

    /** A colour definition of the theme, or a system colour in high contrast and where the theme has none. */
    static Color themed(String id, int otherwise) {
        Color contrasting = HighContrast.instead(id);
        if (contrasting != null) {
            return contrasting;
        }
        Color colour = JFaceResources.getColorRegistry().get(id);
        return colour == null ? Display.getDefault().getSystemColor(otherwise) : colour;
    }
}
