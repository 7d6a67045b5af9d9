package org.todoku.ui;

import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What a user is told when something failed.
 *
 * @param severity of {@link IStatus}
 * @param what what could not be done
 * @param why what was found; may have several lines
 * @param advice what to do; empty where the reasons say it
 * @param details for a report of the error, with the places in the program; without secrets
 */
@NullMarked
record Failure(int severity, String what, String why, String advice, String details) {

    private static final String PLUGIN = "org.todoku.ui";
    private static final int FIRST = 3;

    Failure {
        what = FailureDetails.hidden(what);
        why = FailureDetails.hidden(why);
        details = FailureDetails.hidden(details);
    }

    /** A failure on its way through the workbench; its message is what the log has of it. */
    static final class Told extends MultiStatus {

        private final Failure failure;

        Told(Failure failure, IStatus[] parts, @Nullable Throwable cause) {
            super(PLUGIN, IStatus.ERROR, parts, message(failure), cause);
            this.failure = failure;
            setSeverity(failure.severity);
        }

        private static String message(Failure failure) {
            return failure.what + "\n\n" + failure.why + (failure.advice.isEmpty() ? "" : "\n" + failure.advice);
        }
    }

    static IStatus status(String what, Throwable cause) {
        Explanation told = Explanation.of(cause);
        IStatus part = new Status(IStatus.ERROR, PLUGIN, Explanation.text(cause), cause);
        String details = FailureDetails.of(part);
        return new Told(new Failure(IStatus.ERROR, what, told.why(), told.advice(), details), new IStatus[] { part }, cause);
    }

    static IStatus status(String what, List<String> reasons, String advice) {
        IStatus[] parts = reasons.stream().map(reason -> new Status(IStatus.WARNING, PLUGIN, reason)).toArray(IStatus[]::new);
        // the log need not have all of a thousand
        String why = String.join("\n\n", reasons);
        return new Told(new Failure(IStatus.WARNING, what, why, advice, why), parts, null);
    }

    /**
     * @param doing what was being done, in the user's language; empty where nobody knows
     */
    static Failure of(IStatus status, String doing) {
        if (status instanceof Told told) {
            return told.failure;
        }
        Throwable cause = status.getException();
        String said = status.getMessage().strip();
        List<String> parts = java.util.Arrays.stream(status.getChildren()).filter(child -> !child.isOK()).map(IStatus::getMessage)
                .filter(message -> !message.isBlank() && !message.equals(said)).distinct().limit(FIRST).toList();
        String what = !doing.isBlank() ? doing : Messages.Errors_unnamed;
        String why;
        String advice;
        if (cause == null) {
            why = parts.isEmpty() ? said : said + "\n" + String.join("\n", parts);
            advice = Messages.Errors_reported_advice;
        } else {
            Explanation told = Explanation.of(cause);
            boolean more = !said.isEmpty() && !told.why().contains(said);
            why = more ? said + "\n" + told.why() : told.why();
            advice = told.advice();
        }
        return new Failure(status.getSeverity(), what, why.isBlank() ? Messages.Errors_silent : why, advice, FailureDetails.of(status));
    }

    boolean same(Failure other) {
        return what.equals(other.what) && why.equals(other.why);
    }

    /** All of it as text, to be pasted into a report. */
    String text() {
        var text = new StringBuilder(what).append("\n\n").append(why).append('\n');
        if (!advice.isEmpty()) {
            text.append('\n').append(advice).append('\n');
        }
        return text.append('\n').append(details).append('\n').toString();
    }
}
