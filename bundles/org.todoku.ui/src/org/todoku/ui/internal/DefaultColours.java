package org.todoku.ui.internal;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.NullMarked;
import org.todoku.ui.Tone;
import org.todoku.ui.UiThread;

/**
 * Makes controls without a colour of their own follow a change of the theme on GTK. When the theme of the workbench changes, the style
 * sheet engine takes every colour off with {@code setForeground(null)}, for which SWT writes the default colour of that moment into the
 * control; GTK itself is told only then to be light or dark. After the dark theme, texts would stay pale until a restart. Here the
 * colours are taken off once more as soon as the default is another.
 */
@NullMarked
public final class DefaultColours implements IStartup {

    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @Override
    public void earlyStartup() {
        if ("gtk".equals(SWT.getPlatform())) {
            UiThread.later(() -> {
                follow(Display.getDefault());
                darken();
            });
        }
    }

    /** In the dark high contrast of GTK, the light theme would be light views with the light texts of the system on them. */
    private static void darken() {
        if (System.getProperty("org.eclipse.swt.internal.gtk.theme", "").equals("HighContrastInverse")) {
            IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
            if (engine.getActiveTheme() != null && engine.getActiveTheme().getId().equals(LIGHT)) {
                // as long as it lasts: what the user chose stays chosen
                engine.setTheme(DARK, false);
            }
        }
    }

    private static void follow(Display display) {
        RGB[] seen = { text(display) };
        // sent when SWT has read the new default colours
        display.addListener(SWT.Settings, event -> UiThread.later(() -> {
            RGB now = text(display);
            if (!now.equals(seen[0])) {
                seen[0] = now;
                renew(display);
            }
        }));
    }

    private static RGB text(Display display) {
        return display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND).getRGB();
    }

    private static void renew(Display display) {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        for (Shell shell : display.getShells()) {
            takeOff(shell);
            engine.applyStyles(shell, true);
            tint(shell);
        }
    }

    private static void takeOff(Control control) {
        Display display = control.getDisplay();
        boolean field = control instanceof Text;
        // SWT does nothing when it believes that there is nothing to take off
        control.setForeground(display.getSystemColor(field ? SWT.COLOR_LIST_FOREGROUND : SWT.COLOR_WIDGET_FOREGROUND));
        control.setBackground(display.getSystemColor(field ? SWT.COLOR_LIST_BACKGROUND : SWT.COLOR_WIDGET_BACKGROUND));
        if (!field) {
            // a field would be painted in the old colours, though it tells the new ones
            control.setForeground(null);
            control.setBackground(null);
        }
        if (control instanceof Link link) {
            // as above, and without a change its letters would stay as they are
            link.setLinkForeground(display.getSystemColor(SWT.COLOR_LINK_FOREGROUND));
            link.setLinkForeground(null);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                takeOff(child);
            }
        }
    }

    private static void tint(Control control) {
        Tone.tintAgain(control);
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                tint(child);
            }
        }
    }
}
