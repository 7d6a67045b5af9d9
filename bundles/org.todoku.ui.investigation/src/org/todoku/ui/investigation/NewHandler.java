package org.todoku.ui.investigation;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** File &gt; New Investigation. */
public final class NewHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Investigations.create(HandlerUtil.getActiveWorkbenchWindowChecked(event));
        return null;
    }
}
