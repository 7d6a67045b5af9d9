package org.todoku.ui;

import java.util.Map;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Whether the system is set to high contrast: then its own colours are used in place of those of the theme. Nothing is lost with them,
 * for marks differ in shape. For the UI thread.
 */
@NullMarked
final class HighContrast {

    private static final String GTK_THEME = "org.eclipse.swt.internal.gtk.theme";
    private static final int BRIGHT = 128;
    /** Colours of the system by the end of the name of ours; every other is that of text. */
    private static final Map<String, Integer> SYSTEM = Map.of("table.background", SWT.COLOR_LIST_BACKGROUND,
            "table.header", SWT.COLOR_WIDGET_BACKGROUND, "table.header.foreground", SWT.COLOR_WIDGET_FOREGROUND,
            "table.marked", SWT.COLOR_WIDGET_BACKGROUND, "table.selection", SWT.COLOR_LIST_SELECTION,
            "table.selection.foreground", SWT.COLOR_LIST_SELECTION_TEXT);
    private static final String OURS = "org.todoku.ui.";

    private static @Nullable Boolean on;
    private static boolean follows;

    private HighContrast() {
    }

    /** The colour in place of one of ours; null where ours is to be used. */
    static @Nullable Color instead(String id) {
        Display display = Display.getDefault();
        if (!on(display) || !id.startsWith(OURS)) {
            return null;
        }
        Color ground = JFaceResources.getColorRegistry().get(OURS + "table.background");
        if (ground != null && ground.getRed() < BRIGHT) {
            // the user chose the dark theme, which has its own grounds
            return null;
        }
        return display.getSystemColor(SYSTEM.getOrDefault(id.substring(OURS.length()), SWT.COLOR_LIST_FOREGROUND));
    }

    private static boolean on(Display display) {
        Boolean known = on;
        if (known == null) {
            known = asked(display);
            on = known;
            if (!follows) {
                follows = true;
                display.addListener(SWT.Settings, event -> on = null);
            }
        }
        return known;
    }

    private static boolean asked(Display display) {
        // the dark one of GTK is shown in the dark theme, for the workbench paints its views itself
        return display.getHighContrast() || System.getProperty(GTK_THEME, "").equals("HighContrast");
    }
}
