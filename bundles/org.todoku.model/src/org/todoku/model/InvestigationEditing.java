package org.todoku.model;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.MoveCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.todoku.core.ServerState;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Attachment;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.InvestigationFactory;
import org.todoku.model.investigation.InvestigationPackage;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.Note;
import org.todoku.model.investigation.Question;
import org.todoku.report.AnsweredList;
import org.todoku.rules.Diagnosis;

/**
 * Every change a user makes to an investigation, each one step of undo. Ids and times of what is added come from here. Not thread-safe:
 * one thread edits.
 */
public final class InvestigationEditing {

    /** Bytes of the largest file that can be attached. */
    public static final int LARGEST_ATTACHMENT = 20 << 20;

    private static final InvestigationPackage MODEL = InvestigationPackage.eINSTANCE;
    private static final InvestigationFactory MAKE = InvestigationFactory.eINSTANCE;

    private final Investigation investigation;
    private final Clock clock;
    private final BasicCommandStack stack = new BasicCommandStack();
    private final EditingDomain domain;

    /** @param investigation in a resource, as {@link InvestigationStore} gives it */
    public InvestigationEditing(Investigation investigation, Clock clock) {
        this.investigation = investigation;
        this.clock = clock;
        domain = new AdapterFactoryEditingDomain(new ReflectiveItemProviderAdapterFactory(), stack,
                investigation.eResource().getResourceSet());
    }

    public Investigation investigation() {
        return investigation;
    }

    public void setTitle(String label, String title) {
        set(label, investigation, MODEL.getInvestigation_Title(), title.strip());
    }

    /**
     * Keeps an answer. A question that was asked before in the same words gets one answer more.
     *
     * @param label what the user reads of this step; the same holds for all changes
     */
    public Answer keep(String label, Diagnosis diagnosis) {
        return keep(label, diagnosis, List.of());
    }

    /**
     * As {@link #keep(String, Diagnosis)}.
     *
     * @param fleet all servers there are: an answer for one of them may speak of the others, and a report must know their names to mask
     *        them
     */
    public Answer keep(String label, Diagnosis diagnosis, Collection<ServerState> fleet) {
        var keeping = new Keeping(investigation, fleet);
        Answer answer = keeping.keep(diagnosis);
        CompoundCommand all = known(label, keeping);
        String text = diagnosis.target().query().text();
        investigation.getQuestions().stream().filter(question -> question.getText().equals(text)).findFirst().ifPresentOrElse(
                question -> add(all, question, MODEL.getQuestion_Answers(), List.of(answer)), () -> {
                    Question question = MAKE.createQuestion();
                    question.setId(id());
                    question.setText(text);
                    question.setAskedAt(diagnosis.at());
                    question.getAnswers().add(answer);
                    add(all, investigation, MODEL.getInvestigation_Questions(), List.of(question));
                });
        run(all);
        return answer;
    }

    /**
     * Keeps the answers to a list.
     *
     * @param fleet as for an answer
     */
    public KeptList keep(String label, AnsweredList list, Collection<ServerState> fleet) {
        var keeping = new Keeping(investigation, fleet);
        KeptList kept = new KeepingList(keeping).keep(list);
        CompoundCommand all = known(label, keeping);
        add(all, investigation, MODEL.getInvestigation_Lists(), List.of(kept));
        run(all);
        return kept;
    }

    /** A step that begins with what is new to the document. */
    private CompoundCommand known(String label, Keeping keeping) {
        var all = new CompoundCommand(label);
        add(all, investigation, MODEL.getInvestigation_Servers(), keeping.servers());
        add(all, investigation, MODEL.getInvestigation_Updates(), keeping.updates());
        add(all, investigation, MODEL.getInvestigation_Rules(), keeping.rules());
        keeping.texts().forEach((rule, texts) -> add(all, rule, MODEL.getKnownRule_Texts(), texts));
        return all;
    }

    private void add(CompoundCommand all, EObject owner, EStructuralFeature feature, Collection<? extends EObject> added) {
        if (!added.isEmpty()) {
            all.append(AddCommand.create(domain, owner, feature, added));
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** @param about id of what it is about; empty for the whole */
    public Note addNote(String label, String text, String about) {
        Note note = MAKE.createNote();
        note.setId(id());
        note.setText(text);
        note.setWrittenAt(clock.instant());
        note.setChangedAt(note.getWrittenAt());
        note.setAbout(about);
        run(named(label, AddCommand.create(domain, investigation, MODEL.getInvestigation_Notes(), note)));
        return note;
    }

    public void setText(String label, Note note, String text) {
        if (!note.getText().equals(text)) {
            var all = new CompoundCommand(label);
            all.append(SetCommand.create(domain, note, MODEL.getNote_Text(), text));
            all.append(SetCommand.create(domain, note, MODEL.getNote_ChangedAt(), clock.instant()));
            run(all);
        }
    }

    /** @param about id of what it is about; empty for the whole */
    public Decision addDecision(String label, String text, String decidedBy, String about) {
        Decision decision = MAKE.createDecision();
        decision.setId(id());
        decision.setText(text);
        decision.setDecidedBy(decidedBy);
        decision.setDecidedAt(clock.instant());
        decision.setAbout(about);
        run(named(label, AddCommand.create(domain, investigation, MODEL.getInvestigation_Decisions(), decision)));
        return decision;
    }

    public void setText(String label, Decision decision, String text) {
        set(label, decision, MODEL.getDecision_Text(), text);
    }

    public void setState(String label, Decision decision, DecisionState state) {
        set(label, decision, MODEL.getDecision_State(), state);
    }

    public void setDecidedBy(String label, Decision decision, String decidedBy) {
        set(label, decision, MODEL.getDecision_DecidedBy(), decidedBy);
    }

    public void setImportant(String label, KeptFinding finding, boolean important) {
        set(label, finding, MODEL.getKeptFinding_Important(), important);
    }

    public void setComment(String label, KeptFinding finding, String comment) {
        set(label, finding, MODEL.getKeptFinding_Comment(), comment);
    }

    /** @throws IllegalArgumentException when it is larger than {@link #LARGEST_ATTACHMENT} */
    public Attachment attach(String label, String name, byte[] content) {
        if (content.length > LARGEST_ATTACHMENT) {
            throw new IllegalArgumentException(name + " is larger than " + (LARGEST_ATTACHMENT >> 20) + " MB");
        }
        Attachment attachment = MAKE.createAttachment();
        attachment.setId(id());
        attachment.setName(name);
        attachment.setAddedAt(clock.instant());
        attachment.setContent(content.clone());
        attachment.setSha256(Fingerprint.of(content));
        run(named(label, AddCommand.create(domain, investigation, MODEL.getInvestigation_Attachments(), attachment)));
        return attachment;
    }

    /** Removes questions, answers, answers of single servers, lists, notes, decisions and attachments, as one step. */
    public void remove(String label, Collection<? extends EObject> parts) {
        var all = new CompoundCommand(label);
        for (EObject part : parts) {
            // what is in another that goes, goes with it
            if (parts.stream().noneMatch(other -> other != part && EcoreUtil.isAncestor(other, part))) {
                all.append(RemoveCommand.create(domain, part.eContainer(), part.eContainingFeature(), part));
            }
        }
        run(all);
    }

    /**
     * Moves a part up or down among those of its kind.
     *
     * @param by places; below 0 upwards; beyond the end it stays at the end
     */
    public void move(String label, EObject part, int by) {
        EObject owner = part.eContainer();
        EStructuralFeature feature = part.eContainingFeature();
        List<?> all = (List<?>) owner.eGet(feature);
        int from = all.indexOf(part);
        int to = Math.clamp(from + by, 0, all.size() - 1);
        if (from != to) {
            run(named(label, MoveCommand.create(domain, owner, feature, part, to)));
        }
    }

    private void set(String label, EObject owner, EStructuralFeature feature, Object value) {
        if (!Objects.equals(owner.eGet(feature), value)) {
            run(named(label, SetCommand.create(domain, owner, feature, value)));
        }
    }

    private static Command named(String label, Command command) {
        return new CompoundCommand(label, Arrays.asList(command));
    }

    private void run(Command command) {
        if (!command.canExecute()) {
            throw new IllegalArgumentException("This change is not possible on this investigation");
        }
        stack.execute(command);
    }

    public boolean canUndo() {
        return stack.canUndo();
    }

    public boolean canRedo() {
        return stack.canRedo();
    }

    /** What {@link #undo()} would take back; empty where there is nothing. */
    public String undoLabel() {
        return stack.canUndo() ? stack.getUndoCommand().getLabel() : "";
    }

    /** What {@link #redo()} would do again; empty where there is nothing. */
    public String redoLabel() {
        return stack.canRedo() ? stack.getRedoCommand().getLabel() : "";
    }

    public void undo() {
        stack.undo();
    }

    public void redo() {
        stack.redo();
    }

    /** Whether there is a change since the last {@link #saved()}. */
    public boolean isDirty() {
        return stack.isSaveNeeded();
    }

    /** To be called when the investigation as it is now was written. */
    public void saved() {
        stack.saveIsDone();
    }

    /** Calls {@code listener} after every change, undo and redo. */
    public void onChange(Runnable listener) {
        stack.addCommandStackListener(event -> listener.run());
    }
}
