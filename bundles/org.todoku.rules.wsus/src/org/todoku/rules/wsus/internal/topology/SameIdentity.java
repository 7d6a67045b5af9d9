package org.todoku.rules.wsus.internal.topology;

import java.util.List;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** E16: two servers carry the same identity, because one was made from the database of the other. */
public final class SameIdentity implements Rule {

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        List<ServerState> others = question.facts().servers().stream()
                .filter(other -> !other.serverId().isBlank() && !sameName(other, server)).toList();
        if (others.isEmpty()) {
            return Verdict.notApplicable();
        }
        if (server.serverId().isBlank()) {
            return Verdict.undecided(new Unknown<>("configuration.serverId", Reason.NOT_COLLECTED, server.server()));
        }
        Evidence identity = question.evidence("configuration.serverId", server.serverId(), "server");
        List<String> twins = others.stream().filter(other -> other.serverId().equalsIgnoreCase(server.serverId())).map(ServerState::server)
                .toList();
        return twins.isEmpty() ? Verdict.ruledOut(server, others.size()).because(identity)
                : Verdict.applies(Effect.RISK, Severity.HIGH, Confidence.CERTAIN, server, twins, server.serverId()).because(identity)
                        .remedy(Remedy.changing("new-identity", "", server, twins));
    }

    /** The same machine may have been read under its short and its full name. */
    private static boolean sameName(ServerState one, ServerState other) {
        return one.key().equals(other.key()) || shortOf(one.key(), other.key()) || shortOf(other.key(), one.key());
    }

    private static boolean shortOf(String name, String full) {
        return full.length() > name.length() && full.charAt(name.length()) == '.' && full.startsWith(name);
    }
}
