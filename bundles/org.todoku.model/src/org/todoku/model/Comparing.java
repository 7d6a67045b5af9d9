package org.todoku.model;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Attachment;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.Note;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.report.InvestigationComparison;
import org.todoku.report.InvestigationComparison.Change;
import org.todoku.report.InvestigationComparison.Field;
import org.todoku.report.InvestigationComparison.Kind;
import org.todoku.report.InvestigationComparison.Part;
import org.todoku.report.InvestigationComparison.Thing;
import org.todoku.report.InvestigationComparison.Value;
import org.todoku.report.InvestigationContent.State;
import org.todoku.rules.Diagnosis;

/** Gives what differs between two investigations in the form that is shown. For two investigations and one thread. */
public final class Comparing {

    private static final Value NOTHING = new Value.Nothing();

    private final Recalling recalling = new Recalling();
    private final Investigation earlier;

    private Comparing(Investigation earlier) {
        this.earlier = earlier;
    }

    /**
     * @param before what the earlier one is called
     * @param after what the later one is called
     * @throws InvestigationException when a document was changed by hand so that an answer cannot be read
     */
    public static InvestigationComparison of(Investigation earlier, String before, Investigation later, String after)
            throws InvestigationException {
        var comparing = new Comparing(earlier);
        List<Change> changes = new ArrayList<>();
        for (InvestigationChange change : InvestigationChange.between(earlier, later)) {
            changes.add(comparing.change(change));
        }
        return new InvestigationComparison(later.getTitle(), before, after, changes);
    }

    private Change change(InvestigationChange change) throws InvestigationException {
        EObject part = change.part();
        InvestigationChange.Field changed = change.field();
        if (changed == null) {
            boolean added = change.kind() == InvestigationChange.Kind.ADDED;
            Value whole = whole(part);
            return new Change(added ? Kind.ADDED : Kind.REMOVED, thing(part), null, added ? NOTHING : whole, added ? whole : NOTHING);
        }
        Field field = Field.valueOf(changed.name());
        if (part instanceof Attachment attachment) {
            Attachment old = earlier.getAttachments().stream().filter(each -> each.getId().equals(attachment.getId())).findFirst()
                    .orElseThrow();
            return new Change(Kind.CHANGED, thing(part), field, whole(old), whole(attachment));
        }
        return new Change(Kind.CHANGED, thing(part), field, value(field, change.before()), value(field, change.after()));
    }

    private static Value value(Field field, String text) {
        return switch (field) {
            case IMPORTANT -> new Value.Important(Boolean.parseBoolean(text));
            case STATE -> new Value.Standing(State.valueOf(text));
            case TITLE, TEXT, DECIDED_BY, COMMENT -> new Value.Written(text);
        };
    }

    private Thing thing(EObject part) {
        return switch (part) {
            case Question question -> new Thing(Part.QUESTION, question.getText(), null, "", null);
            case Answer answer -> of(Part.ANSWER, answer, "", null);
            case ServerAnswer server -> of(Part.SERVER, (Answer) server.eContainer(), server.getServer().getName(), null);
            case KeptFinding finding -> {
                ServerAnswer server = (ServerAnswer) finding.eContainer();
                yield of(Part.FINDING, (Answer) server.eContainer(), server.getServer().getName(), finding);
            }
            case Note note -> new Thing(Part.NOTE, note.getText(), null, "", null);
            case Decision decision -> new Thing(Part.DECISION, decision.getText(), null, "", null);
            case KeptList list -> new Thing(Part.LIST, list.getSource(), list.getAt(), "", null);
            case Attachment attachment -> new Thing(Part.ATTACHMENT, attachment.getName(), null, "", null);
            default -> new Thing(Part.INVESTIGATION, "", null, "", null);
        };
    }

    private Thing of(Part kind, Answer answer, String server, @Nullable KeptFinding finding) {
        return new Thing(kind, ((Question) answer.eContainer()).getText(), answer.getAt(), server,
                finding == null ? null : recalling.finding(finding));
    }

    private Value whole(EObject part) throws InvestigationException {
        return switch (part) {
            case Question question -> {
                List<Diagnosis> answers = new ArrayList<>();
                for (Answer answer : question.getAnswers()) {
                    answers.add(recalling.recall(question, answer));
                }
                yield new Value.Answered(answers);
            }
            case Answer answer -> new Value.Answered(List.of(recalled(answer)));
            case ServerAnswer server -> {
                Answer answer = (Answer) server.eContainer();
                Diagnosis all = recalled(answer);
                yield new Value.Answered(List.of(new Diagnosis(all.target(), all.at(),
                        List.of(all.servers().get(answer.getServers().indexOf(server))), all.assumed())));
            }
            case KeptFinding finding -> new Value.Found(recalling.finding(finding));
            case Note note -> new Value.Written(note.getText());
            case Decision decision -> new Value.Decided(decision.getText(), state(decision.getState()), decision.getDecidedBy());
            case KeptList list -> new Value.Listed(recalling.recall(list));
            case Attachment attachment -> new Value.Attached(InvestigationContents.attachment(attachment));
            default -> NOTHING;
        };
    }

    private Diagnosis recalled(Answer answer) throws InvestigationException {
        return recalling.recall((Question) answer.eContainer(), answer);
    }

    private static State state(DecisionState state) {
        return State.valueOf(state.name());
    }
}
