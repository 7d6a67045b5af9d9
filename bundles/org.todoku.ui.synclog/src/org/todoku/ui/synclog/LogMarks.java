package org.todoku.ui.synclog;

import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.UpdateField;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.TimedRun;

/** Finds the runs that brought certain updates. */
@NullMarked
final class LogMarks {

    /** More are not looked for; a selection of many updates marks nearly every run. */
    static final int MOST = 200;

    private LogMarks() {
    }

    /** @param there what a server says of an update */
    static Set<TimedRun> of(LogContent content, List<UUID> updates, BiFunction<ServerState, UUID, Optional<Presence>> there,
            Progress progress) {
        Set<TimedRun> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (SyncLane lane : content.lanes()) {
            if (!lane.server().has(UpdateField.ARRIVED)) {
                continue;
            }
            for (UUID update : updates) {
                progress.checkCancelled();
                Instant arrived = there.apply(lane.server(), update).map(Presence::arrived).orElse(null);
                if (arrived != null) {
                    lane.runs().stream().filter(run -> run.brought() != null && !arrived.isBefore(run.started())
                            && !arrived.isAfter(run.finished())).forEach(found::add);
                }
            }
        }
        return found;
    }
}
