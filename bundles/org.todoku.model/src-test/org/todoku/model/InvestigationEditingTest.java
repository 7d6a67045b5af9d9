package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.InputException;
import org.todoku.demo.DemoFleet;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.report.AnsweredList;
import org.todoku.rules.Diagnosis;

class InvestigationEditingTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);

    private final InvestigationEditing editing = new InvestigationEditing(InvestigationStore.create("Case", CLOCK), CLOCK);
    private final Investigation document = editing.investigation();

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
    void anySequenceOfEditsIsUndoneToTheStartAndRedoneToTheEnd(long seed) throws IOException, InputException {
        List<Diagnosis> answers = List.of(Cases.demo(DemoFleet.TWO_CAUSES), Cases.demo(DemoFleet.THERE));
        AnsweredList list = Cases.list();
        var random = new Random(seed);
        List<EObject> after = new ArrayList<>(List.of(EcoreUtil.copy(document)));
        for (int i = 0; i < 60; i++) {
            edit(random, answers, list);
            if (!EcoreUtil.equals(after.getLast(), document)) {
                after.add(EcoreUtil.copy(document));
            }
        }
        assertTrue(after.size() > 20, () -> after.size() + " steps");
        for (int i = after.size() - 2; i >= 0; i--) {
            String label = editing.undoLabel();
            editing.undo();
            assertTrue(EcoreUtil.equals(after.get(i), document), "after undo of " + label + ", step " + i);
        }
        assertFalse(editing.canUndo());
        for (int i = 1; i < after.size(); i++) {
            String label = editing.redoLabel();
            editing.redo();
            assertTrue(EcoreUtil.equals(after.get(i), document), "after redo of " + label + ", step " + i);
        }
        assertFalse(editing.canRedo());
    }

    private void edit(Random random, List<Diagnosis> answers, AnsweredList list) {
        List<EObject> parts = new ArrayList<>();
        parts.addAll(document.getQuestions());
        parts.addAll(document.getLists());
        parts.addAll(document.getNotes());
        parts.addAll(document.getDecisions());
        parts.addAll(document.getAttachments());
        document.getQuestions().forEach(question -> parts.addAll(question.getAnswers()));
        EObject part = parts.isEmpty() ? null : parts.get(random.nextInt(parts.size()));
        List<KeptFinding> findings = document.getQuestions().stream().flatMap(question -> question.getAnswers().stream())
                .flatMap(answer -> answer.getServers().stream()).flatMap(server -> server.getFindings().stream()).toList();
        String text = "text " + random.nextInt(1000);
        switch (random.nextInt(11)) {
            case 0 -> editing.setTitle("Title", text);
            case 1, 2 -> editing.keep("Keep", answers.get(random.nextInt(answers.size())));
            case 10 -> editing.keep("Keep list", list, List.of());
            case 3 -> editing.addNote("Note", text, part instanceof KeptList kept ? kept.getId() : "");
            case 4 -> editing.addDecision("Decide", text, "me", "");
            case 5 -> editing.attach("Attach", text, text.getBytes());
            case 6 -> {
                if (part != null) {
                    editing.remove("Remove", List.of(part, parts.get(random.nextInt(parts.size()))).stream().distinct().toList());
                }
            }
            case 7 -> {
                if (part != null) {
                    editing.move("Move", part, random.nextInt(5) - 2);
                }
            }
            case 8 -> {
                if (!findings.isEmpty()) {
                    KeptFinding finding = findings.get(random.nextInt(findings.size()));
                    editing.setComment("Comment", finding, text);
                }
            }
            default -> {
                if (!document.getDecisions().isEmpty()) {
                    editing.setState("State", document.getDecisions().get(0), DecisionState.values()[random.nextInt(3)]);
                }
            }
        }
    }

    @Test
    void anUnchangedValueIsNoStep() {
        editing.setTitle("Title", "Case");
        assertFalse(editing.canUndo());
        editing.setTitle("Rename", "Other");
        assertEquals("Rename", editing.undoLabel());
        assertTrue(editing.isDirty());
        editing.saved();
        assertFalse(editing.isDirty());
        editing.undo();
        assertTrue(editing.isDirty());
        assertEquals("Rename", editing.redoLabel());
    }

    @Test
    void whatIsTooLargeIsNotAttached() {
        assertThrows(IllegalArgumentException.class,
                () -> editing.attach("Attach", "big", new byte[InvestigationEditing.LARGEST_ATTACHMENT + 1]));
        assertTrue(document.getAttachments().isEmpty());
    }
}
