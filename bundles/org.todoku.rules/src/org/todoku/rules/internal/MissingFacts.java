package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** What stopped the rule first, then the other declared facts that are unknown, by name. */
    static List<Unknown<?>> of(List<Unknown<?>> stopped, Set<String> needs, Question question) {
        Map<String, Unknown<?>> all = new LinkedHashMap<>();
        stopped.forEach(unknown -> all.putIfAbsent(unknown.name(), unknown));
        needs.stream().sorted().forEach(need -> {
            if (fact(need, question) instanceof Unknown<?> unknown) {
                all.putIfAbsent(unknown.name(), unknown);
            }
        });
        return new ArrayList<>(all.values());
    }

    private static Fact<?> fact(String need, Question question) {
        ServerState server = question.server();
        return switch (need) {
            case "configuration" -> server.configuration();
            case "subscription" -> server.subscription();
            case "syncHistory" -> server.syncHistory();
            case "categories" -> server.categories();
            case "server" -> server.info();
            case "target" -> question.target().variants().isEmpty()
                    ? Fact.unknown("target", Reason.NOT_COLLECTED, question.target().query().text())
                    : Fact.known(need, question.from("updates"));
            default -> Fact.known(need, question.from("updates"));
        };
    }
}
