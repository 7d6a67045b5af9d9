package org.todoku.ui.tests;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Finds what dialogs of the workbench offer; they are not ours, so their widgets have no names. */
final class Dialogs {

    private static final int LOOK_AGAIN_MILLIS = 50;

    private Dialogs() {
    }

    /** A button that can be pressed. */
    static Optional<Button> button(Control root, String label) {
        if (root.isDisposed() || !root.isVisible()) {
            return Optional.empty();
        }
        if (root instanceof Button button && button.isEnabled() && button.getText().replace("&", "").equals(label)) {
            return Optional.of(button);
        }
        return root instanceof Composite composite
                ? Arrays.stream(composite.getChildren()).map(child -> button(child, label)).flatMap(Optional::stream)
                        .findFirst() : Optional.empty();
    }

    /**
     * Presses a button of the next dialog. To be called before what opens the dialog: a dialog has its own event loop, so that whoever
     * opens it comes back only when it is answered.
     *
     * @param before called with the dialog before the button is pressed
     */
    static void answerNext(Todoku todoku, String label, Consumer<Shell> before) {
        Display.getCurrent().timerExec(LOOK_AGAIN_MILLIS, () -> todoku.dialogs().stream()
                .filter(dialog -> button(dialog, label).isPresent()).findFirst().ifPresentOrElse(dialog -> {
                    before.accept(dialog);
                    // it may have been answered in another way already
                    if (!dialog.isDisposed()) {
                        Widgets.press(button(dialog, label).orElseThrow());
                    }
                }, () -> answerNext(todoku, label, before)));
    }

    /** The field of a dialog that asks for one line. */
    static Text text(Control root) {
        if (root instanceof Text text && text.getEditable()) {
            return text;
        }
        if (root instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                Text found = text(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Takes the checks of the lines that begin so away. */
    static void uncheck(Control root, String... beginnings) {
        if (root instanceof Table table) {
            Arrays.stream(table.getItems()).filter(item -> Arrays.stream(beginnings).anyMatch(item.getText()::startsWith)).forEach(item -> {
                item.setChecked(false);
                Event event = new Event();
                event.detail = SWT.CHECK;
                event.item = item;
                table.notifyListeners(SWT.Selection, event);
            });
        } else if (root instanceof Composite composite) {
            Arrays.stream(composite.getChildren()).forEach(child -> uncheck(child, beginnings));
        }
    }

    /** Checks the lines that begin so, and no others. */
    static void checkOnly(Control root, String... beginnings) {
        if (root instanceof Table table) {
            for (TableItem item : table.getItems()) {
                item.setChecked(Arrays.stream(beginnings).anyMatch(item.getText()::startsWith));
                Event event = new Event();
                event.detail = SWT.CHECK;
                event.item = item;
                table.notifyListeners(SWT.Selection, event);
            }
        } else if (root instanceof Composite composite) {
            Arrays.stream(composite.getChildren()).forEach(child -> checkOnly(child, beginnings));
        }
    }

    /** A job that runs. */
    static Job job(String name) {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("No job " + name + " among " + Arrays.toString(Job.getJobManager().find(null))));
    }
}
