package org.todoku.app;

import org.eclipse.ui.quickaccess.IQuickAccessComputer;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.todoku.core.ServerState;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;

/** Finds servers in the field "Find Actions", by their own names and by those the user gave them; choosing one selects it in all views. */
public final class QuickServers implements IQuickAccessComputer {

	@Override
	public QuickAccessElement[] computeElements() {
		Session session = Session.current();
		return session.view().servers().stream().map(state -> element(session, state)).toArray(QuickAccessElement[]::new);
	}

	private static QuickAccessElement element(Session session, ServerState state) {
		String name = session.fleet().name(state);
		String label = name.equals(state.server()) ? name : name + " (" + state.server() + ')';
		return new QuickElement("server " + state.key(), label, label, asking -> {
			asking.selectServer(state.key());
			Session.showView(ViewIds.SERVERS);
		});
	}

	@Override
	public void resetState() {
		// nothing is kept
	}

	@Override
	public boolean needsRefresh() {
		return true;
	}
}
