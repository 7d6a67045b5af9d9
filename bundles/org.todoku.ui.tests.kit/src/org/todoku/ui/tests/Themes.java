package org.todoku.ui.tests;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;

/** Changes the theme of the running workbench. */
final class Themes {

    static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private Themes() {
    }

    static void use(String id) {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        if (!engine.getActiveTheme().getId().equals(id)) {
            engine.setTheme(id, false);
            Waiting.settle();
        }
    }
}
