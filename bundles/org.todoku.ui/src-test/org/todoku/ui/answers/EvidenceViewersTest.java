package org.todoku.ui.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.todoku.core.fact.Provenance;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;

class EvidenceViewersTest {

    private static final UUID UPDATE = new UUID(1, 2);

    private static EvidenceViewers.Declared viewer(String contributor, String label, Set<String> needs, String... facts) {
        return new EvidenceViewers.Declared(contributor, List.of(facts), label, needs, () -> (evidence, session) -> { });
    }

    private static ShownEvidence evidence(String fact, List<UUID> updates) {
        Texts texts = new Texts(EvidenceViewersTest.class.getClassLoader(), "none");
        RuleDescriptor rule = new RuleDescriptor("X01", Stage.ACCESS, Set.of(), List.of(), "test", texts,
                () -> question -> Verdict.notApplicable());
        Evidence evidence = new Evidence(fact, true, new Provenance("hq.zip!updates", Instant.EPOCH));
        Finding finding = new Finding(rule, Status.RULED_OUT, null, null, null, new Message(texts, "none", List.of()), "hq",
                List.of(evidence),
                List.of(), List.of(), null);
        return new ShownEvidence(finding, evidence, Optional.empty(), updates);
    }

    private static String chosen(ShownEvidence evidence, EvidenceViewers.Declared... viewers) {
        return EvidenceViewers.of(List.of(viewers)).viewer(evidence).map(EvidenceViewers.Declared::label).orElse("none");
    }

    @Test
    void theLongestBeginningWins() {
        EvidenceViewers.Declared all = viewer("org.todoku.a", "all", Set.of(), "update.");
        EvidenceViewers.Declared one = viewer("com.example", "one", Set.of(), "x.", "update.present");
        assertEquals("one", chosen(evidence("update.present", List.of()), all, one));
        assertEquals("one", chosen(evidence("update.present", List.of()), one, all));
        assertEquals("all", chosen(evidence("update.created", List.of()), one, all));
        assertEquals("none", chosen(evidence("syncHistory.last", List.of()), one, all));
    }

    @Test
    void ofEqualOnesThatOfTheProductThenTheFirstByName() {
        EvidenceViewers.Declared other = viewer("com.example.b", "b", Set.of(), "update.");
        EvidenceViewers.Declared another = viewer("com.example.a", "a", Set.of(), "update.");
        assertEquals("a", chosen(evidence("update.present", List.of()), other, another));
        assertEquals("own", chosen(evidence("update.present", List.of()), other, another,
                viewer("org.todoku.z", "own", Set.of(), "update.")));
    }

    @Test
    void aViewerThatLacksWhatItNeedsLeavesTheFactToAnother() {
        EvidenceViewers.Declared needy = viewer("org.todoku.a", "updates", Set.of("updates"), "update.");
        EvidenceViewers.Declared plain = viewer("com.example", "plain", Set.of(), "up");
        assertEquals("updates", chosen(evidence("update.present", List.of(UPDATE)), needy, plain));
        assertEquals("plain", chosen(evidence("update.present", List.of()), needy, plain));
        assertEquals("none", chosen(evidence("update.present", List.of(UPDATE)), viewer("a", "server", Set.of("server"), "update.")));
    }
}
