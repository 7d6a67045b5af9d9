package org.todoku.app;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.quickaccess.IQuickAccessComputer;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.todoku.rules.RuleDescriptor;
import org.todoku.ui.Session;

/** Finds rules in the field "Find Actions", by id and name; choosing one shows what it says. Not on the UI thread. */
public final class QuickRules implements IQuickAccessComputer {

	@Override
	public QuickAccessElement[] computeElements() {
		Session session = Session.current();
		return session.rules().rules().stream().map(rule -> element(session, rule)).toArray(QuickAccessElement[]::new);
	}

	private static QuickAccessElement element(Session session, RuleDescriptor rule) {
		String label = rule.id() + " – " + rule.name(session.reader().locale());
		return new QuickElement("rule " + rule.id(), label, label, shown -> new RuleDialog(
				PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(), rule.id(), RuleText.of(rule, shown.reader())).open());
	}

	@Override
	public void resetState() {
		// rules stay the same while the program runs
	}

	@Override
	public boolean needsRefresh() {
		return false;
	}
}
