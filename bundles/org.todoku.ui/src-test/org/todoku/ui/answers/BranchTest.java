package org.todoku.ui.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.todoku.core.Completeness;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;

class BranchTest {

    private static final Texts TEXTS = new Texts(BranchTest.class.getClassLoader(), "none");

    private static Finding applies(String rule, Effect effect, String maskedBy, String... masks) {
        return finding(rule, Stage.ACCESS, Status.APPLIES, effect, maskedBy, List.of(), masks);
    }

    private static Finding other(String rule, Status status, String... missing) {
        List<Unknown<?>> facts = Arrays.stream(missing).<Unknown<?>>map(name -> new Unknown<>(name, Reason.NOT_COLLECTED, "")).toList();
        return finding(rule, Stage.ACCESS, status, null, null, facts);
    }

    private static Finding finding(String rule, Stage stage, Status status, Effect effect, String maskedBy, List<Unknown<?>> missing,
            String... masks) {
        RuleDescriptor descriptor = new RuleDescriptor(rule, stage, Set.of(), List.of(masks), "test", TEXTS,
                () -> question -> Verdict.notApplicable());
        return new Finding(descriptor, status, effect, null, null, new Message(TEXTS, "none", List.of()), "hq", List.of(), missing,
                List.of(),
                maskedBy);
    }

    private static List<String> told(Finding... findings) {
        ServerState state = new ServerState(StateKind.SERVER, "hq", "", Instant.EPOCH, "test", "", unknown(), unknown(), unknown(),
                unknown(),
                unknown(), unknown(), unknown(), unknown(), new Section("updates", Completeness.COMPLETE, "", 1, 0), Set.of(), List.of(),
                List.of(), Map.of());
        return Branch.of(new ServerDiagnosis(state, Tri.NO, List.of(), List.of(), null, List.of(findings))).stream().map(BranchTest::told)
                .toList();
    }

    private static String told(Branch branch) {
        String name = switch (branch) {
            case Branch.One one -> (one.number() > 0 ? one.number() + "." : "") + one.finding().rule().id();
            case Branch.Group group -> group.kind() + "/" + group.count();
            case Branch.Missing missing -> missing.fact().name();
        };
        return branch.below().isEmpty() ? name
                : name + branch.below().stream().map(BranchTest::told).collect(Collectors.joining(" ", "(", ")"));
    }

    private static <T> Fact<T> unknown() {
        return Fact.unknown("test", Reason.NOT_COLLECTED, "");
    }

    @Test
    void causesAreNumberedAndWhatTheyMaskStandsBelowThem() {
        assertEquals(List.of("1.A01(C01(D01))", "2.B01"), told(applies("A01", Effect.BLOCKS, null), applies("B01", Effect.DELAYS, null),
                applies("C01", Effect.BLOCKS, "A01"), applies("D01", Effect.RISK, "C01")));
    }

    @Test
    void whatMasksInACircleOrIsNotToldItselfIsStillThere() {
        assertEquals(List.of("1.A01", "MASKED/3(B01 C01 D01)"),
                told(applies("A01", Effect.BLOCKS, null), applies("B01", Effect.BLOCKS, "C01"),
                applies("C01", Effect.BLOCKS, "B01"), applies("D01", Effect.BLOCKS, "gone")));
    }

    @Test
    void whatOnlyIsWorthKnowingFollowsWithoutANumber() {
        assertEquals(List.of("1.A01", "ADVICE/1(R01)", "SERVER/1(L01)"), told(applies("R01", Effect.RISK, null),
                finding("L01", Stage.ADVICE, Status.APPLIES, Effect.INFO, null, List.of()), applies("A01", Effect.AFTER, null)));
    }

    @Test
    void aRuleThatSaysMoreIsToldAlone() {
        assertEquals(List.of("1.A01"), told(applies("A01", Effect.BLOCKS, null, "=B01"), applies("B01", Effect.BLOCKS, "A01")));
    }

    @Test
    void undecidedOnesStandUnderTheFactTheyWantAndCountOnce() {
        assertEquals(List.of("UNDECIDED/2(syncHistory(A01 B01) subscription(A01))", "RULED_OUT/1(C01)", "FAILED/1(D01)"),
                told(other("C01", Status.RULED_OUT), other("A01", Status.UNDECIDED, "syncHistory", "subscription"),
                        other("B01", Status.UNDECIDED, "syncHistory"), other("D01", Status.FAILED)));
    }
}
