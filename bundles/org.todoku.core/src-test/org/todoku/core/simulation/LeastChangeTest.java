package org.todoku.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.core.simulation.Made.DEFENDER;
import static org.todoku.core.simulation.Made.DEFINITIONS;
import static org.todoku.core.simulation.Made.DRIVERS;
import static org.todoku.core.simulation.Made.OFFICE;
import static org.todoku.core.simulation.Made.PRINTERS;
import static org.todoku.core.simulation.Made.SECURITY;
import static org.todoku.core.simulation.Made.UPDATES;
import static org.todoku.core.simulation.Made.WIN10;
import static org.todoku.core.simulation.Made.WIN11;
import static org.todoku.core.simulation.Made.WINDOWS;
import static org.todoku.core.simulation.Made.id;
import static org.todoku.core.simulation.Made.update;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.simulation.Advice.Kind;
import org.todoku.core.simulation.Advice.Outcome;
import org.todoku.core.simulation.Advice.Plan;
import org.todoku.core.simulation.Advice.Reason;
import org.todoku.core.simulation.Advice.Step;

class LeastChangeTest {

    private final Made plain = new Made("plain").ticks(WIN10, SECURITY).has(update(1, WIN10, SECURITY));
    private final Made rich = new Made("rich").ticks(WINDOWS, OFFICE, DEFENDER, PRINTERS, SECURITY, UPDATES, DEFINITIONS, DRIVERS)
            .has(update(1, WIN10, SECURITY), update(2, WIN11, SECURITY), update(3, WIN11, SECURITY), update(4, WIN11, SECURITY, id(3)),
                    update(5, OFFICE, SECURITY), update(6, DEFENDER, DEFINITIONS), update(7, DEFENDER, DEFINITIONS),
                    update(8, PRINTERS, DRIVERS));

    private Advice ask(String server, Made[] fleet, int... wanted) {
        FactBase facts = new MemoryFacts(Made.fleet(fleet));
        ServerState asked = facts.servers().stream().filter(state -> state.server().equals(server)).findFirst().orElseThrow();
        return LeastChange.of(facts, asked, IntStream.of(wanted).mapToObj(Made::id).toList());
    }

    private Advice ask(int... wanted) {
        return ask("plain", new Made[] { plain, rich }, wanted);
    }

    /** Steps in short: {@code plain+Windows 11}, {@code plain<2}, {@code plain~} for synchronising, {@code plain!2} for reinstating. */
    private static List<String> steps(Advice advice, Kind kind) {
        return plan(advice, kind).steps().stream().map(step -> step.server().server() + switch (step) {
            case Step.TickProduct tick -> "+" + tick.product().title();
            case Step.TickClassification tick -> "+" + tick.classification().title();
            case Step.ImportUpdate single -> "<" + single.update().kbArticles().get(0);
            case Step.Reinstate declined -> "!" + declined.update().kbArticles().get(0);
            case Step.Synchronise synchronise -> "~";
        }).toList();
    }

    private static Plan plan(Advice advice, Kind kind) {
        return advice.plans().stream().filter(plan -> plan.kind() == kind).findFirst().orElseThrow();
    }

    private static List<Outcome> outcomes(Advice advice) {
        return advice.wanted().stream().map(Advice.Wanted::outcome).toList();
    }

    @Test
    void oneUpdateIsImportedAndTheAlternativeIsPriced() {
        Advice advice = ask(2);
        assertEquals(List.of("plain<2"), steps(advice, Kind.LEAST));
        assertEquals(0, plan(advice, Kind.LEAST).cost().unwanted());
        assertEquals(List.of("plain+Windows 11", "plain~"), steps(advice, Kind.TICK_ALL));
        assertEquals(1, plan(advice, Kind.TICK_ALL).cost().unwanted(), "4; 3 is superseded by it, 2 is wanted");
        assertEquals(10, plan(advice, Kind.TICK_ALL).cost().bytes());
        assertTrue(plan(advice, Kind.LEAST).optimal());
    }

    @Test
    void aBoxThatBringsNothingElseIsTickedWhenThatIsFewerChanges() {
        rich.has(update(9, OFFICE, SECURITY), update(10, OFFICE, SECURITY));
        Advice advice = ask(5, 9, 10, 2);
        assertEquals(List.of("plain+Office", "plain<2", "plain~"), steps(advice, Kind.LEAST));
        assertEquals(List.of("plain<5", "plain<9", "plain<10", "plain<2"), steps(advice, Kind.IMPORT_EACH));
        assertEquals(List.of("plain+Office", "plain+Windows 11", "plain~"), steps(advice, Kind.TICK_ALL));
        assertEquals(3, plan(advice, Kind.LEAST).cost().changes());
    }

    @Test
    void onlyWhatTheWantedNeedIsTicked() {
        rich.has(update(9, WIN11, UPDATES), update(10, WIN10, UPDATES), update(11, WIN10, UPDATES));
        Advice advice = ask(9);
        assertEquals(List.of("plain+Windows 11", "plain+Updates", "plain~"), steps(advice, Kind.TICK_ALL));
        assertEquals(4, plan(advice, Kind.TICK_ALL).cost().unwanted(), "2, 4, 10 and 11");
    }

    @Test
    void definitionsAreTickedAndDriversNever() {
        Advice advice = ask(6, 8);
        assertEquals(List.of("plain+Defender", "plain+Definition Updates", "plain<8", "plain~"), steps(advice, Kind.LEAST));
        assertEquals(steps(advice, Kind.LEAST), steps(advice, Kind.TICK_ALL));
        assertEquals(List.of(Reason.SIGNATURES, Reason.DRIVER), advice.wanted().stream().map(Advice.Wanted::reason).toList());
        assertEquals(1, plan(advice, Kind.LEAST).cost().unwanted(), "7");
    }

    @Test
    void aReplicaIsServedFromItsTop() {
        Made replica = new Made("replica").replicaOf("middle");
        Made middle = new Made("middle").replicaOf("plain").has(update(1, WIN10, SECURITY));
        Made[] fleet = { plain, rich, middle, replica };
        assertEquals(List.of("plain<2", "middle~", "replica~"), steps(ask("replica", fleet, 2), Kind.LEAST));
        assertEquals(List.of("middle~", "replica~"), steps(ask("replica", fleet, 1), Kind.LEAST), "it is at the top already");
        Advice lost = ask("replica", new Made[] { new Made("replica").replicaOf("gone"), rich }, 2);
        assertEquals(List.of(Outcome.UNDECIDED), outcomes(lost));
        assertEquals(List.of("upstream"), lost.wanted().get(0).missing());
        assertTrue(lost.plans().isEmpty());
    }

    @Test
    void aDownstreamServerTicksWhatTheTopImports() {
        Made child = new Made("child").below("plain").ticks(OFFICE, SECURITY);
        Made[] fleet = { plain, rich, child };
        assertEquals(List.of("plain<2", "child+Windows 11", "child~"), steps(ask("child", fleet, 2), Kind.LEAST));
        assertEquals(List.of("child+Windows 10", "child~"), steps(ask("child", fleet, 1), Kind.LEAST));
        assertEquals(List.of("plain<5", "child~"), steps(ask("child", fleet, 5), Kind.LEAST), "Office is ticked there");
        Advice driver = ask("child", fleet, 8);
        assertEquals(List.of(Outcome.BLOCKED), outcomes(driver));
        assertEquals(Reason.DRIVER, driver.wanted().get(0).reason());
    }

    @Test
    void whatIsThereDeclinedOrSelectedNeedsNoBox() {
        plain.has(update(2, WIN11, SECURITY), true, false, Tri.UNKNOWN);
        rich.has(update(9, WIN10, SECURITY));
        Advice advice = ask(1, 2, 9);
        assertEquals(List.of(Outcome.THERE, Outcome.DECLINED, Outcome.COMING), outcomes(advice));
        assertEquals(List.of("plain!2", "plain~"), steps(advice, Kind.LEAST));
        assertTrue(ask(1).plans().isEmpty(), "nothing to do");
    }

    @Test
    void anExpiredUpdateIsNamedWithWhatReplacesIt() {
        rich.has(update(9, WIN11, SECURITY), false, true, Tri.UNKNOWN).has(update(10, WIN11, SECURITY, id(9)), false, true, Tri.UNKNOWN)
                .has(update(11, WIN11, SECURITY, id(10)));
        Advice advice = ask(9, 2);
        assertEquals(List.of(Outcome.EXPIRED, Outcome.PLANNED), outcomes(advice));
        assertEquals(List.of(id(11)), advice.wanted().get(0).replacements().stream().map(one -> one.id()).toList(), "10 has expired too");
        assertEquals(List.of("plain<2"), steps(advice, Kind.LEAST));
    }

    @Test
    void whatNoSourceListsIsImpossibleOnlyWithACompleteCatalogue() {
        assertEquals(List.of(Outcome.UNDECIDED), outcomes(ask(99)));
        assertEquals(List.of("catalogue"), ask(99).wanted().get(0).missing());
        assertEquals(List.of(Outcome.NOT_IN_CATALOGUE), outcomes(ask("plain", new Made[] { plain, rich, Made.catalogue() }, 99)));
        assertEquals(List.of(Outcome.UNDECIDED), outcomes(ask("plain", new Made[] { plain, rich, Made.catalogue().partial() }, 99)));
    }

    @Test
    void whatTheCatalogueLacksMustBeTickedAndWhatIsNotOfferedImported() {
        Made[] lacking = { plain, rich, Made.catalogue().has(update(3, WIN11, SECURITY)) };
        assertEquals(List.of("plain+Windows 11", "plain~"), steps(ask("plain", lacking, 2), Kind.LEAST));
        Made[] only = { plain, rich, Made.catalogue().has(update(9, WIN10, SECURITY), false, false, Tri.NO) };
        Advice advice = ask("plain", only, 9);
        assertEquals(List.of("plain<9"), steps(advice, Kind.TICK_ALL), "although its boxes are ticked");
        assertEquals(Reason.CATALOGUE_ONLY, advice.wanted().get(0).reason());
    }

    @Test
    void ofSeveralProductsTheCheapestIsTicked() {
        rich.has(update(9, List.of(WIN11, OFFICE), SECURITY, 10L));
        Made[] fleet = { plain, rich, Made.catalogue() };
        Advice advice = ask("plain", fleet, 9);
        assertEquals(List.of("plain+Office", "plain~"), steps(advice, Kind.LEAST), "5 comes with it; Windows 11 would bring 2 and 4");
        assertEquals(1, plan(advice, Kind.LEAST).cost().unwanted());
    }

    @Test
    void aMissingFactIsNamed() {
        rich.has(update(9, List.of(), SECURITY, 10L), update(10, WIN11, null));
        Advice advice = ask(9, 10, 2);
        assertEquals(List.of(Outcome.UNDECIDED, Outcome.UNDECIDED, Outcome.PLANNED), outcomes(advice));
        assertEquals(List.of("target.products"), advice.wanted().get(0).missing());
        assertEquals(List.of("target.classification"), advice.wanted().get(1).missing());
        assertEquals(List.of("updates"), ask("plain", new Made[] { plain.partial(), rich }, 2).wanted().get(0).missing());
        assertEquals(List.of("subscription"),
                ask("blind", new Made[] { new Made("blind").selectionUnknown(), rich }, 2).wanted().get(0).missing());
    }

    @Test
    void whereConfigurationManagerDeploysEverythingIsTicked() {
        Advice advice = ask("plain", new Made[] { plain.host("configMgr.sup", "true"), rich }, 2);
        assertEquals(List.of("plain+Windows 11", "plain~"), steps(advice, Kind.LEAST));
        assertEquals(Reason.CONFIGURATION_MANAGER, advice.wanted().get(0).reason());
    }

    @Test
    void whatMayComeCountsBesideWhatComes() {
        rich.has(update(9, List.of(WIN11, new CategoryRef(null, "No such title")), UPDATES, 10L), update(10, List.of(), UPDATES, 10L));
        Advice advice = ask(9);
        Plan all = plan(advice, Kind.TICK_ALL);
        assertEquals(List.of("plain+Windows 11", "plain+Updates", "plain~"), steps(advice, Kind.TICK_ALL));
        assertEquals(2, all.cost().unwanted(), "2 and 4");
        assertEquals(1, all.cost().perhaps(), "10");
        assertNotNull(Objects.requireNonNull(advice.wanted().get(0).update()));
    }
}
