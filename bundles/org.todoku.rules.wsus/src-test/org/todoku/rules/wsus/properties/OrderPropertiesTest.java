package org.todoku.rules.wsus.properties;

import java.util.Random;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Neither the order of what was collected nor the number of threads changes anything. */
@Domain(GeneratedFleets.class)
@Domain(DomainContext.Global.class)
class OrderPropertiesTest {

    @Property(tries = 100, seed = "5040001", edgeCases = EdgeCasesMode.NONE)
    void theOrderOfServersUpdatesCategoriesAndRunsDoesNotMatter(@ForAll Tale tale, @ForAll long seed) {
        Facts facts = tale.facts();
        Said.same(Said.everything(facts.diagnosis()), Said.everything(Bent.shuffled(facts, new Random(seed)).diagnosis()), "shuffled");
    }

    @Property(tries = 100, seed = "5040002", edgeCases = EdgeCasesMode.NONE)
    void theNumberOfThreadsDoesNotMatter(@ForAll Tale tale) {
        Facts facts = tale.facts();
        Said.same(facts.diagnosis(), facts.diagnosisOfManyThreads(), "many threads");
    }
}
