package org.todoku.ui.synclog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.todoku.core.synclog.TimedRun;

/**
 * A run that evidence speaks of.
 *
 * @param server key of its server
 * @param at when it began or ended; null where the evidence does not say
 */
record RunSought(String server, Instant at) {

    /** The run of that moment; where none is, the last that failed, else the last. */
    Optional<TimedRun> among(List<TimedRun> runs) {
        List<TimedRun> own = runs.stream().filter(run -> run.server().key().equals(server)).toList();
        Comparator<TimedRun> byTime = Comparator.comparing(TimedRun::started);
        return own.stream().filter(run -> run.run().finished().equals(at) || run.started().equals(at)).max(byTime)
                .or(() -> own.stream().filter(TimedRun::failed).max(byTime)).or(() -> own.stream().max(byTime));
    }
}
