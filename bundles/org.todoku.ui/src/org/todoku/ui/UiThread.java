package org.todoku.ui;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.jspecify.annotations.NullMarked;

/**
 * The way to the UI thread, and the only one. There is no way to wait for it: work that waits for the UI thread while the
 * UI thread waits for the work would never end.
 */
@NullMarked
public final class UiThread {

    private UiThread() {
    }

    /** Runs it on the UI thread soon, in order; not at all when the display is gone. Returns at once. */
    public static void later(Runnable action) {
        Display display = Display.getDefault();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!display.isDisposed()) {
                    action.run();
                }
            });
        }
    }

    /** Like {@link #later(Runnable)}, but not when the widget is gone by then. */
    public static void later(Widget widget, Runnable action) {
        later(() -> {
            if (!widget.isDisposed()) {
                action.run();
            }
        });
    }

    /** Runs it at once when this is the UI thread, else later. */
    public static void run(Runnable action) {
        if (Display.getCurrent() != null) {
            action.run();
        } else {
            later(action);
        }
    }

    /** Runs it on the UI thread after some milliseconds, unless the widget is gone by then. To be called on the UI thread. */
    public static void after(int milliseconds, Widget widget, Runnable action) {
        widget.getDisplay().timerExec(milliseconds, () -> {
            if (!widget.isDisposed()) {
                action.run();
            }
        });
    }

    /** Runs it on the UI thread after some milliseconds, unless the display is gone by then. To be called on the UI thread. */
    static void after(int milliseconds, Runnable action) {
        Display display = Display.getCurrent();
        display.timerExec(milliseconds, () -> {
            if (!display.isDisposed()) {
                action.run();
            }
        });
    }

    /** Fails when called elsewhere than on the UI thread. */
    public static void check() {
        if (Display.getCurrent() == null) {
            throw new IllegalStateException("This is for the UI thread only");
        }
    }
}
