package org.todoku.ui.answers;

import org.jspecify.annotations.NullMarked;
import org.todoku.ui.Session;

/**
 * Shows where a fact can be seen: brings up a view with the row or cell it was read from. Contributed through the extension point
 * {@code org.todoku.ui.evidenceViewers}; needs a public constructor without parameters. Made when its link is followed for the first
 * time, and called on the UI thread; what takes long belongs in the background.
 */
@NullMarked
@FunctionalInterface
public interface EvidenceViewer {

    /** @param evidence names a server, or updates, where the extension says that it needs them */
    void show(ShownEvidence evidence, Session session);
}
