package org.todoku.ui.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.todoku.model.InvestigationException;
import org.todoku.model.InvestigationStore;
import org.todoku.model.InvestigationStore.Opened;
import org.todoku.model.Recovery.Unsaved;

/**
 * An investigation as it was at last: with the changes that were not saved where there are any.
 *
 * @param opened null where nothing else is left than changes that cannot be read
 * @param recovered whether there are such changes in it
 * @param lost what the user reads about changes that cannot be read; empty where there are none
 */
record Recovered(Opened opened, boolean recovered, String lost) {

    /** For a background thread. */
    static Recovered of(InvestigationInput input) throws IOException {
        Optional<Unsaved> unsaved = input.unsaved().isPresent() ? input.unsaved()
                : input.file().isPresent() ? Investigations.recovery().unsavedOf(input.file().get()) : Optional.empty();
        if (unsaved.isEmpty()) {
            return new Recovered(InvestigationStore.load(input.file().orElseThrow()), false, "");
        }
        Opened last;
        try {
            last = InvestigationStore.load(unsaved.get().content());
        } catch (InvestigationException unreadable) {
            return without(unsaved.get(), input.file(), unreadable);
        }
        return new Recovered(new Opened(last.investigation(), digest(input), last.version()), true, "");
    }

    /** What was saved can be opened, whatever became of the changes. */
    private static Recovered without(Unsaved unsaved, Optional<Path> file, InvestigationException why) throws IOException {
        String lost = Messages.bind(Messages.Lost, why.getMessage(), Investigations.recovery().setAside(unsaved));
        return file.isPresent() ? new Recovered(InvestigationStore.load(file.get()), false, lost + " " + Messages.Lost_saved)
                : new Recovered(null, false, lost);
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
