package org.todoku.intake;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

import org.todoku.core.Problem;

/** Problems of inputs in the language of the user. Texts are English or, for Japanese locales, Japanese. */
public final class InputMessages {

    private static final String BUNDLE = "org.todoku.intake.messages";

    private InputMessages() {
    }

    /** Which file, where in it, what is wrong. */
    public static String message(Problem problem, Locale locale) {
        ResourceBundle texts = texts(locale);
        String code = texts.containsKey(problem.code()) ? problem.code() : "unknown";
        String detail = code.equals("unknown") ? problem.code() + " " + problem.detail() : problem.detail();
        String what = detail.isBlank() ? texts.getString(code) : format(texts, "with-detail", texts.getString(code), detail.strip());
        if (problem.file().isEmpty()) {
            return what;
        }
        return problem.line() > 0 ? format(texts, "at-line", problem.file(), Long.toString(problem.line()), what)
                : format(texts, "in-file", problem.file(), what);
    }

    /** What to do about it. */
    public static String advice(Problem problem, Locale locale) {
        ResourceBundle texts = texts(locale);
        String key = problem.code() + ".advice";
        return texts.getString(texts.containsKey(key) ? key : "unknown.advice");
    }

    private static String format(ResourceBundle texts, String key, String... values) {
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(values);
    }

    /** The language asked for, never that of the machine: a support engineer may want English on a Japanese system. */
    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, InputMessages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
