package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Question;

/**
 * Everything an undecided rule lacks. A rule stops at the first fact that is missing; the reader wants to collect all of them
 * at once, so the facts it declares are looked at too.
 */
final class MissingFacts {

    private MissingFacts() {
    }

    /**
     * What stopped the rule first, then the other declared facts that are unknown.
     *
     * @param needs in the order in which they are told
     */
    static List<Unknown<?>> of(List<Unknown<?>> stopped, Set<String> needs, Question question) {
        List<Unknown<?>> all = new ArrayList<>();
        stopped.forEach(unknown -> add(unknown, all));
        for (String need : needs) {
            if (fact(need, question) instanceof Unknown<?> unknown) {
                add(unknown, all);
            }
        }
        return all;
    }

    /** Of facts of one name the first is told; there are few, and this is done for most rules and servers. */
    private static void add(Unknown<?> unknown, List<Unknown<?>> all) {
        for (Unknown<?> before : all) {
            if (before.name().equals(unknown.name())) {
                return;
            }
        }
        all.add(unknown);
    }

    /** Null where it is not looked at here. */
    private static @Nullable Fact<?> fact(String need, Question question) {
        ServerState server = question.server();
        return switch (need) {
            case "configuration" -> server.configuration();
            case "subscription" -> server.subscription();
            case "syncHistory" -> server.syncHistory();
            case "categories" -> server.categories();
            case "server" -> server.info();
            // where products and classification are known the update is
            case "target" -> question.ofKind(() -> question.target().variants().isEmpty())
                    ? Fact.unknown("target", Reason.NOT_COLLECTED, question.target().query().text()) : null;
            default -> null;
        };
    }
}
