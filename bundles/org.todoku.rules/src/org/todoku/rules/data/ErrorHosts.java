package org.todoku.rules.data;

import java.util.Locale;
import java.util.Set;

import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;

/**
 * Whose host a name in an error text is.
 *
 * @param local names of the server itself, in lower case
 * @param upstream names of the server that it synchronises from, in lower case
 * @param unnamed whom an error is about that names no host
 */
public record ErrorHosts(Set<String> local, Set<String> upstream, HostScope unnamed) {

    /** For texts of which nothing else is known. */
    public static final ErrorHosts UNKNOWN = new ErrorHosts(Set.of(), Set.of(), HostScope.ANY);

    public ErrorHosts {
        local = Set.copyOf(local);
        upstream = Set.copyOf(upstream);
    }

    /** For the synchronisation errors of a server, as far as its configuration says where it synchronises from. */
    public static ErrorHosts ofSynchronisation(ServerState server) {
        Configuration configuration = server.configuration().optional().orElse(null);
        if (configuration == null) {
            return new ErrorHosts(Set.of(lower(server.server())), Set.of(), HostScope.ANY);
        }
        Tri downstream = configuration.downstream();
        return new ErrorHosts(Set.of(lower(server.server())),
                configuration.upstreamServer().isBlank() ? Set.of() : Set.of(lower(configuration.upstreamServer())),
                downstream == Tri.YES ? HostScope.UPSTREAM : downstream == Tri.NO ? HostScope.MICROSOFT : HostScope.ANY);
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** The host that an address names; names with and without domain are the same server. */
    HostScope scope(String host, Endpoints endpoints) {
        String name = lower(host);
        if (name.equals("localhost") || name.equals("::1") || name.startsWith("127.") || named(local, name)) {
            return HostScope.LOCAL;
        }
        return endpoints.isMicrosoft(name) ? HostScope.MICROSOFT : HostScope.UPSTREAM;
    }

    boolean names(String host) {
        return named(local, lower(host)) || named(upstream, lower(host));
    }

    private static boolean named(Set<String> names, String name) {
        return names.stream().anyMatch(known -> known.equals(name) || known.startsWith(name + ".") || name.startsWith(known + "."));
    }
}
