package org.todoku.ui.investigation;

import java.util.ArrayList;
import java.util.List;

/** Whether notes are shown as they are read instead of as they are typed; the same for all fields of an editor. For the UI thread. */
final class Preview {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean on;

    Preview(boolean on) {
        this.on = on;
    }

    boolean isOn() {
        return on;
    }

    void set(boolean wanted) {
        if (on != wanted) {
            on = wanted;
            listeners.forEach(Runnable::run);
        }
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
