package org.todoku.ui.investigation;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.todoku.ui.Session;

/** Keeps the answer that is shown in the investigation that was edited last, or in a new one. */
public final class KeepHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Session.current().answer().ifPresent(answer -> Investigations.toKeepIn(window).ifPresent(editor -> editor.keep(answer)));
        return null;
    }
}
