package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;

/**
 * What differs between two answers to the same question. Compared with itself, an answer has no change; the other way round, what is
 * new is gone.
 *
 * @param servers those whose answer differs, in the order of the later answer, then those that are gone
 */
public record AnswerChange(List<OfServer> servers) {

    public AnswerChange {
        servers = List.copyOf(servers);
    }

    /**
     * How the answer of one server differs.
     *
     * @param before null for a server that is new
     * @param after null for a server that is gone
     * @param standing whether the word for the state of the update differs
     * @param headline whether another finding is the first to act on
     * @param findings those that came, went or are judged otherwise, in the order of the later answer, then those that went
     */
    public record OfServer(@Nullable ServerDiagnosis before, @Nullable ServerDiagnosis after, boolean standing, boolean headline,
            List<OfFinding> findings) {

        public OfServer {
            findings = List.copyOf(findings);
        }

        /** The later state of the server, of one that is gone the earlier. */
        public ServerState server() {
            ServerDiagnosis known = after != null ? after : before;
            return Objects.requireNonNull(known, "a change has at least one side").server();
        }

        private boolean isNothing() {
            return before != null && after != null && !standing && !headline && findings.isEmpty();
        }
    }

    /**
     * How one finding differs: one that was not told before, is not told any more, or has another status or effect.
     *
     * @param before null for a new one
     * @param after null for one that is gone
     */
    public record OfFinding(@Nullable Finding before, @Nullable Finding after) {

        /** Whether its cause holds on one side and not on the other, or has another effect. */
        public boolean matters() {
            return applies(before) || applies(after);
        }

        /** Whether its cause holds now and did not before. */
        public boolean began() {
            return applies(after) && !applies(before);
        }

        /** Whether its cause held before and does not now. */
        public boolean ended() {
            return applies(before) && !applies(after);
        }

        private static boolean applies(@Nullable Finding finding) {
            return finding != null && finding.applies();
        }
    }

    /** @param after answers the same question */
    public static AnswerChange between(Diagnosis before, Diagnosis after) {
        Map<String, ServerDiagnosis> earlier = byServer(before);
        Map<String, ServerDiagnosis> later = byServer(after);
        List<OfServer> changes = new ArrayList<>();
        later.forEach((key, now) -> changes.add(between(earlier.get(key), now)));
        earlier.forEach((key, was) -> {
            if (!later.containsKey(key)) {
                changes.add(between(was, null));
            }
        });
        return new AnswerChange(changes.stream().filter(change -> !change.isNothing()).toList());
    }

    /** Whether an answer rests on other states of the servers than another: some came, went, or were collected at another time. */
    public static boolean otherStates(Diagnosis before, Diagnosis after) {
        return !states(before).equals(states(after));
    }

    private static Map<String, Instant> states(Diagnosis diagnosis) {
        Map<String, Instant> states = new LinkedHashMap<>();
        diagnosis.servers().forEach(server -> states.put(server.server().key(), server.server().collectedAt()));
        return states;
    }

    public boolean isNothing() {
        return servers.isEmpty();
    }

    private static Map<String, ServerDiagnosis> byServer(Diagnosis diagnosis) {
        Map<String, ServerDiagnosis> servers = new LinkedHashMap<>();
        diagnosis.servers().forEach(server -> servers.putIfAbsent(server.server().key(), server));
        return servers;
    }

    private static OfServer between(@Nullable ServerDiagnosis before, @Nullable ServerDiagnosis after) {
        List<OfFinding> findings = findings(before, after);
        if (before == null || after == null) {
            return new OfServer(before, after, false, false, findings);
        }
        return new OfServer(before, after, Standing.of(before) != Standing.of(after),
                !key(before.headline()).equals(key(after.headline())), findings);
    }

    private static List<OfFinding> findings(@Nullable ServerDiagnosis before, @Nullable ServerDiagnosis after) {
        Map<String, Finding> earlier = byKey(before);
        Map<String, Finding> later = byKey(after);
        List<OfFinding> changes = new ArrayList<>();
        later.forEach((key, now) -> {
            Finding was = earlier.get(key);
            if (was == null || was.status() != now.status() || was.effect() != now.effect()) {
                changes.add(new OfFinding(was, now));
            }
        });
        earlier.forEach((key, was) -> {
            if (!later.containsKey(key)) {
                changes.add(new OfFinding(was, null));
            }
        });
        return changes;
    }

    /** A rule may say several things of a server; the second of them is compared with the second. */
    private static Map<String, Finding> byKey(@Nullable ServerDiagnosis server) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Finding finding : server == null ? List.<Finding>of() : server.findings()) {
            String key = key(finding);
            Stream.iterate(0, n -> n + 1).map(n -> key + " " + n).filter(free -> !findings.containsKey(free)).findFirst()
                    .ifPresent(free -> findings.put(free, finding));
        }
        return findings;
    }

    private static String key(@Nullable Finding finding) {
        return finding == null ? "" : finding.rule().id() + " " + finding.server().toLowerCase(Locale.ROOT);
    }
}
