package org.todoku.ui;

import org.jspecify.annotations.NullMarked;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;

/** A state that the user removed and may want back. For the UI thread. */
@NullMarked
final class HiddenState {

    private final Workspace workspace;
    private final StateInfo state;
    private volatile boolean hidden;

    HiddenState(Workspace workspace, StateInfo state) {
        this.workspace = workspace;
        this.state = state;
    }

    void hide() {
        hidden = true;
        follow(Messages.bind(Messages.Session_removing, state.server()));
    }

    void bringBack() {
        hidden = false;
        follow(Messages.bind(Messages.Session_bringingBack, state.server()));
    }

    /** Jobs may run in another order than they were started: each does what is wanted when it runs. */
    private void follow(String title) {
        Work.inBackground(title, progress -> hidden ? workspace.hide(state) : workspace.bringBack(state), done -> { });
    }
}
