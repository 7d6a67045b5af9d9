package org.todoku.ui.matrix;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.simulation.Sandbox;

/** What was ticked in the sandbox, step by step, to be undone and redone. */
@NullMarked
final class SandboxHistory {

    private static final int MOST_STEPS = 500;

    private final Deque<Sandbox> before = new ArrayDeque<>();
    private final Deque<Sandbox> after = new ArrayDeque<>();
    private Sandbox now = Sandbox.NOTHING;

    Sandbox now() {
        return now;
    }

    /** A new step; what was undone cannot be redone any more. */
    void step(Sandbox next) {
        if (!next.equals(now)) {
            before.push(now);
            if (before.size() > MOST_STEPS) {
                before.removeLast();
            }
            after.clear();
            now = next;
        }
    }

    /** Forgets everything. */
    void clear() {
        before.clear();
        after.clear();
        now = Sandbox.NOTHING;
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            after.push(now);
            now = before.pop();
        }
    }

    void redo() {
        if (canRedo()) {
            before.push(now);
            now = after.pop();
        }
    }
}
