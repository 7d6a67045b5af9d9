package org.todoku.ui.answers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;

/**
 * A fact that a reader wants to see where it comes from.
 *
 * @param finding what rests on it
 * @param server the state that it was read from; empty where that is not shown any more
 * @param updates what it is about: the updates it names, else those that were asked for; may be empty
 */
@NullMarked
public record ShownEvidence(Finding finding, Evidence evidence, Optional<ServerState> server, List<UUID> updates) {

    public ShownEvidence {
        updates = List.copyOf(updates);
    }

    /**
     * @param servers those that can be shown
     * @param asked the updates that were asked for
     */
    static ShownEvidence of(Finding finding, Evidence evidence, List<ServerState> servers, List<UUID> asked) {
        List<UUID> named = named(evidence.value()).distinct().toList();
        Optional<ServerState> server = servers.stream().filter(state -> readFrom(evidence, state)).findFirst()
                .or(() -> servers.stream().filter(state -> state.server().equalsIgnoreCase(finding.server())).findFirst());
        return new ShownEvidence(finding, evidence, server, named.isEmpty() ? asked : named);
    }

    private static boolean readFrom(Evidence evidence, ServerState state) {
        return evidence.from().at().equals(state.collectedAt()) && evidence.from().source().startsWith(state.source() + "!");
    }

    private static Stream<UUID> named(Object value) {
        return switch (value) {
            case Update update -> Stream.of(update.id());
            case ServerUpdate there -> Stream.of(there.update().id());
            case Collection<?> several -> several.stream().flatMap(each -> each == null ? Stream.empty() : named(each));
            default -> Stream.empty();
        };
    }
}
