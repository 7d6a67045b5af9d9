package org.todoku.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Attachment;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.Note;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.report.AnsweredList;
import org.todoku.report.InvestigationContent;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.State;
import org.todoku.report.InvestigationContent.Subject;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;

/** Gives what reports need of an investigation. For one investigation and one thread. */
public final class InvestigationContents {

    private final Recalling recalling = new Recalling();
    /** What notes and decisions can be about, by id. */
    private final Map<String, Subject> subjects = new HashMap<>();
    private final Set<String> machines = new LinkedHashSet<>();
    private final Set<String> people = new LinkedHashSet<>();

    private InvestigationContents() {
    }

    /**
     * The investigation as it is now; later changes do not show.
     *
     * @throws InvestigationException when the document was changed by hand so that an answer cannot be read
     */
    public static InvestigationContent of(Investigation investigation) throws InvestigationException {
        return new InvestigationContents().content(investigation);
    }

    private InvestigationContent content(Investigation investigation) throws InvestigationException {
        List<InvestigationContent.Question> questions = new ArrayList<>();
        for (Question question : investigation.getQuestions()) {
            subjects.put(question.getId(), new Subject(question.getText(), null, null));
            List<InvestigationContent.Answer> answers = new ArrayList<>();
            for (Answer answer : question.getAnswers()) {
                answers.add(answer(question, answer));
            }
            questions.add(new InvestigationContent.Question(question.getText(), question.getAskedAt(), answers));
        }
        List<AnsweredList> lists = new ArrayList<>();
        for (KeptList kept : investigation.getLists()) {
            AnsweredList list = recalling.recall(kept);
            machines.addAll(kept.getMachines());
            people.addAll(kept.getPeople());
            subjects.put(kept.getId(), new Subject(list));
            lists.add(list);
        }
        return new InvestigationContent(investigation.getTitle(), investigation.getCreatedAt(), questions, lists,
                investigation.getNotes().stream().map(this::note).toList(),
                investigation.getDecisions().stream().map(this::decision).toList(),
                investigation.getAttachments().stream().map(InvestigationContents::attachment).toList(), List.copyOf(machines),
                List.copyOf(people), 0, false);
    }

    private InvestigationContent.Answer answer(Question question, Answer kept) throws InvestigationException {
        Diagnosis diagnosis = recalling.recall(question, kept);
        machines.addAll(kept.getMachines());
        people.addAll(kept.getPeople());
        subjects.put(kept.getId(), new Subject(question.getText(), diagnosis.at(), null));
        List<Marked> marked = new ArrayList<>();
        for (int i = 0; i < kept.getServers().size(); i++) {
            ServerAnswer answer = kept.getServers().get(i);
            ServerDiagnosis server = diagnosis.servers().get(i);
            for (int j = 0; j < answer.getFindings().size(); j++) {
                mark(question, diagnosis, server, answer.getFindings().get(j), server.findings().get(j), marked);
            }
            Set<KeptFinding> causes = new LinkedHashSet<>();
            for (int j = 0; j < answer.getVariants().size(); j++) {
                KeptFinding cause = answer.getVariants().get(j).getCause();
                Finding finding = server.variants().get(j).cause();
                if (cause != null && finding != null && answer.getCauses().contains(cause) && causes.add(cause)) {
                    mark(question, diagnosis, server, cause, finding, marked);
                }
            }
        }
        return new InvestigationContent.Answer(diagnosis, marked);
    }

    private void mark(Question question, Diagnosis diagnosis, ServerDiagnosis server, KeptFinding kept, Finding finding,
            List<Marked> marked) {
        subjects.put(kept.getId(), new Subject(question.getText(), diagnosis.at(), finding));
        if (kept.isImportant() || !kept.getComment().isBlank()) {
            marked.add(new Marked(server.server().server(), finding, kept.isImportant(), kept.getComment()));
        }
    }

    private @Nullable Subject about(String id) {
        return subjects.get(id);
    }

    private InvestigationContent.Note note(Note note) {
        return new InvestigationContent.Note(note.getText(), note.getWrittenAt(), note.getChangedAt(), about(note.getAbout()));
    }

    private InvestigationContent.Decision decision(Decision decision) {
        return new InvestigationContent.Decision(decision.getText(), State.valueOf(decision.getState().name()), decision.getDecidedBy(),
                decision.getDecidedAt(), about(decision.getAbout()));
    }

    static InvestigationContent.Attachment attachment(Attachment attachment) {
        byte[] content = attachment.getContent();
        return new InvestigationContent.Attachment(attachment.getName(), attachment.getAddedAt(), content == null ? 0 : content.length,
                attachment.getSha256());
    }
}
