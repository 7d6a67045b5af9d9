package org.todoku.ui.investigation;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;

/** Keeps the answer that is shown in the investigation that was edited last, or in a new one. */
public final class KeepHandler extends AbstractHandler implements SessionListener {

    private final Session session = Session.current();

    public KeepHandler() {
        session.addListener(this);
        answered();
    }

    @Override
    public void answered() {
        setBaseEnabled(session.answer().isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        session.answer().ifPresent(answer -> Investigations.toKeepIn(window).ifPresent(editor -> editor.keep(answer)));
        return null;
    }

    @Override
    public void dispose() {
        session.removeListener(this);
    }
}
