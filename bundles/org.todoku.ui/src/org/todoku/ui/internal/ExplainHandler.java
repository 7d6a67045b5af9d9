package org.todoku.ui.internal;

import java.util.List;
import java.util.UUID;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;

/** Explains the update that is selected in any view; without one it brings up the answer to the last question. */
public final class ExplainHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Session session = Session.current();
        List<UUID> selected = session.selectedUpdates();
        if (selected.isEmpty()) {
            Session.showView(ViewIds.DIAGNOSIS);
        } else {
            session.ask(UpdateQuery.of(List.of(new Term.Guid(selected.get(0)))));
        }
        return null;
    }
}
