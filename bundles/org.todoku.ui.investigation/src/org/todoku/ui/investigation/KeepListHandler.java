package org.todoku.ui.investigation;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.todoku.ui.Session;

/** Keeps the answers to the list that is shown in the investigation that was edited last, or in a new one. */
public final class KeepListHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Session.current().answeredList().ifPresent(list -> Investigations.toKeepIn(window).ifPresent(editor -> editor.keep(list)));
        return null;
    }
}
