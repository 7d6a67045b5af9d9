package org.todoku.ui.servers;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.fact.Known;
import org.todoku.ui.LatestWork;

/**
 * How servers do, found once for every state, and in the background where histories are long; by identity, for comparing what is known
 * of servers would take as long. For the UI thread.
 */
final class KnownHealth {

    /** So many runs are looked at at once, in a millisecond. */
    private static final int FEW_RUNS = 5000;

    private final Map<ServerState, Health> known = new IdentityHashMap<>();
    private final LatestWork looking = new LatestWork(Messages.LookingAtRuns, 0, true);

    /**
     * Looks at servers; those that were looked at before and are not among them are forgotten.
     *
     * @param then runs when all of them are known, at once or later, unless others are to be looked at by then
     */
    void look(List<ServerState> servers, Runnable then) {
        Map<ServerState, Health> before = new IdentityHashMap<>(known);
        known.clear();
        List<ServerState> others = new ArrayList<>();
        for (ServerState server : servers) {
            Health health = before.get(server);
            if (health == null) {
                others.add(server);
            } else {
                known.put(server, health);
            }
        }
        looking.cancel();
        if (others.stream().mapToInt(KnownHealth::runs).sum() <= FEW_RUNS) {
            then.run();
        } else {
            looking.start(progress -> healthOf(others, progress), found -> {
                known.putAll(found);
                then.run();
            });
        }
    }

    private static int runs(ServerState server) {
        return server.syncHistory() instanceof Known<SyncHistory> history ? history.value().runs().size() : 0;
    }

    private static Map<ServerState, Health> healthOf(List<ServerState> servers, Progress progress) {
        Map<ServerState, Health> found = new IdentityHashMap<>();
        for (ServerState server : servers) {
            progress.checkCancelled();
            found.put(server, Health.of(server));
        }
        return found;
    }

    Health of(ServerState server) {
        return known.computeIfAbsent(server, Health::of);
    }

    void cancel() {
        looking.cancel();
    }
}
