package org.todoku.ui.investigation;

import java.io.IOException;
import java.util.Optional;

import org.todoku.model.InvestigationException;
import org.todoku.model.InvestigationStore;
import org.todoku.model.InvestigationStore.Opened;
import org.todoku.model.Recovery.Unsaved;

/**
 * An investigation as it was at last: with the changes that were not saved where there are any.
 *
 * @param recovered whether there are
 */
record Recovered(Opened opened, boolean recovered) {

    /** For a background thread. */
    static Recovered of(InvestigationInput input) throws IOException {
        Optional<Unsaved> unsaved = input.unsaved().isPresent() ? input.unsaved()
                : input.file().isPresent() ? Investigations.recovery().unsavedOf(input.file().get()) : Optional.empty();
        if (unsaved.isEmpty()) {
            return new Recovered(InvestigationStore.load(input.file().orElseThrow()), false);
        }
        Opened last = InvestigationStore.load(unsaved.get().content());
        return new Recovered(new Opened(last.investigation(), digest(input), last.version()), true);
    }

    /** Of the file beside which the changes were made; it may be gone or damaged, which is no reason to lose the changes. */
    private static String digest(InvestigationInput input) {
        try {
            return input.file().isPresent() ? InvestigationStore.load(input.file().get()).digest() : "";
        } catch (InvestigationException e) {
            return "";
        }
    }
}
