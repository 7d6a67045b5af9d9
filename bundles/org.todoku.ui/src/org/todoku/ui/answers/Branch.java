package org.todoku.ui.answers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;

/** The findings of one server as a tree, in the order in which a person acts and reads. */
public sealed interface Branch {

    /** What stands below it. */
    List<? extends Branch> below();

    /**
     * A finding, and below it those that cannot be judged before it is settled.
     *
     * @param number place in the order in which to act, from 1; 0 for what is not to be acted on
     */
    record One(Finding finding, int number, List<One> below) implements Branch {
    }

    /** Findings of one kind. */
    record Group(Kind kind, List<? extends Branch> below) implements Branch {

        /** How many findings are in it; of those that want several facts each once. */
        public int count() {
            Set<Finding> findings = new HashSet<>();
            below.forEach(branch -> collect(branch, findings));
            return findings.size();
        }
    }

    /**
     * A fact that is not known, and the findings that want it.
     *
     * @param server the one it is not known of
     */
    record Missing(Unknown<?> fact, String server, List<One> below) implements Branch {
    }

    /** What the findings of a group have in common; the order is that of the tree. */
    enum Kind {
        MASKED, ADVICE, SERVER, UNDECIDED,
        /** Undecided because nobody collected the evidence around the update. */
        NOT_COLLECTED, RULED_OUT, FAILED
    }

    private static void collect(Branch from, Set<Finding> findings) {
        if (from instanceof One one) {
            findings.add(one.finding());
        }
        from.below().forEach(branch -> collect(branch, findings));
    }

    /** Causes in the order to act, then the groups; empty ones are left out. */
    static List<Branch> of(ServerDiagnosis answer) {
        List<Finding> applying = answer.findings().stream().filter(finding -> finding.applies() && !answer.toldAlready(finding)).toList();
        Set<Finding> placed = new HashSet<>();
        List<Branch> act = new ArrayList<>();
        List<One> advice = new ArrayList<>();
        List<One> server = new ArrayList<>();
        for (Finding finding : applying) {
            if (finding.maskedBy() == null) {
                boolean later = finding.rule().stage() == Stage.ADVICE || finding.effect() == Effect.RISK
                        || finding.effect() == Effect.INFO;
                One one = new One(finding, later ? 0 : act.size() + 1, masked(finding, applying, placed));
                if (later) {
                    (finding.rule().stage() == Stage.ADVICE ? server : advice).add(one);
                } else {
                    act.add(one);
                }
            }
        }
        // what masks them is told by another finding, or masks in a circle
        List<One> masked = applying.stream().filter(finding -> finding.maskedBy() != null && !placed.contains(finding)).map(Branch::leaf)
                .toList();
        List<Branch> all = new ArrayList<>(act);
        Map<Kind, List<? extends Branch>> groups = new LinkedHashMap<>();
        groups.put(Kind.MASKED, masked);
        groups.put(Kind.ADVICE, advice);
        groups.put(Kind.SERVER, server);
        groups.put(Kind.UNDECIDED, undecided(answer));
        groups.put(Kind.RULED_OUT, leaves(answer, finding -> finding.status() == Status.RULED_OUT));
        groups.put(Kind.FAILED, leaves(answer, finding -> finding.status() == Status.FAILED));
        groups.forEach((kind, below) -> group(kind, below).ifPresent(all::add));
        return all;
    }

    private static Optional<Group> group(Kind kind, List<? extends Branch> below) {
        return below.isEmpty() ? Optional.empty() : Optional.of(new Group(kind, below));
    }

    private static List<One> masked(Finding by, List<Finding> applying, Set<Finding> placed) {
        List<One> result = new ArrayList<>();
        for (Finding finding : applying) {
            if (by.rule().id().equals(finding.maskedBy()) && placed.add(finding)) {
                result.add(new One(finding, 0, masked(finding, applying, placed)));
            }
        }
        return result;
    }

    private static List<Branch> undecided(ServerDiagnosis answer) {
        List<Branch> result = new ArrayList<>();
        Map<Missing, List<One>> facts = new LinkedHashMap<>();
        for (Finding finding : answer.findings()) {
            if (finding.status() == Status.UNDECIDED && !Answers.isNotCollected(finding)) {
                finding.missing().forEach(fact ->
                        facts.computeIfAbsent(new Missing(fact, finding.server(), List.of()), any -> new ArrayList<>())
                        .add(leaf(finding)));
                if (finding.missing().isEmpty()) {
                    result.add(leaf(finding));
                }
            }
        }
        facts.forEach((missing, wanted) -> result.add(new Missing(missing.fact(), missing.server(), wanted.stream().distinct().toList())));
        group(Kind.NOT_COLLECTED, leaves(answer, Answers::isNotCollected)).ifPresent(result::add);
        return result;
    }

    private static List<One> leaves(ServerDiagnosis answer, Predicate<Finding> wanted) {
        return answer.findings().stream().filter(wanted).map(Branch::leaf).toList();
    }

    private static One leaf(Finding finding) {
        return new One(finding, 0, List.of());
    }
}
