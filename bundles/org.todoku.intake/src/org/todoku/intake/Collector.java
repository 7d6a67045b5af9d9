package org.todoku.intake;

import java.io.InputStream;
import java.util.Objects;

/** The PowerShell script that reads a WSUS server and writes a snapshot. It changes nothing on the server. */
public final class Collector {

    /** Name to save the script under. */
    public static final String FILE_NAME = "Collect-Todoku.ps1";

    private Collector() {
    }

    /** The script in ASCII; to be closed by the caller. */
    public static InputStream script() {
        return Objects.requireNonNull(Collector.class.getResourceAsStream(FILE_NAME), FILE_NAME);
    }
}
