package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Map;
import java.util.stream.Stream;

import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Evidence;

/** Readings of the machine of a server, and evidence of them. */
public final class Host {

    private Host() {
    }

    public static Fact<String> text(ServerState server, String key) {
        return part("host", server, server.evidence().host(), key);
    }

    public static Fact<String> clients(ServerState server, String key) {
        return part("clients", server, server.evidence().clients(), key);
    }

    private static Fact<String> part(String name, ServerState server, Fact<Map<String, String>> all, String key) {
        String value = all.optional().orElse(Map.of()).get(key);
        return value == null ? Fact.unknown(name + '.' + key, Reason.NOT_COLLECTED, server.server()) : all.map(map -> value);
    }

    /** A number; what cannot be read as one is unknown. */
    public static Fact<Long> number(ServerState server, String key) {
        return text(server, key) instanceof Known<String> known ? number("host." + key, known) : Fact.unknown("host." + key,
                Reason.NOT_COLLECTED, server.server());
    }

    private static Fact<Long> number(String name, Known<String> text) {
        try {
            return text.map(Long::parseLong);
        } catch (NumberFormatException e) {
            return Fact.unknown(name, Reason.FAILED, text.value());
        }
    }

    public static boolean is(ServerState server, String key, String value) {
        return text(server, key).optional().filter(value::equalsIgnoreCase).isPresent();
    }

    /** Build of Windows, for example 20348; {@code host.os.build}. */
    public static Fact<Long> build(ServerState server) {
        Fact<Long> told = number(server, "os.build");
        if (told.isKnown()) {
            return told;
        }
        return server.info() instanceof Known<ServerInfo> info
                && info.value().osVersion().split("\\.") instanceof String[] parts && parts.length > 2
                        ? number("host.os.build", new Known<>(parts[2], info.from())) : told;
    }

    public static Evidence[] evidence(ServerState server, String... keys) {
        return Stream.of(keys).flatMap(key -> text(server, key).optional().stream()
                .map(value -> Evidence.of("host." + key, value.isEmpty() ? Tri.NO : value, server, "host"))).toArray(Evidence[]::new);
    }
}
