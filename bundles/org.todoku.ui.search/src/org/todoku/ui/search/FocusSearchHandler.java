package org.todoku.ui.search;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;

/** Edit &gt; Search Updates: brings up the search, ready for typing. */
public final class FocusSearchHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        // a view that is shown gets the focus, and the search gives it to its text
        Session.showView(ViewIds.SEARCH);
        return null;
    }
}
