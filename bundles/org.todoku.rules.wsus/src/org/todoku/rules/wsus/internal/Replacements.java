package org.todoku.rules.wsus.internal;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;

/** Updates that replace another one, over any number of steps. */
public final class Replacements {

    private Replacements() {
    }

    /** Replacements that the server has and can use, neither declined nor expired; newest first. They are looked for one by one. */
    public static Stream<ServerUpdate> usable(Question question, UUID update) {
        return question.supersededBy(update).stream().flatMap(id -> question.facts().on(question.server(), id).stream())
                .filter(listed -> isUsable(question, listed));
    }

    /** The newest of {@link #usable}. */
    public static Optional<ServerUpdate> newestUsable(Question question, UUID update) {
        return usable(question, update).findFirst();
    }

    private static boolean isUsable(Question question, ServerUpdate listed) {
        return !listed.presence().declined() && !listed.presence().expired()
                && (listed.expired(question.server()) == Tri.NO || !question.server().has(UpdateField.EXPIRED));
    }

    /** The newest replacement that anybody knows and nobody calls expired. */
    public static Optional<Update> newest(Question question, UUID update) {
        for (UUID id : question.supersededBy(update)) {
            Optional<Update> replacement = question.facts().update(id).filter(one -> !question.known(one).withdrawn());
            if (replacement.isPresent()) {
                return replacement;
            }
        }
        return Optional.empty();
    }
}
