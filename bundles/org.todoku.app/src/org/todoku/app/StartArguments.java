package org.todoku.app;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the command line asks the workbench to do: {@code [-demo] [-open PATH…]}. Anything else is the platform's own. */
record StartArguments(boolean demo, List<String> open) {

	static StartArguments of(String @Nullable [] arguments) {
		boolean demo = false;
		boolean opening = false;
		List<String> open = new ArrayList<>();
		for (String argument : arguments == null ? new String[0] : arguments) {
			if (argument.startsWith("-")) {
				opening = argument.equals("-open");
				demo |= argument.equals("-demo");
			} else if (opening) {
				open.add(argument);
			}
		}
		return new StartArguments(demo, List.copyOf(open));
	}
}
