package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.todoku.core.InputException;
import org.todoku.demo.DemoFleet;
import org.todoku.model.InvestigationChange.Field;
import org.todoku.model.InvestigationChange.Kind;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.Note;

class InvestigationChangeTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);

    private final InvestigationEditing editing = new InvestigationEditing(InvestigationStore.create("Case", CLOCK), CLOCK);

    @Test
    void everyEditIsToldOnce() throws IOException, InputException {
        editing.keep("Keep", Cases.demo(DemoFleet.TWO_CAUSES));
        Note stays = editing.addNote("Note", "old", "");
        Note goes = editing.addNote("Note", "goes", "");
        Decision decision = editing.addDecision("Decide", "Tick it", "me", "");
        Investigation before = EcoreUtil.copy(editing.investigation());
        assertEquals(List.of(), told(before));

        editing.setTitle("Title", "Other");
        KeptFinding finding = editing.investigation().getQuestions().get(0).getAnswers().get(0).getServers().get(0).getFindings().get(0);
        editing.setComment("Comment", finding, "really");
        editing.keep("Keep", Cases.demo(DemoFleet.THERE));
        editing.setText("Text", stays, "new");
        editing.setState("State", decision, DecisionState.DONE);
        editing.remove("Remove", List.of(goes));
        assertEquals(List.of("CHANGED Investigation TITLE Case→Other", "CHANGED KeptFinding COMMENT →really",
                "ADDED Question null →", "CHANGED Note TEXT old→new", "CHANGED Decision STATE OPEN→DONE", "REMOVED Note null →"),
                told(before));
    }

    @Test
    void theOtherWayRoundIsTheOpposite() throws IOException, InputException {
        Investigation before = EcoreUtil.copy(editing.investigation());
        editing.keep("Keep", Cases.demo(DemoFleet.THERE));
        assertEquals(List.of(Kind.ADDED), InvestigationChange.between(before, editing.investigation()).stream()
                .map(InvestigationChange::kind).toList());
        assertEquals(List.of(Kind.REMOVED), InvestigationChange.between(editing.investigation(), before).stream()
                .map(InvestigationChange::kind).toList());
        assertEquals(List.of(), InvestigationChange.between(before, before).stream().map(InvestigationChange::field)
                .filter(Field.TITLE::equals).toList());
    }

    private List<String> told(Investigation before) {
        return InvestigationChange.between(before, editing.investigation()).stream().map(change -> change.kind() + " "
                + change.part().eClass().getName() + " " + change.field() + " " + change.before() + "→" + change.after()).toList();
    }
}
