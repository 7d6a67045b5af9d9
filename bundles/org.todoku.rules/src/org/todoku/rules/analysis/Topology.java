package org.todoku.rules.analysis;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;

/** From where a server fetches and who decides what it fetches. */
public final class Topology {

    private Topology() {
    }

    /** Whether the server fetches from another WSUS server; unknown when its configuration does not say. */
    public static Tri downstream(ServerState server) {
        return server.configuration().optional().map(Configuration::downstream).orElse(Tri.UNKNOWN);
    }

    /** Whether a downstream server only mirrors the one above it. */
    public static boolean replica(ServerState server) {
        return downstream(server) == Tri.YES && server.configuration().optional().map(Configuration::isReplica).orElse(false);
    }

    /** Whether nobody knows if the server only mirrors another one. */
    private static boolean mayMirror(ServerState server) {
        return server.configuration().optional()
                .map(known -> known.downstream() != Tri.NO && known.replica() == null).orElse(true);
    }

    /** Whether the server fetches from another one; ends the rule as undecided ({@code configuration}) when that is unknown. */
    public static boolean requireDownstream(Question question) {
        question.configuration();
        Tri downstream = downstream(question.server());
        if (downstream == Tri.UNKNOWN) {
            return question.need(Fact.<Boolean>unknown("configuration", Reason.INCOMPLETE, "SyncFromMicrosoftUpdate"));
        }
        return downstream == Tri.YES;
    }

    /** Name of the server above, as the configuration spells it; empty when there is none. */
    public static String upstreamName(ServerState server) {
        return server.configuration().optional().map(Configuration::upstreamServer).orElse("");
    }

    /** State of the server above a downstream server; {@code upstream} when it was not collected. */
    public static Fact<ServerState> parent(Question question, ServerState child) {
        Optional<ServerState> parent = question.hierarchy().upstream(child);
        if (parent.isEmpty() || parent.get().key().equals(child.key())) {
            return Fact.unknown("upstream", Reason.NOT_COLLECTED, upstreamName(child));
        }
        return new Known<>(parent.get(), child.from("configuration"));
    }

    /**
     * The server on which products and classifications are ticked: the server itself, or for a replica the first server above it that
     * is no replica; {@code upstream} when that one was not collected, {@code configuration} when nobody knows whether it is one.
     */
    public static Fact<ServerState> selectionOwner(Question question) {
        ServerState server = question.server();
        if (mayMirror(server)) {
            return Fact.unknown("configuration", Reason.INCOMPLETE, server.server());
        }
        Set<String> seen = new HashSet<>();
        while (replica(server) && seen.add(server.key())) {
            Fact<ServerState> parent = parent(question, server);
            if (!(parent instanceof Known<ServerState> known)) {
                return parent;
            }
            server = known.value();
        }
        if (replica(server) || mayMirror(server)) {
            return Fact.unknown("upstream", Reason.INCOMPLETE, upstreamName(server));
        }
        return new Known<>(server, question.from("configuration"));
    }

    /** The highest collected server above; the server itself when it has none above or is not known to be downstream. */
    public static ServerState top(Question question) {
        List<ServerState> above = question.hierarchy().above(question.server());
        return above.isEmpty() ? question.server() : above.get(above.size() - 1);
    }

    /**
     * From when on the server could have fetched the update: when its parent received it, or when Microsoft created it. Before a
     * downstream server can have it, its parent must; a parent that was not collected leaves that unknown, and so does a
     * configuration that does not say whether there is one.
     */
    public static Fact<Instant> availableSince(Question question) {
        Fact<Instant> created = question.known().created();
        Tri downstream = downstream(question.server());
        if (downstream != Tri.YES) {
            return downstream == Tri.NO ? created : Fact.unknown("configuration", Reason.INCOMPLETE, question.server().server());
        }
        Fact<ServerState> parent = parent(question, question.server());
        if (!(parent instanceof Known<ServerState> known)) {
            return Fact.unknown("upstream", Reason.NOT_COLLECTED, upstreamName(question.server()));
        }
        Optional<Instant> arrived = question.facts().on(known.value(), question.update().id()).map(ServerUpdate::presence)
                .flatMap(presence -> Optional.ofNullable(presence.arrived()));
        Provenance from = known.value().from("updates");
        return arrived.isPresent() ? new Known<>(arrived.get(), from) : created;
    }
}
