package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.WellKnown;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.Verdict;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;

/** Which remedy is offered first, what it warns of and what its command holds. */
class RemediesTest {

    private static List<Remedy> remedies(String rule, Consumer<Fleet> scene) {
        Fleet fleet = Wsus.fleet();
        scene.accept(fleet);
        return Wsus.judge(rule, fleet).applies().remedies();
    }

    private static String english(Object shown) {
        return new Reader(Locale.ENGLISH, ZoneOffset.UTC).shown(shown);
    }

    private static List<String> ids(List<Remedy> remedies) {
        return remedies.stream().map(Remedy::id).toList();
    }

    @Test
    void importingComesBeforeTickingWhenOneUpdateIsWanted() {
        assertEquals(List.of("import-one", "tick-product"),
                ids(remedies("B01", fleet -> SelectionCases.lacks(fleet, Boxes.SECURITY, Boxes.EDGE))));
    }

    @Test
    void tickingComesFirstForAnOperatingSystemAndForDefinitions() {
        assertEquals(List.of("tick-product", "import-one"),
                ids(remedies("B01", fleet -> SelectionCases.lacks(fleet, Boxes.SECURITY, Boxes.SERVER_2022))));
        assertEquals(List.of("import-one", "tick-classification"),
                ids(remedies("B02", fleet -> SelectionCases.lacks(fleet, Boxes.UPDATES, Boxes.WINDOWS_11))));
        assertEquals(List.of("tick-classification", "import-one"), ids(remedies("B02", fleet -> SelectionCases.lacks(fleet,
                new CategoryRef(WellKnown.DEFINITION_UPDATES, "Definition Updates"), Boxes.WINDOWS_11))));
    }

    @Test
    void aProductThatTheServerDoesNotListCannotBeTicked() {
        assertEquals(List.of("import-one"),
                ids(remedies("B01", fleet -> SelectionCases.lacks(fleet, Boxes.SECURITY, Boxes.EDGE).doesNotKnow(Boxes.EDGE))));
    }

    @Test
    void importsGoToTheTopOfTheHierarchy() {
        List<Remedy> remedies = remedies("B01", fleet -> {
            fleet.server("BR1").downstreamOf("HQ");
            SelectionCases.lacks(fleet, Boxes.SECURITY, Boxes.EDGE);
        });
        assertEquals(List.of("import-at-top", "tick-product"), ids(remedies));
        assertEquals("HQ", remedies.get(0).args().get(1));
    }

    @Test
    void importsGoToTheNamedServerWhenItWasNotCollected() {
        List<Remedy> remedies = remedies("B01",
                fleet -> SelectionCases.lacks(fleet, Boxes.SECURITY, Boxes.EDGE).downstreamOf("wsus.example.org"));
        assertEquals("wsus.example.org", remedies.get(0).args().get(1));
    }

    @Test
    void tickingSaysHowManyUpdatesAnotherServerHasOfTheProduct() {
        Consumer<Fleet> unknown = fleet -> SelectionCases.lacks(fleet, Boxes.SECURITY, Boxes.EDGE);
        assertTrue(english(remedies("B01", unknown).get(1).args().get(2)).endsWith("How many cannot be told from the opened files."));
        Consumer<Fleet> counted = unknown.andThen(fleet -> {
            for (int i = 0; i < 3; i++) {
                fleet.server("OTHER").has(fleet.update("Edge " + i).kb("99999" + i).products(Boxes.EDGE));
            }
            fleet.server("OTHER").has(fleet.update("Edge tool").kb("888888").products(Boxes.EDGE).classification(Boxes.UPDATES));
        });
        String comes = english(remedies("B01", counted).get(1).args().get(2));
        assertTrue(comes.contains("at least 3 updates"), () -> "the fourth has a classification that is not ticked: " + comes);
    }

    @Test
    void theImportCommandHoldsTheUpdateIdAndNothingElseFromOutside() {
        Remedy remedy = remedies("B01", fleet -> SelectionCases.lacks(fleet, Boxes.SECURITY, Boxes.EDGE)).get(0);
        assertTrue(remedy.writes());
        assertTrue(Pattern.matches("\\(Get-WsusServer\\)\\.ImportUpdateFromCatalogSite\\('[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', "
                + "\\[string\\[]]@\\(\\)\\)", remedy.command()), remedy.command());
    }

    @Test
    void noCommandHoldsANameOrTitleFromOutside() {
        String evil = "x'; Remove-Item C:\\ -Recurse; '";
        for (RuleCase it : RuleCasesTest.cases()) {
            Fleet fleet = Wsus.fleet(it);
            fleet.states().forEach(state -> state.proxy(evil, true));
            if (Wsus.judge(it.rule(), fleet).verdict() instanceof Verdict.Applies applies) {
                for (Remedy remedy : applies.remedies()) {
                    assertFalse(remedy.command().contains("Remove-Item"), remedy.command());
                    assertFalse(remedy.command().contains("KB5040000"), remedy.command());
                }
            }
        }
    }

    @Test
    void anUpdateThatIsReplacedIsNotTheFirstToApprove() {
        List<Remedy> remedies = remedies("G01", fleet -> {
            var june = fleet.update("June (KB5040000)");
            fleet.server("HQ").has(june).has(fleet.update("July").kb("5041000").supersedes(june).created("2026-07-14T17:00:00Z"));
        });
        assertEquals(List.of("approve", "approve"), ids(remedies));
        assertTrue(remedies.get(0).args().get(0).toString().contains("July"));
    }

    @Test
    void nothingIsToBeDoneToAReplicaThatItsParentDecides() {
        assertEquals(List.of("at-parent"), ids(remedies("B01", fleet -> SelectionCases.replicaLacks(fleet, Boxes.SECURITY, Boxes.EDGE))));
        assertEquals(List.of("at-parent"), ids(remedies("G01",
                fleet -> fleet.server("BR1").replicaOf("HQ").has(fleet.update("June (KB5040000)")))));
    }
}
