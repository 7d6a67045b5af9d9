package org.todoku.store;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import org.todoku.core.Problem;

/** Texts for the problems of a {@link WorkspaceException}, in English and Japanese. */
public final class WorkspaceMessages {

    private WorkspaceMessages() {
    }

    /** What happened. An unknown code is shown as it is, with its detail. */
    public static String message(Problem problem, Locale locale) {
        return text(problem, "message", locale);
    }

    /** What the user can do about it; empty for an unknown code. */
    public static String advice(Problem problem, Locale locale) {
        return text(problem, "advice", locale);
    }

    private static String text(Problem problem, String kind, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("org.todoku.store.messages", locale, WorkspaceMessages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return new MessageFormat(texts.getString(problem.code() + '.' + kind), locale)
                    .format(new Object[] {problem.file(), problem.detail()});
        } catch (MissingResourceException e) {
            return kind.equals("message") ? problem.file() + ": " + problem.code() + " " + problem.detail() : "";
        }
    }
}
