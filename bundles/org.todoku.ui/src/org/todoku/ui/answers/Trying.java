package org.todoku.ui.answers;

import java.util.List;

import org.todoku.core.assumption.Assumption;
import org.todoku.rules.Finding;

/** Lets a reader assume something to see how the answer changes. For the UI thread. */
public interface Trying {

    /** For pages on which nothing can be assumed. */
    Trying NOTHING = new Trying() {

        @Override
        public List<Assumption> offers(Finding finding) {
            return List.of();
        }

        @Override
        public void assume(Assumption assumption) {
            throw new IllegalStateException("nothing was offered");
        }
    };

    /** What is worth assuming about a finding, and is not assumed yet. */
    List<Assumption> offers(Finding finding);

    void assume(Assumption assumption);
}
