package org.todoku.ui.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.widgets.Control;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;
import org.todoku.ui.Errors;
import org.todoku.ui.LatestWork;
import org.todoku.ui.UiThread;

/** Remembers unsaved changes a little after each, so that they survive a crash. For the UI thread. */
final class Autosave {

    static final int MILLISECONDS = 2000;

    private final Control owner;
    private final InvestigationEditing editing;
    private final Supplier<Optional<Path>> file;
    private final BooleanSupplier dirty;
    private final LatestWork writing = new LatestWork(Messages.Remembering, 0, true);
    private boolean planned;

    Autosave(Control owner, InvestigationEditing editing, Supplier<Optional<Path>> file, BooleanSupplier dirty) {
        this.owner = owner;
        this.editing = editing;
        this.file = file;
        this.dirty = dirty;
    }

    void changed() {
        if (!planned && dirty.getAsBoolean()) {
            planned = true;
            UiThread.after(MILLISECONDS, owner, this::remember);
        }
    }

    private void remember() {
        planned = false;
        if (!dirty.getAsBoolean()) {
            return;
        }
        // it may be edited while it is written
        Investigation now = EcoreUtil.copy(editing.investigation());
        String id = now.getId();
        Optional<Path> origin = file.get();
        writing.start(progress -> {
            byte[] content = InvestigationStore.bytes(now);
            synchronized (writing) {
                if (!progress.cancelled()) {
                    Investigations.recovery().remember(id, origin, content);
                }
            }
            return id;
        }, done -> { });
    }

    /** It was saved, or what was not saved is not wanted. */
    void forget() {
        writing.cancel();
        // two small files, at once: the workbench may be about to end
        synchronized (writing) {
            try {
                Investigations.recovery().forget(editing.investigation().getId(), file.get());
            } catch (IOException e) {
                Errors.log("What was remembered of an investigation was not removed", e);
            }
        }
    }
}
