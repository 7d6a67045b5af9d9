package org.todoku.app;

import java.util.function.Consumer;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.Session;

/** Something that the field "Find Actions" offers. */
final class QuickElement extends QuickAccessElement {

	private final String id;
	private final String label;
	private final String match;
	private final Consumer<Session> action;

	/**
	 * @param id the same at every start, for what was chosen before is offered again
	 * @param match what is compared with what was typed
	 * @param action called on the UI thread
	 */
	QuickElement(String id, String label, String match, Consumer<Session> action) {
		this.id = id;
		this.label = label;
		this.match = match;
		this.action = action;
	}

	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public String getMatchLabel() {
		return match;
	}

	@Override
	public @Nullable ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public String getId() {
		return id;
	}

	@Override
	public void execute() {
		action.accept(Session.current());
	}
}
