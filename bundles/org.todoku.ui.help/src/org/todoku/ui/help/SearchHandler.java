package org.todoku.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.Session;

/** Brings up the search with a text: for texts that lead through the views. */
public final class SearchHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        String text = event.getParameter("org.todoku.ui.help.search.text");
        Session.current().search(text == null ? "" : text);
        return null;
    }
}
