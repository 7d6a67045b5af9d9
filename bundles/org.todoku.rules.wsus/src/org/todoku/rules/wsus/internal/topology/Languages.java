package org.todoku.rules.wsus.internal.topology;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;
import org.todoku.rules.UpdateFacts;

/** Which languages of an update a server takes. */
final class Languages {

    /** Of these the parts after the dash are languages of their own. */
    private static final Set<String> DIVIDED = Set.of("zh", "pt");

    private Languages() {
    }

    /** Languages of the files of the wanted update; empty when it fits all. */
    static Fact<Known<List<String>>> of(Question question) {
        UpdateFacts wanted = question.known();
        for (UpdateFacts.Statement statement : wanted.statements()) {
            if (statement.state().has(UpdateField.LANGUAGES)) {
                Provenance from = statement.state().from("updates");
                return new Known<>(new Known<>(statement.listed().update().languages(), from), from);
            }
        }
        return Fact.unknown("target.languages", Reason.NOT_COLLECTED, wanted.id().toString());
    }

    static Tri enabled(ServerState server, String language) {
        Configuration configuration = server.configuration().optional().orElse(null);
        if (configuration == null || configuration.allLanguages() == null && configuration.languages().isEmpty()) {
            return Tri.UNKNOWN;
        }
        return Tri.of(Boolean.TRUE.equals(configuration.allLanguages())
                || configuration.languages().stream().anyMatch(enabled -> same(enabled, language)));
    }

    private static boolean same(String one, String other) {
        String first = one.toLowerCase(Locale.ROOT);
        String second = other.toLowerCase(Locale.ROOT);
        return first.equals(second) || !DIVIDED.contains(stem(first)) && stem(first).equals(stem(second));
    }

    private static String stem(String language) {
        int dash = language.indexOf('-');
        return dash < 0 ? language : language.substring(0, dash);
    }

    /** The enabled languages, for showing. */
    static Object shown(ServerState server) {
        Configuration configuration = server.configuration().optional().orElse(null);
        if (configuration == null || configuration.allLanguages() == null && configuration.languages().isEmpty()) {
            return Tri.UNKNOWN;
        }
        return Boolean.TRUE.equals(configuration.allLanguages()) || configuration.languages().isEmpty() ? "*" : configuration.languages();
    }
}
