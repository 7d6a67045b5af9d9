package org.todoku.rules.wsus.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Update;
import org.todoku.core.assumption.AssumedFacts;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.FactLines;
import org.todoku.rules.testkit.ReallySo;

/** What is assumed answers as if it were so; what an assumed synchronisation brings stays open. */
@Domain(GeneratedFleets.class)
@Domain(DomainContext.Global.class)
class AssumptionPropertiesTest {

    private static final List<CategoryRef> PRODUCTS = List.of(Boxes.WINDOWS_11, Boxes.WINDOWS_10, Boxes.SERVER_2022, Boxes.OFFICE,
            Boxes.EDGE);
    private static final List<CategoryRef> CLASSIFICATIONS = List.of(Boxes.SECURITY, Boxes.UPDATES, Boxes.DRIVERS);
    private static final List<String> QUERIES = List.of("", "KB5040000", "state:declined", "state:absent", "-state:present",
            "state:present server:HQ", "state:not-everywhere", "state:superseded", "arrived:2026-07 server:BR1", "product:windows",
            "superseded:no", "state:not-approved -server:HQ", "server:BR1");

    @Property(tries = 150, seed = "5060000", edgeCases = EdgeCasesMode.NONE)
    void anAssumptionAnswersAsIfItWereSo(@ForAll Tale tale, @ForAll int chance) {
        Facts read = tale.facts();
        MemoryFacts base = new MemoryFacts(read.states());
        List<String> before = FactLines.of(base, QUERIES);
        List<Assumption> assumptions = some(read.states(), new Random(chance));
        AssumedFacts assumed = new AssumedFacts(base, assumptions);
        Facts really = new Facts(ReallySo.of(read.states(), assumptions), read.query(), read.now());
        String what = tale + "\nassuming " + assumptions;
        Said.same(FactLines.of(assumed, QUERIES), FactLines.of(new MemoryFacts(really.states()), QUERIES), what);
        Said.same(Said.ids(asked(plain(assumed), read)), Said.ids(really.diagnosis()), what);
        assertEquals(before, FactLines.of(base, QUERIES), "what was read stays as it is");
    }

    @Property(tries = 100, seed = "5061000", edgeCases = EdgeCasesMode.NONE)
    void aSynchronisationThatIsAssumedProvesNothing(@ForAll Tale tale, @ForAll int chance) {
        Facts read = tale.facts();
        MemoryFacts base = new MemoryFacts(read.states());
        List<Assumption> assumptions = new ArrayList<>(some(read.states(), new Random(chance)));
        assumptions.removeIf(one -> one instanceof Assumption.Synchronised);
        Diagnosis without = asked(new AssumedFacts(base, assumptions), read);
        base.servers().forEach(server -> assumptions.add(new Assumption.Synchronised(server.server())));
        Diagnosis with = asked(new AssumedFacts(base, assumptions), read);
        assertEquals(new ArrayList<>(new LinkedHashSet<>(assumptions)), with.assumed());
        for (ServerDiagnosis server : with.servers()) {
            ServerDiagnosis was = without.servers().stream().filter(one -> one.server().key().equals(server.server().key())).findFirst()
                    .orElseThrow();
            Set<String> known = new HashSet<>();
            was.findings().stream().filter(Finding::applies).forEach(finding -> known.add(Said.name(finding)));
            was.variants().forEach(variant -> {
                Finding cause = variant.cause();
                if (cause != null) {
                    known.add(Said.name(cause));
                }
            });
            if (was.present() != Tri.YES) {
                server.findings().stream().filter(Finding::applies).forEach(finding -> assertTrue(known.contains(Said.name(finding)),
                        () -> "concluded from what did not come: " + Said.name(finding) + "\n" + tale));
                // missing for certain only where something keeps it away
                if (server.present() == Tri.NO) {
                    assertTrue(server.findings().stream().anyMatch(Finding::stops), () -> "nothing keeps it away\n" + tale);
                }
            }
            assertTrue(server.findings().stream().noneMatch(finding -> finding.status() == Status.FAILED), tale::toString);
        }
    }

    private static Diagnosis asked(FactBase facts, Facts read) {
        return Facts.ONE.explain(facts, read.query(), List.of(), read.now(), Progress.NONE);
    }

    /** The same, and nobody sees that something is assumed. */
    private static FactBase plain(FactBase facts) {
        return (FactBase) Proxy.newProxyInstance(FactBase.class.getClassLoader(), new Class<?>[] { FactBase.class },
                (proxy, method, args) -> {
                    try {
                        return method.invoke(facts, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private static List<Assumption> some(Map<ServerState, List<ServerUpdate>> states, Random chance) {
        List<String> servers = states.keySet().stream().filter(state -> state.kind() == StateKind.SERVER).map(ServerState::server).toList();
        List<Update> updates = states.values().stream().flatMap(List::stream).map(ServerUpdate::update).distinct().toList();
        // by chance alone hardly any would hit one that is declined
        List<Assumption> declined = new ArrayList<>();
        states.forEach((state, listed) -> listed.stream().filter(one -> one.presence().declined())
                .forEach(one -> declined.add(new Assumption.NotDeclined(state.server(), one.update().id()))));
        List<Assumption> all = new ArrayList<>();
        int count = 1 + chance.nextInt(4);
        while (all.size() < count) {
            String server = servers.get(chance.nextInt(servers.size()));
            int kind = chance.nextInt(updates.isEmpty() ? 4 : 8);
            all.add(switch (kind) {
                case 0, 1 -> new Assumption.Selected(server, PRODUCTS.get(chance.nextInt(PRODUCTS.size())), CategoryType.PRODUCT);
                case 2 -> new Assumption.Selected(server, CLASSIFICATIONS.get(chance.nextInt(CLASSIFICATIONS.size())),
                        CategoryType.CLASSIFICATION);
                case 3 -> new Assumption.Synchronised(chance.nextBoolean() ? server : server.toLowerCase(Locale.ROOT));
                case 4, 5 -> new Assumption.Imported(server, updates.get(chance.nextInt(updates.size())).id());
                default -> declined.isEmpty() || kind == 6
                        ? new Assumption.NotDeclined(server, updates.get(chance.nextInt(updates.size())).id())
                        : declined.get(chance.nextInt(declined.size()));
            });
        }
        return all;
    }
}
