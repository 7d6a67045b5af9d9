package org.todoku.rules.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;
import static org.todoku.rules.testkit.Ruling.RULE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.todoku.core.UpdateField;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Judgement.Kind;

class RuleContractTest {

    private static List<RuleCase> cases() {
        return new ArrayList<>(List.of(
                applies(RULE, "", "not approved", fleet -> fleet.server("HQ").has(fleet.update("June"))),
                ruledOut(RULE, "", "approved", fleet -> fleet.server("HQ").has(fleet.update("June"), There::approved)),
                undecided(RULE, "nobody says what is approved",
                        fleet -> fleet.server("HQ").has(fleet.update("June")).drop(UpdateField.APPROVED)),
                silent(RULE, "absent", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("June"));
                })));
    }

    private static List<String> findings(RuleDescriptor rule, List<RuleCase> cases) {
        return new RuleContract(List.of(rule), DataPacks.empty(), cases).findings();
    }

    private static void says(String finding, List<String> findings) {
        assertTrue(findings.stream().anyMatch(it -> it.contains(finding)), findings::toString);
    }

    @Test
    void nothingIsSaidOfAGoodRule() {
        assertEquals(List.of(), findings(Ruling.good(), cases()));
    }

    @Test
    void aCaseThatComesOutOtherwise() {
        List<RuleCase> cases = cases();
        cases.add(ruledOut(RULE, "", "wrong", fleet -> fleet.server("HQ").has(fleet.update("June"))));
        cases.add(applies(RULE, "early", "wrong variant", fleet -> fleet.server("HQ").has(fleet.update("June"))));
        says("is APPLIES", findings(Ruling.good(), cases));
        says("has the variant “”", findings(Ruling.good(), cases));
    }

    @Test
    void aKindWithoutACase() {
        List<RuleCase> cases = cases();
        cases.removeIf(it -> it.kind() == Kind.NOT_APPLICABLE);
        assertEquals(List.of("ACME-1: has no case NOT_APPLICABLE"), findings(Ruling.good(), cases));
        RuleContract never = new RuleContract(List.of(Ruling.good()), DataPacks.empty(), cases).never(RULE, Set.of(Kind.NOT_APPLICABLE));
        assertEquals(List.of(), never.findings());
        says("so it can say it", new RuleContract(List.of(Ruling.good()), DataPacks.empty(), cases())
                .never(RULE, Set.of(Kind.NOT_APPLICABLE)).findings());
    }

    @Test
    void factsNamedWronglyOrNotAtAll() {
        RuleDescriptor rule = Ruling.rule(Ruling.APPROVAL, Set.of("updates", "host.pool.state"), Ruling.english(), Ruling.japanese());
        assertEquals(List.of("ACME-1: says that it needs host.pool.state, but no case stops without it",
                "ACME-1: stops without updates.approved, but does not say that it needs it"), findings(rule, cases()));
    }

    @Test
    void textsThatAreMissingOrNotTranslatedOrNeverSaid() {
        Map<String, String> english = Ruling.english();
        Map<String, String> japanese = Ruling.japanese();
        english.put("ACME-1.applies.never", "Never said.");
        english.put("remedy.other.title", "Never suggested");
        japanese.remove("remedy.wait.step.1");
        english.put("ACME-1.ruled-out", "It does not wait on {1}.");
        List<String> findings = findings(Ruling.rule(Ruling.APPROVAL, Ruling.good().needs(), english, japanese), cases());
        says("ACME-1.applies.never: no case says it", findings);
        says("remedy.other.title: no case says it", findings);
        says("remedy.wait.step.1 has no text in ja", findings);
        says("ACME-1.ruled-out has a placeholder without value in en", findings);
        assertEquals(4, findings.size(), findings::toString);
    }

    @Test
    void aRuleThatReadsTitlesOrFailsOnNewNumbers() {
        Rule reader = question -> {
            if (question.listed(question.server()).stream().anyMatch(it -> it.update().titles().get(0).text().contains("Cumulative"))) {
                return Verdict.ruledOut(question.server()).because(question.evidence("update.approved", true, "updates"));
            }
            question.listed(question.server()).forEach(it -> it.presence().ready().recognised().orElseThrow());
            return Ruling.APPROVAL.judge(question);
        };
        List<RuleCase> cases = cases();
        cases.add(ruledOut(RULE, "", "by its title", fleet -> fleet.server("HQ").has(fleet.update("Cumulative (KB5040000)"))));
        List<String> findings = findings(Ruling.rule(reader, Ruling.good().needs(), Ruling.english(), Ruling.japanese()), cases);
        says("but of a Japanese server", findings);
        says("fails on numbers of a later server", findings);
    }

    @Test
    void evidenceThatIsMissing() {
        Rule bare = question -> Ruling.APPROVAL.judge(question) instanceof Verdict.RuledOut ? Verdict.ruledOut(question.server())
                : Ruling.APPROVAL.judge(question);
        assertEquals(List.of("ACME-1 RULED_OUT: approved: rests on no evidence"),
                findings(Ruling.rule(bare, Ruling.good().needs(), Ruling.english(), Ruling.japanese()), cases()));
    }
}
