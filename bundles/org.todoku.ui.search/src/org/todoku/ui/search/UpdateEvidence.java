package org.todoku.ui.search;

import org.todoku.ui.Session;
import org.todoku.ui.answers.EvidenceViewer;
import org.todoku.ui.answers.ShownEvidence;

/** Lists the updates that a fact is about, with their details. */
public final class UpdateEvidence implements EvidenceViewer {

    @Override
    public void show(ShownEvidence evidence, Session session) {
        session.search(evidence.finding().rule().name(session.reader().locale()), evidence.updates());
    }
}
