package org.todoku.ui.synclog;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.rules.Evidence;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;
import org.todoku.ui.ViewPin;
import org.todoku.ui.answers.EvidenceViewer;
import org.todoku.ui.answers.ShownEvidence;

/** Shows the run that a fact of the history was read from. */
public final class SyncLogEvidence implements EvidenceViewer {

    @Override
    public void show(ShownEvidence evidence, Session session) {
        ServerState server = evidence.server().orElseThrow();
        session.selectServer(server.key());
        ViewPin.showUnpinned(ViewIds.SYNC_LOG, SyncLogView.class, SyncLogView::pinned)
                .ifPresent(view -> view.reveal(new RunSought(server.key(), moment(evidence).orElse(null))));
    }

    /** An error stands beside the moment of its run. */
    private static Optional<Instant> moment(ShownEvidence shown) {
        return Stream.concat(Stream.of(shown.evidence()), shown.finding().evidence().stream()
                .filter(other -> other.from().equals(shown.evidence().from()))).map(Evidence::value).filter(Instant.class::isInstance)
                .map(Instant.class::cast).findFirst();
    }
}
