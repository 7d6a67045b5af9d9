package org.todoku.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWTException;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.osgi.service.prefs.BackingStoreException;
import org.todoku.core.InputException;
import org.todoku.intake.InputMessages;
import org.todoku.model.FleetException;
import org.todoku.model.InvestigationException;
import org.todoku.store.WorkspaceException;
import org.todoku.store.WorkspaceMessages;

/**
 * A failure in words of the user's language.
 *
 * @param why what was found
 * @param advice what to do about it
 */
@NullMarked
record Explanation(String why, String advice) {

    private static final int DEEPEST = 20;
    /** What systems say, whatever their language, where no class of its own says it. */
    private static final String NO_SPACE = "no space left|not enough space|disk quota|空き容量|空き領域";

    static Explanation of(Throwable failure) {
        Throwable cause = unwrapped(failure);
        Locale locale = Locale.getDefault();
        return switch (cause) {
            case InputException input -> new Explanation(InputMessages.message(input.problem(), locale),
                    InputMessages.advice(input.problem(), locale));
            case WorkspaceException workspace -> new Explanation(WorkspaceMessages.message(workspace.problem(), locale),
                    WorkspaceMessages.advice(workspace.problem(), locale));
            case InvestigationException document -> of(document);
            case FleetException fleet -> fleet.reason() == FleetException.Reason.NEWER
                    ? new Explanation(Messages.bind(Messages.Errors_newer, fleet.file()), Messages.Errors_newer_advice)
                    : new Explanation(Messages.bind(Messages.Errors_damaged, fleet.file()), Messages.Errors_damaged_advice);
            case NoSuchFileException missing -> new Explanation(Messages.bind(Messages.Errors_noSuchFile, missing.getFile()),
                    Messages.Errors_noSuchFile_advice);
            case AccessDeniedException denied -> new Explanation(Messages.bind(Messages.Errors_accessDenied, denied.getFile()),
                    Messages.Errors_accessDenied_advice);
            case IOException io -> of(io);
            case BackingStoreException settings ->
                    new Explanation(Messages.bind(Messages.Errors_io, text(settings)), Messages.Errors_io_advice);
            case OutOfMemoryError memory -> new Explanation(Messages.Errors_memory, Messages.Errors_memory_advice);
            case CoreException part -> new Explanation(Messages.bind(Messages.Errors_part, text(part)), Messages.Errors_part_advice);
            default -> new Explanation(Messages.bind(Messages.Errors_internal, text(cause)), Messages.Errors_internal_advice);
        };
    }

    private static Explanation of(InvestigationException document) {
        Throwable cause = document.getCause();
        return switch (document.reason()) {
            case DAMAGED -> cause instanceof NoSuchFileException || cause instanceof AccessDeniedException ? of(cause)
                    : new Explanation(Messages.Errors_document_damaged, Messages.Errors_document_damaged_advice);
            case NEWER -> new Explanation(Messages.Errors_document_newer, Messages.Errors_newer_advice);
            case TOO_LARGE -> new Explanation(Messages.Errors_document_large, Messages.Errors_document_large_advice);
            case CHANGED_MEANWHILE -> new Explanation(Messages.Errors_document_changed, Messages.Errors_document_changed_advice);
            case NOT_WRITTEN -> cause == null ? new Explanation(Messages.Errors_document_notWritten, Messages.Errors_io_advice) : of(cause);
        };
    }

    private static Explanation of(IOException io) {
        String said = io instanceof FileSystemException file && file.getReason() != null ? file.getReason() : text(io);
        if (said.toLowerCase(Locale.ROOT).matches("(?s).*(" + NO_SPACE + ").*")) {
            return new Explanation(Messages.Errors_diskFull, Messages.Errors_diskFull_advice);
        }
        return new Explanation(Messages.bind(Messages.Errors_io, text(io)), Messages.Errors_io_advice);
    }

    /** What a failure that only carries another one says is of no use. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Throwable inner = inner(cause);
            if (inner == null) {
                return cause;
            }
            cause = inner;
        }
        return cause;
    }

    private static @Nullable Throwable inner(Throwable cause) {
        return switch (cause) {
            case InvocationTargetException target -> target.getCause();
            case ExecutionException execution -> execution.getCause();
            case CompletionException completion -> completion.getCause();
            case UncheckedIOException unchecked -> unchecked.getCause();
            case org.eclipse.core.commands.ExecutionException command -> command.getCause();
            case SWTException swt -> swt.throwable;
            case CoreException core -> core.getStatus().getException() == core ? null : core.getStatus().getException();
            default -> null;
        };
    }

    /** Both in one text. */
    String joined() {
        return advice.isEmpty() ? why : why + "\n" + advice;
    }

    static String text(Throwable cause) {
        String message = cause.getLocalizedMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
