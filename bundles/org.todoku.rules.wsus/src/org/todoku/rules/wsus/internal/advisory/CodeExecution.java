package org.todoku.rules.wsus.internal.advisory;

import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** L04: the server lacks the update of Windows without which anybody who reaches its web services can run code on the server. */
public final class CodeExecution implements Rule {

    private static final String ERROR = "InvalidCast";
    private static final int EVENT = 7053;

    @Override
    public Verdict judge(Question question) {
        return KnownVulnerability.judge(question, "L04", hint(question.server()));
    }

    /** What is left behind by attempts to use it: the service fails to read what it was sent. */
    private static Optional<ServerEvent> hint(ServerState server) {
        List<ServerEvent> events = server.evidence().events().optional().orElse(List.of());
        return events.stream().filter(event -> event.id() == EVENT && event.text().contains(ERROR)).findFirst();
    }
}
