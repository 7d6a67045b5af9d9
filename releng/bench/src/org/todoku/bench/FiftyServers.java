package org.todoku.bench;

import org.todoku.core.StateReader;

/** Fifty servers of about 100,000 updates each, 500,000 in all; a fifth of that for a quick look. The same each time. */
final class FiftyServers {

    static final int COUNT = 50;

    private final GeneratedFleet fleet = new GeneratedFleet(20180731);
    private final int updates;

    FiftyServers(boolean quick) {
        this.updates = quick ? 100_000 : 500_000;
    }

    GeneratedFleet fleet() {
        return fleet;
    }

    /** Number of different revisions on all servers together. */
    int updates() {
        return updates;
    }

    /** Lists a share of its own and a part of what the others have. */
    StateReader server(int number) {
        return fleet.server(number, GeneratedFleet.NOW, updates, update -> update / (updates / COUNT) == number || update % 50 < 9);
    }
}
