package org.todoku.rules.data;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Hosts of Microsoft's update services. */
public record Endpoints(List<Endpoint> all) {

    public Endpoints {
        all = List.copyOf(all);
    }

    /**
     * What an address such as {@code MUUrl} points to, the entry that fits it most closely; empty for hosts that are not listed and for
     * what is no address.
     */
    public Optional<Endpoint> ofUrl(String url) {
        URI address = address(url);
        String host = address == null ? null : address.getHost();
        if (address == null || host == null) {
            return Optional.empty();
        }
        String path = address.getPath() == null ? "" : address.getPath().toLowerCase(Locale.ROOT);
        return all.stream().filter(endpoint -> endpoint.covers(host) && path.startsWith(endpoint.path()))
                .min(Comparator.comparing((Endpoint endpoint) -> endpoint.host().startsWith("*."))
                        .thenComparing(endpoint -> -endpoint.path().length()).thenComparing(endpoint -> -endpoint.host().length()));
    }

    private static @Nullable URI address(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Hosts that a firewall or proxy server must let a server reach, in the order of the list. */
    public List<Endpoint> required() {
        return all.stream().filter(endpoint -> endpoint.state() == Endpoint.State.CURRENT).toList();
    }

    /** The host that a server that fetches from Microsoft should use now. */
    public Optional<Endpoint> synchronisation() {
        return required().stream().filter(endpoint -> endpoint.use() == Endpoint.Use.SYNCHRONISATION
                && !endpoint.host().startsWith("*.")).findFirst();
    }

    /** Whether a host belongs to Microsoft's update services, working or not. */
    public boolean isMicrosoft(String host) {
        return all.stream().anyMatch(endpoint -> endpoint.covers(host));
    }
}
