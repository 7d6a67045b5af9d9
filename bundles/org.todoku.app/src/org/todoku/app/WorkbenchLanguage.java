package org.todoku.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The language of the workbench. It is kept in the file {@code language} of the workspace and not with the other preferences, for the
 * start script has to know it before the workbench runs.
 */
enum WorkbenchLanguage {

	SYSTEM(""), ENGLISH("en"), JAPANESE("ja");

	private final String code;

	WorkbenchLanguage(String code) {
		this.code = code;
	}

	/** What was chosen; a file that says anything else counts as no choice, as in the start script. */
	static WorkbenchLanguage read(Path workspace) throws IOException {
		Path file = file(workspace);
		String chosen = Files.exists(file) ? Files.readString(file).strip() : "";
		return Arrays.stream(values()).filter(language -> language.code.equals(chosen)).findFirst().orElse(SYSTEM);
	}

	void write(Path workspace) throws IOException {
		if (this == SYSTEM) {
			Files.deleteIfExists(file(workspace));
		} else {
			Files.writeString(file(workspace), code + System.lineSeparator());
		}
	}

	private static Path file(Path workspace) {
		return workspace.resolve("language");
	}
}
