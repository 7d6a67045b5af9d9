package org.todoku.ui.matrix;

import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;
import org.todoku.ui.ViewPin;
import org.todoku.ui.answers.EvidenceViewer;
import org.todoku.ui.answers.ShownEvidence;

/** Shows the boxes of a server, and among them those that the question needs. */
public final class MatrixEvidence implements EvidenceViewer {

    @Override
    public void show(ShownEvidence evidence, Session session) {
        session.selectServer(evidence.server().orElseThrow().key());
        ViewPin.showUnpinned(ViewIds.MATRIX, MatrixView.class, MatrixView::pinned).ifPresent(MatrixView::revealNeeded);
    }
}
