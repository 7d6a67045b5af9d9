package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.core.Completeness;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.AnswerChange.OfFinding;
import org.todoku.rules.AnswerChange.OfServer;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AnswerChangeTest {

    private static final Texts TEXTS = new Texts(AnswerChangeTest.class.getClassLoader(), "none");

    private static Finding finding(String rule, Status status, String server) {
        RuleDescriptor descriptor = new RuleDescriptor(rule, Stage.ACCESS, Set.of(), List.of(), "test", TEXTS,
                () -> question -> Verdict.notApplicable());
        @Nullable Effect effect = status == Status.APPLIES ? Effect.BLOCKS : null;
        return new Finding(descriptor, status, effect, null, null, new Message(TEXTS, "none", List.of()), server, List.of(), List.of(),
                List.of(), null);
    }

    private static ServerDiagnosis server(String name, int collected, Tri present, List<Finding> findings) {
        ServerState state = new ServerState(StateKind.SERVER, name, "", Instant.ofEpochSecond(collected), "test", "", unknown(), unknown(),
                unknown(), unknown(), unknown(), unknown(), unknown(), unknown(), new Section("updates",
                present == Tri.UNKNOWN ? Completeness.PARTIAL : Completeness.COMPLETE, "", 1, 0),
                Set.of(), List.of(), List.of(), Map.of());
        @Nullable Finding headline = findings.stream().filter(Finding::applies).findFirst().orElse(null);
        return new ServerDiagnosis(state, present, List.of(), List.of(), headline, findings);
    }

    private static <T> Fact<T> unknown() {
        return Fact.unknown("test", Reason.NOT_COLLECTED, "");
    }

    private static Diagnosis answer(ServerDiagnosis... servers) {
        return new Diagnosis(new Target(UpdateQuery.parse("KB1"), List.of()), Instant.EPOCH, List.of(servers));
    }

    private static Diagnosis answer(long seed) {
        Random random = new Random(seed);
        List<ServerDiagnosis> servers = new ArrayList<>();
        for (String name : List.of("hq", "plant", "lab")) {
            if (random.nextInt(4) > 0) {
                List<Finding> findings = new ArrayList<>();
                for (int n = random.nextInt(6); n > 0; n--) {
                    findings.add(finding(List.of("A01", "B02", "C03").get(random.nextInt(3)), Status.values()[random.nextInt(4)],
                            random.nextBoolean() ? "hq" : "Plant"));
                }
                servers.add(server(name, random.nextInt(3), Tri.values()[random.nextInt(3)], findings));
            }
        }
        return answer(servers.toArray(ServerDiagnosis[]::new));
    }

    @Property(tries = 200, seed = "2026031")
    void comparedWithItselfNothingChanged(@ForAll long seed) {
        Diagnosis answer = answer(seed);
        assertTrue(AnswerChange.between(answer, answer).isNothing());
        assertFalse(AnswerChange.otherStates(answer, answer));
    }

    @Property(tries = 200, seed = "2026032")
    void theOtherWayRoundWhatIsNewIsGone(@ForAll long first, @ForAll long second) {
        Diagnosis one = answer(first);
        Diagnosis other = answer(second);
        assertEquals(told(AnswerChange.between(one, other), false), told(AnswerChange.between(other, one), true));
    }

    /** Against a plain loop: what applies after is what applied before, without what ended and with what began. */
    @Property(tries = 200, seed = "2026033")
    void whatBeganAndEndedLeadsFromOneAnswerToTheOther(@ForAll long first, @ForAll long second) {
        Diagnosis one = answer(first);
        Diagnosis other = answer(second);
        List<String> led = applying(one);
        for (OfServer server : AnswerChange.between(one, other).servers()) {
            for (OfFinding finding : server.findings()) {
                if (finding.ended()) {
                    assertTrue(led.remove(server.server().key() + said(finding.before())));
                }
                if (finding.began()) {
                    led.add(server.server().key() + said(finding.after()));
                }
            }
        }
        assertEquals(applying(other).stream().sorted().toList(), led.stream().sorted().toList());
    }

    private static List<String> applying(Diagnosis answer) {
        List<String> all = new ArrayList<>();
        answer.servers().forEach(server -> server.findings().stream().filter(Finding::applies)
                .forEach(finding -> all.add(server.server().key() + said(finding))));
        return all;
    }

    private static String said(@Nullable Finding finding) {
        return finding == null ? "-" : " " + finding.rule().id() + " " + finding.server() + " " + finding.status();
    }

    private static Set<String> told(AnswerChange change, boolean reversed) {
        Set<String> told = new HashSet<>();
        for (OfServer server : change.servers()) {
            String key = server.server().key();
            told.add(key + " " + server.standing() + " " + server.headline() + " " + ((reversed ? server.after() : server.before()) == null)
                    + ((reversed ? server.before() : server.after()) == null));
            server.findings().forEach(finding -> told.add(key + said(reversed ? finding.after() : finding.before()) + " to "
                    + said(reversed ? finding.before() : finding.after())));
        }
        return told;
    }

    @Test
    void saysWhatBeganWhatEndedAndThatTheStateIsAnother() {
        Diagnosis before = answer(server("hq", 1, Tri.NO,
                List.of(finding("A01", Status.APPLIES, "hq"), finding("B02", Status.RULED_OUT, "hq"))),
                server("lab", 1, Tri.NO, List.of()));
        Diagnosis after = answer(server("HQ", 2, Tri.UNKNOWN,
                List.of(finding("B02", Status.APPLIES, "HQ"), finding("A01", Status.UNDECIDED, "HQ"))),
                server("lab", 1, Tri.NO, List.of()));
        AnswerChange change = AnswerChange.between(before, after);
        assertEquals(List.of("HQ"), change.servers().stream().map(one -> one.server().server()).toList(), "the other server is the same");
        OfServer hq = change.servers().getFirst();
        assertTrue(hq.standing() && hq.headline());
        assertEquals(List.of(true, false), hq.findings().stream().map(OfFinding::began).toList());
        assertEquals(List.of(false, true), hq.findings().stream().map(OfFinding::ended).toList());
        assertTrue(AnswerChange.otherStates(before, after));
    }
}
