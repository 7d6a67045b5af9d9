package org.todoku.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Tri;

/**
 * Server configuration ({@code IUpdateServerConfiguration}); a component is null when the source does not carry it.
 *
 * @param languages enabled update languages, meaningful when {@code allLanguages} is false
 * @param other further settings as JSON text by name
 */
public record Configuration(@Nullable Boolean syncFromMicrosoftUpdate, String upstreamServer, @Nullable Integer upstreamPort,
        @Nullable Boolean upstreamSsl, @Nullable Boolean replica, @Nullable Boolean useProxy, String proxyName,
        @Nullable Integer proxyPort, @Nullable Boolean anonymousProxy, @Nullable Boolean hasProxyPassword, String microsoftUpdateUrl,
        @Nullable Boolean allLanguages, List<String> languages, @Nullable Boolean hostBinariesOnMicrosoftUpdate,
        @Nullable Instant lastConfigChange, Map<String, String> other) {

    public Configuration {
        languages = List.copyOf(languages);
        other = Map.copyOf(other);
    }

    /** Whether it synchronises from another WSUS server. A replica does, even where the source says no more. */
    public Tri downstream() {
        if (syncFromMicrosoftUpdate != null) {
            return Tri.of(!syncFromMicrosoftUpdate && !upstreamServer.isEmpty());
        }
        return isReplica() ? Tri.YES : Tri.UNKNOWN;
    }

    public boolean isReplica() {
        return Boolean.TRUE.equals(replica);
    }
}
