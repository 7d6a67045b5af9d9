package org.todoku.core.synclog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.todoku.core.ServerState;

/**
 * Runs of any servers that failed of the same cause.
 *
 * @param cause stable name: {@code signature:} with the id of an error signature, {@code error:} with the error code of the server
 * @param runs newest first; of runs of the same moment that of the server that comes first
 * @param servers on which it happened, in the order of the log
 * @param goingOn servers that fail now, and whose newest failure has this cause
 */
public record FailureGroup(String cause, List<TimedRun> runs, List<ServerState> servers, List<ServerState> goingOn) {

    public FailureGroup {
        runs = List.copyOf(runs);
        servers = List.copyOf(servers);
        goingOn = List.copyOf(goingOn);
    }

    public TimedRun newest() {
        return runs.getFirst();
    }

    public TimedRun oldest() {
        return runs.getLast();
    }

    /** Every run that failed, by its cause: those that go on first, then the ones that happened last. */
    public static List<FailureGroup> of(SyncLog log) {
        Map<String, List<TimedRun>> byCause = new LinkedHashMap<>();
        Map<String, List<ServerState>> goingOn = new HashMap<>();
        for (SyncLane lane : log.lanes()) {
            lane.runs().stream().filter(TimedRun::failed)
                    .forEach(run -> byCause.computeIfAbsent(run.cause(), cause -> new ArrayList<>()).add(run));
            now(lane).ifPresent(run -> goingOn.computeIfAbsent(run.cause(), cause -> new ArrayList<>()).add(run.server()));
        }
        List<FailureGroup> groups = new ArrayList<>();
        byCause.forEach((cause, runs) -> {
            List<ServerState> servers = servers(runs);
            runs.sort(Comparator.comparing(TimedRun::started).reversed());
            groups.add(new FailureGroup(cause, runs, servers, goingOn.getOrDefault(cause, List.of())));
        });
        groups.sort(Comparator.comparing((FailureGroup group) -> group.goingOn().isEmpty())
                .thenComparing(group -> group.newest().started(), Comparator.reverseOrder()));
        return List.copyOf(groups);
    }

    /** @param runs those of a server one after the other; states are not compared, for each is as long as its history */
    private static List<ServerState> servers(List<TimedRun> runs) {
        List<ServerState> servers = new ArrayList<>();
        for (TimedRun run : runs) {
            if (servers.isEmpty() || servers.getLast() != run.server()) {
                servers.add(run.server());
            }
        }
        return servers;
    }

    /** The failure that keeps a server from synchronising now. */
    private static Optional<TimedRun> now(SyncLane lane) {
        return lane.failing().flatMap(streak -> lane.runs().stream()
                .filter(run -> run.outcome() == SyncOutcome.FAILED && run.started().equals(streak.newest()))
                .findFirst()).filter(TimedRun::failed);
    }
}
