package org.todoku.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.jspecify.annotations.Nullable;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.Session;

/** Asks why an update is or is not there: for texts that lead through the views. */
public final class ExplainHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        String text = event.getParameter("org.todoku.ui.help.explain.text");
        Session.current().ask(UpdateQuery.parse(text == null ? "" : text));
        return null;
    }
}
