package org.todoku.model;

import org.eclipse.emf.common.command.AbstractCommand;

/** Something outside the fleet that takes part in undo and redo. */
final class Deed extends AbstractCommand {

	private final Runnable act;
	private final Runnable back;

	Deed(String label, Runnable act, Runnable back) {
		super(label);
		this.act = act;
		this.back = back;
	}

	@Override
	protected boolean prepare() {
		return true;
	}

	@Override
	public void execute() {
		act.run();
	}

	@Override
	public void undo() {
		back.run();
	}

	@Override
	public void redo() {
		act.run();
	}
}
