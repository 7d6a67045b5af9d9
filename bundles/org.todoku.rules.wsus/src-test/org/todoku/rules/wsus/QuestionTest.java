package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;

/** What a question knows of its update, whoever says it. */
class QuestionTest {

    private static Question question(Consumer<Fleet> scene) {
        Fleet fleet = Wsus.fleet();
        scene.accept(fleet);
        return fleet.question();
    }

    @Test
    void whatOneSourceLacksAnotherSays() {
        Question question = question(fleet -> {
            fleet.server("HQ");
            var june = fleet.update("June (KB5040000)");
            fleet.server("BR1").has(june).drop(UpdateField.PRODUCTS);
            fleet.server("BR1").drop(UpdateField.CREATED);
            fleet.server("BR2").has(june).drop(UpdateField.CLASSIFICATION);
            fleet.server("BR2").drop(UpdateField.CREATED);
            fleet.catalogue().has(june).drop(UpdateField.PRODUCTS);
        });
        assertEquals(List.of(Boxes.WINDOWS_11), question.products());
        assertEquals(Boxes.SECURITY, question.classification());
        assertEquals(Instant.parse("2026-06-09T17:00:00Z"), question.created());
        assertTrue(((Known<List<CategoryRef>>) question.known().products()).from().source().startsWith("BR2."));
        assertTrue(((Known<Instant>) question.known().created()).from().source().startsWith("Microsoft Update Catalog"));
    }

    @Test
    void ofTwoThatKnowItTheOneCollectedLastCounts() {
        Question question = question(fleet -> {
            fleet.server("HQ");
            var june = fleet.update("June (KB5040000)");
            fleet.server("BR1").has(june).collectedAt("2026-07-01T12:00:00Z");
            fleet.server("BR2").has(june).collectedAt("2026-07-02T12:00:00Z");
            fleet.catalogue().has(june).collectedAt("2026-06-30T12:00:00Z");
        });
        assertEquals(List.of("BR2", "BR1", "Microsoft Update Catalog"),
                question.known().statements().stream().map(UpdateFacts.Statement::state).map(state -> state.server()).toList());
    }

    @Test
    void aFactThatNobodyKnowsEndsTheRule() {
        Question question = question(fleet -> {
            fleet.server("HQ");
            fleet.catalogue().has(fleet.update("June (KB5040000)").created(null));
        });
        assertEquals("target.created", assertThrows(MissingFactException.class, question::created).missing().name());
    }

    /** A title is a GUID where exactly one product of any server has it. */
    @Test
    void aProductIsFoundByItsTitle() {
        Consumer<Fleet> scene = fleet -> {
            fleet.server("HQ");
            fleet.catalogue().has(fleet.update("June (KB5040000)").products(Boxes.titleOnly(Boxes.EDGE)));
        };
        Question question = question(scene);
        assertEquals(List.of(Boxes.EDGE), question.products());
        assertTrue(((Known<List<CategoryRef>>) question.known().products()).from().source()
                .endsWith(", matched by title with HQ.todoku-snapshot!categories"));
        Fleet fleet = Wsus.fleet();
        scene.accept(fleet);
        assertEquals(Confidence.LIKELY, Wsus.judge("B01", fleet).applies().confidence());
        Question unknown = question(it -> {
            it.server("HQ").drop("categories");
            it.catalogue().has(it.update("June (KB5040000)").products(Boxes.titleOnly(Boxes.EDGE)));
        });
        assertEquals("target.products", assertThrows(MissingFactException.class, unknown::products).missing().name());
    }

    @Test
    void aServerOfWhichNothingSaysFromWhereItFetchesIsNoTopServer() {
        Question question = question(fleet -> fleet.server("HQ").sourceUnknown());
        assertEquals(Tri.UNKNOWN, question.configuration().downstream());
        assertEquals("configuration", assertThrows(MissingFactException.class, question::upstream).missing().name());
    }
}
