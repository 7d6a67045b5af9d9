package org.todoku.model;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.Command;

/** Several changes that are one for the user. They have been made when the stack executes it. */
final class Step extends AbstractCommand {

	private final List<Command> made = new ArrayList<>();

	Step(String label) {
		super(label);
	}

	/** Makes a change and remembers it. */
	void run(Command command) {
		command.execute();
		made.add(command);
	}

	boolean isEmpty() {
		return made.isEmpty();
	}

	@Override
	protected boolean prepare() {
		return true;
	}

	@Override
	public void execute() {
		// the changes were made one by one, for each may depend on the one before it
	}

	@Override
	public void undo() {
		made.reversed().forEach(Command::undo);
	}

	@Override
	public void redo() {
		made.forEach(Command::redo);
	}

	@Override
	public void dispose() {
		made.forEach(Command::dispose);
	}
}
