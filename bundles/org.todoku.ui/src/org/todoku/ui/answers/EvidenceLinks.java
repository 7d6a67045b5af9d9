package org.todoku.ui.answers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.core.runtime.ISafeRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SafeRunner;
import org.todoku.core.Update;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Target;
import org.todoku.ui.Errors;
import org.todoku.ui.Session;

/** Leads from a fact to the view that shows it. For the UI thread. */
final class EvidenceLinks {

    /** Where a fact is shown. */
    record To(String label, Runnable action) {
    }

    private final Session session;
    private final EvidenceViewers viewers;

    EvidenceLinks(Session session) {
        this.session = session;
        viewers = EvidenceViewers.fromExtensions(Platform.getExtensionRegistry());
        viewers.problems().forEach(problem -> Errors.log(problem, null));
    }

    /** The updates that a question asks for. */
    static List<UUID> asked(Target target) {
        return target.variants().stream().map(Update::id).toList();
    }

    /** @param asked the updates that were asked for; empty where that is not known */
    Optional<To> of(Finding finding, Evidence evidence, List<UUID> asked) {
        ShownEvidence shown = ShownEvidence.of(finding, evidence, session.view().servers(), asked);
        return viewers.viewer(shown).map(viewer -> new To(viewer.label(), () -> show(viewer, shown)));
    }

    private void show(EvidenceViewers.Declared viewer, ShownEvidence shown) {
        SafeRunner.run(new ISafeRunnable() {
            @Override
            public void run() {
                viewer.maker().get().show(shown, session);
            }

            @Override
            public void handleException(Throwable exception) {
                Errors.show(Messages.bind(Messages.Evidence_notShown, viewer.label()), exception);
            }
        });
    }
}
