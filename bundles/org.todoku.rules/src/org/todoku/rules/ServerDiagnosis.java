package org.todoku.rules;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Tri;

/**
 * The answer for one server.
 *
 * @param present whether the update is there, in any state
 * @param listed the variants the server lists
 * @param headline the finding to act on first; null when nothing applies
 * @param findings in the order in which a person should act: what applies, then undecided, failed, ruled out
 */
public record ServerDiagnosis(ServerState server, Tri present, List<ServerUpdate> listed, @Nullable Finding headline,
        List<Finding> findings) {

    public ServerDiagnosis {
        listed = List.copyOf(listed);
        findings = List.copyOf(findings);
    }

    public Optional<Finding> topFinding() {
        return Optional.ofNullable(headline);
    }
}
