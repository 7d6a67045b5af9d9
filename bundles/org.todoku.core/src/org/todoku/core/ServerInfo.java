package org.todoku.core;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the server says of itself.
 *
 * @param version of WSUS, for example {@code 10.0.20348.1}
 * @param osVersion build of Windows with update build revision where known
 * @param culture preferred culture of titles, for example {@code ja}
 * @param role what the collecting account may see; null when unknown
 */
public record ServerInfo(String version, String osVersion, String culture, @Nullable Coded<UserRole> role, Map<String, String> other) {

    public ServerInfo {
        other = Map.copyOf(other);
    }
}
