package org.todoku.ui.investigation;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;

/**
 * A text of the document while it is typed: what was typed becomes one step of undo when one pauses or leaves the field. Of a text that
 * is too long for a field the beginning is shown, and nothing can be typed. For the UI thread.
 */
final class TypedText {

    private static final int PAUSE_MILLISECONDS = 800;

    /** Characters up to which a field stays quick. */
    private static final int LONGEST = 300_000;

    private final Text text;
    private final Runnable typing;
    private Supplier<String> value = () -> "";
    private Consumer<String> change = typed -> { };
    private boolean filling;
    private boolean pending;
    private int generation;

    /**
     * @param id for tests, see {@link WidgetIds}
     * @param typing told when something was typed that is no step yet
     */
    TypedText(Composite parent, int style, String id, boolean editable, Runnable typing) {
        this.typing = typing;
        text = WidgetIds.name(new Text(parent, style | SWT.BORDER), id);
        text.setEditable(editable);
        text.addListener(SWT.Modify, event -> modified());
        text.addListener(SWT.FocusOut, event -> flush());
        text.addListener(SWT.Traverse, event -> {
            // Tab leaves the field as everywhere; Ctrl+Tab types one
            if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                event.doit = true;
            }
        });
    }

    Text control() {
        return text;
    }

    /** Shows another text of the document. */
    void bind(Supplier<String> shown, Consumer<String> changed) {
        flush();
        value = shown;
        change = changed;
        refresh();
    }

    void refresh() {
        if (pending || text.isDisposed()) {
            return;
        }
        String whole = value.get();
        boolean fits = whole.length() <= LONGEST;
        String shown = fits ? whole : whole.substring(0, LONGEST) + "…\n\n" + Messages.bind(Messages.Too_long, LONGEST, whole.length());
        if (!fits) {
            text.setEditable(false);
        }
        if (!unified(text.getText()).equals(shown)) {
            filling = true;
            text.setText(shown);
            filling = false;
        }
    }

    boolean isPending() {
        return pending;
    }

    /** Makes what was typed a step. */
    void flush() {
        if (pending) {
            pending = false;
            change.accept(unified(text.getText()));
        }
    }

    private void modified() {
        if (filling) {
            return;
        }
        pending = true;
        int mine = ++generation;
        typing.run();
        UiThread.after(PAUSE_MILLISECONDS, text, () -> {
            if (mine == generation) {
                flush();
            }
        });
    }

    /** Lines end in one way in a document, whatever the platform types. */
    private static String unified(String typed) {
        return typed.replace("\r\n", "\n");
    }
}
