package org.todoku.ui.internal;

import java.util.Map;

import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.UiThread;

/**
 * Tells expressions in {@code plugin.xml} whether there is an answer: the variables {@code org.todoku.ui.answer} (a diagnosis) and
 * {@code org.todoku.ui.answeredList} (a list) are {@code shown} or {@code none}. Buttons follow at once, whatever has the keyboard.
 */
public final class ShownAnswers extends AbstractSourceProvider implements SessionListener {

    private static final String ANSWER = "org.todoku.ui.answer";
    private static final String LIST = "org.todoku.ui.answeredList";
    private static final String SHOWN = "shown";
    private static final String NONE = "none";

    private Session session;

    public ShownAnswers() {
        // the session begins to work when it is asked for, so not before the window is there
        UiThread.later(() -> {
            session = Session.current();
            session.addListener(this);
            answered();
        });
    }

    @Override
    public void answered() {
        fireSourceChanged(ISources.WORKBENCH, getCurrentState());
    }

    @Override
    public Map<String, String> getCurrentState() {
        return Map.of(ANSWER, session != null && session.answer().isPresent() ? SHOWN : NONE,
                LIST, session != null && session.answeredList().isPresent() ? SHOWN : NONE);
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] { ANSWER, LIST };
    }

    @Override
    public void dispose() {
        if (session != null) {
            session.removeListener(this);
        }
    }
}
