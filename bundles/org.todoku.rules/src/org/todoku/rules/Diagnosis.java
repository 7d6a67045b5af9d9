package org.todoku.rules;

import java.time.Instant;
import java.util.List;

import org.todoku.core.assumption.Assumption;

/**
 * The answer to one question for several servers.
 *
 * @param at the moment it was asked for, UTC
 * @param servers top of the hierarchy first
 * @param assumed what was taken for true although it was not read; with any, the answer is not one about facts
 */
public record Diagnosis(Target target, Instant at, List<ServerDiagnosis> servers, List<Assumption> assumed) {

    public Diagnosis {
        servers = List.copyOf(servers);
        assumed = List.copyOf(assumed);
    }

    /** An answer from what was read alone. */
    public Diagnosis(Target target, Instant at, List<ServerDiagnosis> servers) {
        this(target, at, servers, List.of());
    }

    /**
     * How it came out, for exit codes and colours; the first that holds. Each variant that is asked for counts: where one is missing, a
     * server is blocked or undecided although others are there.
     */
    public enum Outcome {
        RULE_FAILED, BLOCKED, UNDECIDED, CLEAR
    }

    public Outcome outcome() {
        if (any(finding -> finding.status() == Status.FAILED)) {
            return Outcome.RULE_FAILED;
        }
        if (any(Finding::stops) || servers.stream().flatMap(server -> server.missing().stream()).anyMatch(one -> one.cause() != null)) {
            return Outcome.BLOCKED;
        }
        return servers.isEmpty() || target.perhapsMore() || servers.stream().anyMatch(Diagnosis::undecided) ? Outcome.UNDECIDED
                : Outcome.CLEAR;
    }

    /** An update that is missing without a proven cause is as undecided as one of which nobody knows whether it is missing. */
    private static boolean undecided(ServerDiagnosis server) {
        return switch (server.present()) {
            case YES -> server.extent() == ServerDiagnosis.Extent.SOME;
            case UNKNOWN -> true;
            case NO -> server.findings().stream()
                    .noneMatch(finding -> finding.applies() && (finding.effect() == Effect.HIDDEN || finding.effect() == Effect.AFTER));
        };
    }

    private boolean any(java.util.function.Predicate<Finding> wanted) {
        for (ServerDiagnosis server : servers) {
            for (Finding finding : server.findings()) {
                if (wanted.test(finding)) {
                    return true;
                }
            }
        }
        return false;
    }
}
