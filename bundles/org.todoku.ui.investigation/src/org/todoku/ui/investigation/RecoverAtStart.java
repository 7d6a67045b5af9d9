package org.todoku.ui.investigation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.todoku.model.Recovery.Unsaved;
import org.todoku.ui.Errors;
import org.todoku.ui.UiThread;

/**
 * Opens the investigations whose changes were not saved when the workbench ended without being asked. One that was never saved is in no
 * file that the user could open.
 */
public final class RecoverAtStart implements IStartup {

    /** In a background thread. */
    @Override
    public void earlyStartup() {
        try {
            List<Unsaved> unsaved = Investigations.recovery().unsaved();
            if (!unsaved.isEmpty()) {
                UiThread.later(() -> open(unsaved.reversed()));
            }
        } catch (IOException e) {
            Errors.log("What was remembered of investigations cannot be read", e);
        }
    }

    /** @param unsaved the newest last, which is then on top */
    private static void open(List<Unsaved> unsaved) {
        IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
        for (Unsaved each : windows.length == 0 ? List.<Unsaved>of() : unsaved) {
            Investigations.open(windows[0],
                    each.origin().map(InvestigationInput::of).orElseGet(() -> new InvestigationInput(Optional.empty(), Optional.of(each))));
        }
    }
}
