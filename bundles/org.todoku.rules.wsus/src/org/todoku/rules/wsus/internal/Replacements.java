package org.todoku.rules.wsus.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;

/** Updates that replace another one, over any number of steps. */
public final class Replacements {

    private static final Comparator<Update> OLDEST_FIRST = Comparator
            .comparing((Update update) -> Optional.ofNullable(update.created()).orElse(Instant.MIN)).thenComparing(Update::id);

    private Replacements() {
    }

    /** Replacements that the server has and can use, neither declined nor expired; newest first. */
    public static List<ServerUpdate> usable(Question question, UUID update) {
        return question.supersededBy(update).stream().flatMap(id -> question.facts().on(question.server(), id).stream())
                .filter(listed -> !listed.presence().declined() && !listed.presence().expired()
                        && (listed.expired(question.server()) == Tri.NO || !question.server().has(UpdateField.EXPIRED)))
                .sorted(Comparator.comparing(ServerUpdate::update, OLDEST_FIRST).reversed()).toList();
    }

    /** The newest replacement that anybody knows and nobody calls expired. */
    public static Optional<Update> newest(Question question, UUID update) {
        return question.supersededBy(update).stream().flatMap(id -> question.facts().update(id).stream())
                .filter(replacement -> !question.known(replacement).withdrawn())
                .max(OLDEST_FIRST);
    }

    /** Whether any source says what replaces what. */
    public static boolean known(Question question) {
        return question.facts().catalogues().stream().anyMatch(Replacements::says)
                || question.facts().servers().stream().anyMatch(Replacements::says);
    }

    private static boolean says(ServerState state) {
        return state.has(UpdateField.SUPERSEDES);
    }
}
