package org.todoku.ui.tests;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Finds what dialogs of the workbench offer; they are not ours, so their widgets have no names. */
final class Dialogs {

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

    /** A job that runs. */
    static Job job(String name) {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("No job " + name + " among " + Arrays.toString(Job.getJobManager().find(null))));
    }
}
