package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;

/** Other servers of the fleet that fetch from Microsoft on their own, to compare with. */
final class Fleetwide {

    private static final Duration SAME_HOURS = Duration.ofHours(6);

    /**
     * @param synchronised a server that synchronised after this one had begun to fail, and when
     * @param failing servers that began to fail within the same hours
     */
    record Comparison(Optional<SyncRun> success, Optional<ServerState> synchronised, List<ServerState> failing) {
    }

    private Fleetwide() {
    }

    static List<ServerState> independent(Question question) {
        return question.facts().servers().stream().filter(server -> !server.key().equals(question.server().key()))
                .filter(server -> Topology.downstream(server) == Tri.NO).toList();
    }

    static Comparison compare(Question question, Failure failure) {
        Instant began = failure.first().started();
        Instant ended = failure.run().finished().plus(SAME_HOURS);
        List<ServerState> failing = new ArrayList<>();
        for (ServerState server : independent(question)) {
            Optional<SyncLine> line = SyncLine.of(server);
            Optional<SyncRun> good = line.flatMap(SyncLine::lastGood).filter(run -> run.started().isAfter(began))
                    .filter(run -> run.finished().isBefore(ended));
            if (good.isPresent()) {
                return new Comparison(good, Optional.of(server), List.of());
            }
            if (line.isPresent() && beganWith(line.get(), began)) {
                failing.add(server);
            }
        }
        return new Comparison(Optional.empty(), Optional.empty(), failing);
    }

    private static boolean beganWith(SyncLine line, Instant began) {
        return line.lastAttempt().filter(run -> run.result().is(SyncResult.FAILED)).map(line::failingSince)
                .filter(first -> Duration.between(first.started(), began).abs().compareTo(SAME_HOURS) <= 0).isPresent();
    }
}
