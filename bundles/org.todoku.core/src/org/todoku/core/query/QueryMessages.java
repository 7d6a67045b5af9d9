package org.todoku.core.query;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts for what is wrong with a query and for what a search could not judge, in English and Japanese. */
public final class QueryMessages {

    private QueryMessages() {
    }

    /** How a query is written, on several lines. */
    public static String help(Locale locale) {
        return texts(locale).getString("query.help");
    }

    /** What is wrong with the part. */
    public static String message(QueryProblem problem, Locale locale) {
        return format(problem.key(), locale, problem.part());
    }

    /** Everything that a user should know of the gaps in an answer; empty when there are none. */
    public static List<String> messages(Unjudged unjudged, Locale locale) {
        List<String> result = new ArrayList<>();
        unjudged.unknownServers().forEach(server -> result.add(format("unjudged.server", locale, server)));
        if (unjudged.updates() > 0) {
            result.add(format("unjudged.updates", locale, unjudged.updates()));
        }
        for (Unjudged.Telling telling : unjudged.tellings()) {
            if (telling.silent() > 0) {
                result.add(format("unjudged." + telling.matter().name().toLowerCase(Locale.ROOT).replace('_', '-'), locale,
                        telling.silent(), telling.sources()));
            }
        }
        return List.copyOf(result);
    }

    private static String format(String key, Locale locale, Object... values) {
        return new MessageFormat(texts(locale).getString(key), locale).format(values);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("org.todoku.core.query.messages", locale, QueryMessages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
