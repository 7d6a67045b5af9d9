package org.todoku.ui.servers;

import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;
import org.todoku.ui.answers.EvidenceViewer;
import org.todoku.ui.answers.ShownEvidence;

/** Shows the server that a fact was read from, with its details. */
public final class ServerEvidence implements EvidenceViewer {

    @Override
    public void show(ShownEvidence evidence, Session session) {
        session.selectServer(evidence.server().orElseThrow().key());
        Session.showView(ViewIds.SERVERS);
    }
}
