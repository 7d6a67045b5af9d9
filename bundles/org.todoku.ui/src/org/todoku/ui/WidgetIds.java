package org.todoku.ui;

import org.eclipse.swt.widgets.Widget;
import org.jspecify.annotations.NullMarked;

/**
 * Names of widgets that stay the same in every language and version, so that tests and tools find them. A widget has its name
 * under {@link #KEY} in its data. Names of the shared part: {@code empty.title}, {@code empty.text},
 * {@code empty.link.open|folder|demo|collector}. Each view lists its own.
 */
@NullMarked
public final class WidgetIds {

    /** Key of {@link Widget#getData(String)}. */
    public static final String KEY = "org.todoku.id";

    private WidgetIds() {
    }

    /** Names a widget and gives it back. */
    public static <W extends Widget> W name(W widget, String id) {
        widget.setData(KEY, id);
        return widget;
    }
}
