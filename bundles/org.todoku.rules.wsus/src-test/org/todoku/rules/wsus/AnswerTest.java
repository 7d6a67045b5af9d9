package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Diagnosis.Outcome;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Question;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.ServerDiagnosis.Extent;
import org.todoku.rules.Status;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.ServerBuilder;
import org.todoku.rules.testkit.There;

/** What an answer says beside its findings: how it came out, and what was not collected. */
class AnswerTest {

    private static final ExecutorService WORKERS = Executors.newSingleThreadExecutor();
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Reader JAPANESE = new Reader(Locale.JAPANESE, ZoneOffset.UTC);

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    private static Diagnosis diagnose(Consumer<Fleet> scene) {
        Fleet fleet = Wsus.fleet();
        scene.accept(fleet);
        Question question = fleet.question();
        return new DiagnosisEngine(Wsus.REGISTRY, WORKERS, Duration.ofSeconds(20))
                .explain(question.facts(), question.target().query(), List.of(question.server()), Fleet.NOW, Progress.NONE);
    }

    private static String sentence(Consumer<Fleet> scene) {
        Diagnosis diagnosis = diagnose(scene);
        return Answers.sentence(diagnosis.servers().get(0), diagnosis.target(), ENGLISH);
    }

    private static ServerBuilder june(Fleet fleet, UnaryOperator<There> words) {
        return fleet.server("HQ").has(fleet.update("June (KB5040000)"), words);
    }

    /** Nobody collected anything around the update; that it is approved stays the answer, and one line is enough for the rest. */
    @Test
    void aHealthyApprovedUpdateStaysClearWithoutEvidenceOfTheHost() {
        Consumer<Fleet> scene = fleet -> june(fleet, There::approved).everyDayAt("03:00").drop("host").drop("clients").drop("status")
                .drop("events")
                .drop("logTail");
        Diagnosis diagnosis = diagnose(scene);
        ServerDiagnosis hq = diagnosis.servers().get(0);
        assertEquals(Outcome.CLEAR, diagnosis.outcome());
        assertEquals("KB5040000 is on HQ and approved.", sentence(scene));
        String line = Answers.notCollected(hq, ENGLISH).orElseThrow();
        for (String id : List.of("G12", "G13", "G14", "H04", "H05", "H07", "H10")) {
            assertTrue(line.contains(id), line);
            assertEquals(Status.UNDECIDED, hq.findings().stream().filter(it -> it.rule().id().equals(id)).findFirst().orElseThrow()
                    .status());
        }
        String explanation = Answers.explanation(hq, diagnosis.target(), ENGLISH);
        assertTrue(explanation.contains(line), explanation);
        assertFalse(explanation.contains("Application pool WsusPool has the limits"), "told by its id alone");
        assertTrue(Answers.notCollected(hq, JAPANESE).orElseThrow().startsWith("収集されていないため"));
    }

    /** An absent update whose cause is not proved: readings of the host are not what the reader is missing. */
    @Test
    void anOpenAnswerDoesNotAskForReadingsOfTheHost() {
        Consumer<Fleet> scene = fleet -> PresenceCases.absent(fleet).drop("subscription").drop("host").drop("clients");
        String sentence = sentence(scene);
        assertFalse(sentence.contains("WsusPool") || sentence.contains("indexes") || sentence.contains("computers"), sentence);
    }

    /** One product of several is ticked; nobody here wants the other variant. */
    @Test
    void aVariantOfAnotherProductDoesNotHideThatTheWantedOneIsThere() {
        Diagnosis diagnosis = diagnose(fleet -> {
            fleet.server("HQ").has(fleet.update("x64 (KB5040000)"), There::approved);
            fleet.catalogue().has(fleet.update("arm64 (KB5040000)").products(Boxes.EDGE));
        });
        assertEquals(Extent.SOME, diagnosis.servers().get(0).extent());
        assertEquals("HQ has 1 of 2 variants of KB5040000 (approved); missing: “arm64 (KB5040000)” "
                + "(none of its products is ticked there (Microsoft Edge)).",
                        Answers.sentence(diagnosis.servers().get(0), diagnosis.target(), ENGLISH));
        assertEquals(Outcome.BLOCKED, diagnosis.outcome());
        assertEquals(Outcome.CLEAR, diagnose(fleet -> {
            fleet.server("HQ").has(fleet.update("x64 (KB5040000)"), There::approved);
            fleet.catalogue().has(fleet.update("arm64 (KB5040000)").products(Boxes.EDGE));
            fleet.ask("KB5040000 x64", "HQ");
        }).outcome());
    }
}
