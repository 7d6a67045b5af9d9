package org.todoku.ui;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.statushandlers.StatusManager;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.InputException;
import org.todoku.intake.InputMessages;
import org.todoku.store.WorkspaceException;
import org.todoku.store.WorkspaceMessages;

/** The one route of errors: what is shown is logged too. */
@NullMarked
public final class Errors {

    private static final String PLUGIN = "org.todoku.ui";
    private static final int AT_ONCE = 3;

    private Errors() {
    }

    /** Shows and logs that something failed. From any thread; returns at once. */
    public static void show(String what, Throwable cause) {
        StatusManager.getManager().handle(status(what, cause), StatusManager.LOG | StatusManager.SHOW);
    }

    /**
     * Shows and logs several problems as one message.
     *
     * @param what what could not be done, in the user's language
     * @param details one line each, in the user's language
     */
    public static void show(String what, List<String> details) {
        StatusManager.getManager().handle(warning(what, details), StatusManager.LOG | StatusManager.SHOW);
    }

    /** Logs something that the user need not see. */
    public static void log(String what, @Nullable Throwable cause) {
        ILog.of(Errors.class).log(new Status(IStatus.WARNING, PLUGIN, what, cause));
    }

    /** What the user reads about a failure: what was found and what to do about it. */
    public static String explain(Throwable cause) {
        Locale locale = Locale.getDefault();
        return switch (cause) {
            case InputException input -> join(InputMessages.message(input.problem(), locale),
                    InputMessages.advice(input.problem(), locale));
            case WorkspaceException workspace -> join(WorkspaceMessages.message(workspace.problem(), locale),
                    WorkspaceMessages.advice(workspace.problem(), locale));
            case NoSuchFileException missing -> Messages.bind(Messages.Errors_noSuchFile, missing.getFile());
            case AccessDeniedException denied -> Messages.bind(Messages.Errors_accessDenied, denied.getFile());
            case IOException io -> Messages.bind(Messages.Errors_io, text(io));
            default -> Messages.bind(Messages.Errors_internal, text(cause));
        };
    }

    static IStatus status(String what, Throwable cause) {
        var details = new MultiStatus(PLUGIN, IStatus.ERROR, what + "\n\n" + explain(cause), cause);
        details.add(new Status(IStatus.ERROR, PLUGIN, text(cause), cause));
        return details;
    }

    private static IStatus warning(String what, List<String> details) {
        // a few are read at once; the others stand under "Details"
        String first = String.join("\n", details.subList(0, Math.min(AT_ONCE, details.size())));
        var all = new MultiStatus(PLUGIN, IStatus.WARNING, what + "\n\n" + first, null);
        details.forEach(detail -> all.add(new Status(IStatus.WARNING, PLUGIN, detail)));
        return all;
    }

    private static String join(String message, String advice) {
        return advice.isEmpty() ? message : message + "\n" + advice;
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
