package org.todoku.ui;

import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.statushandlers.StatusManager;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The beginning of the one route of errors, which ends in {@link FailureHandler}: what is shown is logged too. */
@NullMarked
public final class Errors {

    private static final String PLUGIN = "org.todoku.ui";

    private Errors() {
    }

    /** Shows and logs that something failed. From any thread; returns at once. */
    public static void show(String what, Throwable cause) {
        StatusManager.getManager().handle(status(what, cause), StatusManager.LOG | StatusManager.SHOW);
    }

    /** Shows and logs several problems as one message; each says itself why, and what to do. */
    public static void show(String what, List<String> problems) {
        show(what, problems, "");
    }

    /**
     * Shows and logs several problems as one message.
     *
     * @param what what could not be done, in the user's language
     * @param reasons one text each, in the user's language
     * @param advice what to do, in the user's language; empty where the reasons say it
     */
    public static void show(String what, List<String> reasons, String advice) {
        StatusManager.getManager().handle(Failure.status(what, reasons, advice), StatusManager.LOG | StatusManager.SHOW);
    }

    /** Logs something that the user need not see. */
    public static void log(String what, @Nullable Throwable cause) {
        ILog.of(Errors.class).log(new Status(IStatus.WARNING, PLUGIN, what, cause));
    }

    /** What the user reads about a failure: what was found and what to do about it. */
    public static String explain(Throwable cause) {
        return Explanation.of(cause).joined();
    }

    static IStatus status(String what, Throwable cause) {
        return Failure.status(what, cause);
    }
}
