package org.todoku.model;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** A fleet file that cannot be used as it is. The file itself is left as it was found. */
public final class FleetException extends IOException {

	/** What is wrong with the file. */
	public enum Reason {
		/** Not readable, not XML, or not a fleet. */
		UNREADABLE,
		/** Written by a later version of this program. */
		NEWER
	}

	private static final long serialVersionUID = 1;

	private final transient Path file;
	private final Reason reason;

	FleetException(Path file, Reason reason, String message, @Nullable Throwable cause) {
		super(file + ": " + message, cause);
		this.file = file;
		this.reason = reason;
	}

	public Path file() {
		return file;
	}

	public Reason reason() {
		return reason;
	}
}
