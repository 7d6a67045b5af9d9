package org.todoku.ui.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.todoku.core.assumption.Assumption;

/** What is assumed for the present question, with undo and redo. For the UI thread. */
final class WhatIf {

    private final Runnable changed;
    private final Deque<List<Assumption>> before = new ArrayDeque<>();
    private final Deque<List<Assumption>> after = new ArrayDeque<>();
    private List<Assumption> assumed = List.of();

    /** @param changed called when something else is assumed than before */
    WhatIf(Runnable changed) {
        this.changed = changed;
    }

    List<Assumption> assumed() {
        return assumed;
    }

    /** Assumes one thing more, or not any more where it is assumed already. */
    void toggle(Assumption assumption) {
        List<Assumption> all = new ArrayList<>(assumed);
        if (!all.remove(assumption)) {
            all.add(assumption);
        }
        become(all);
    }

    /** Back to what was read. */
    void clear() {
        if (!assumed.isEmpty()) {
            become(List.of());
        }
    }

    private void become(List<Assumption> all) {
        before.push(assumed);
        after.clear();
        assumed = List.copyOf(all);
        changed.run();
    }

    /** Another question: nothing is assumed, and there is nothing to undo. Tells nobody. */
    void forget() {
        before.clear();
        after.clear();
        assumed = List.of();
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            after.push(assumed);
            assumed = before.pop();
            changed.run();
        }
    }

    void redo() {
        if (canRedo()) {
            before.push(assumed);
            assumed = after.pop();
            changed.run();
        }
    }
}
