package org.todoku.rules.wsus.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.rules.Question;

/** The variants of the wanted update that a server lists. */
final class Here {

    private Here() {
    }

    /** In any state; empty only where none is proved to be there. */
    static List<ServerUpdate> all(Question question) {
        return question.need(question.present());
    }

    /** Those that can be approved, neither declined nor withdrawn. */
    static List<ServerUpdate> usable(Question question) {
        List<ServerUpdate> all = all(question);
        if (!all.isEmpty()) {
            question.needField(UpdateField.DECLINED);
        }
        List<ServerUpdate> usable = new ArrayList<>(all.size());
        for (ServerUpdate listed : all) {
            if (!listed.presence().declined() && !listed.presence().expired()) {
                usable.add(listed);
            }
        }
        return usable;
    }

    /** One that waits for its approval; empty where one is approved, so that the others are left out on purpose. */
    static Optional<ServerUpdate> waiting(Question question) {
        List<ServerUpdate> usable = usable(question);
        if (!usable.isEmpty()) {
            question.needField(UpdateField.APPROVED);
        }
        return firstApproved(usable).isPresent() || usable.isEmpty() ? Optional.empty() : Optional.of(usable.get(0));
    }

    /** One that is approved. */
    static Optional<ServerUpdate> approved(Question question) {
        List<ServerUpdate> usable = usable(question);
        if (!usable.isEmpty()) {
            question.needField(UpdateField.APPROVED);
        }
        return firstApproved(usable);
    }

    static Optional<ServerUpdate> firstApproved(List<ServerUpdate> usable) {
        for (ServerUpdate listed : usable) {
            if (listed.presence().approved()) {
                return Optional.of(listed);
            }
        }
        return Optional.empty();
    }
}
