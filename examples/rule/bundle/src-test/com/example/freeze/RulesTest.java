package com.example.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.todoku.core.UpdateField;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.file.RuleFile;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.Judgement.Kind;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.RuleContract;
import org.todoku.rules.testkit.There;

class RulesTest {

    private static final RuleDescriptor FREEZE = new RuleDescriptor("ACME-FREEZE", Stage.DELIVERY, Set.of("updates", "updates.approved"),
            List.of(), "com.example.freeze", new Texts(RulesTest.class.getClassLoader(), "com.example.freeze.texts"), ChangeFreeze::new);

    private static Fleet christmas(Fleet fleet) {
        return fleet.now(Instant.parse("2026-12-24T12:00:00Z"));
    }

    @Test
    void theChangeFreezeKeepsItsContract() {
        List<RuleCase> cases = List.of(
                applies("ACME-FREEZE", "", "not approved at Christmas",
                        fleet -> christmas(fleet).server("HQ").has(fleet.update("December (KB5040000)"))),
                ruledOut("ACME-FREEZE", "", "approved before",
                        fleet -> christmas(fleet).server("HQ").has(fleet.update("December (KB5040000)"), There::approved)),
                ruledOut("ACME-FREEZE", "", "not approved in summer", fleet -> fleet.server("HQ").has(fleet.update("June (KB5040000)"))),
                undecided("ACME-FREEZE", "nobody says what is approved",
                        fleet -> christmas(fleet).server("HQ").has(fleet.update("December (KB5040000)")).drop(UpdateField.APPROVED)),
                silent("ACME-FREEZE", "not there", fleet -> {
                    christmas(fleet).server("HQ");
                    fleet.catalogue().has(fleet.update("December (KB5040000)"));
                }));
        assertEquals(List.of(), new RuleContract(List.of(FREEZE), DataPacks.empty(), cases).findings());
    }

    @Test
    void theRuleOfTheAgentKeepsItsContract() throws IOException {
        RuleFile file;
        try (InputStream in = RulesTest.class.getResourceAsStream("/rules/agent.json")) {
            file = RuleFile.read(in, "com.example.freeze/rules/agent.json", new Texts(RulesTest.class.getClassLoader(), ""));
        }
        List<RuleCase> cases = Stream.of(
                applies("ACME-AGENT", "", "stopped", fleet -> fleet.server("HQ").host("acme.agent", "Stopped")),
                ruledOut("ACME-AGENT", "", "runs", fleet -> fleet.server("HQ").host("acme.agent", "Running")),
                undecided("ACME-AGENT", "nobody read it", fleet -> fleet.server("HQ"))).toList();
        assertEquals(List.of(), new RuleContract(file.rules(), DataPacks.empty(), cases)
                .never("ACME-AGENT", Set.of(Kind.NOT_APPLICABLE)) // looks at the server, whatever the update
                .findings());
    }
}
