package org.todoku.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Attachment;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.Note;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.ServerAnswer;

/**
 * One difference between two versions of an investigation. Parts are the same where their ids are.
 *
 * @param part the part in the later version; where it was removed, that in the earlier one
 * @param field which of its values changed; null when the whole part came or went
 * @param before value in the earlier version, not null; empty where there was none
 * @param after value in the later version, not null; empty where there is none
 */
public record InvestigationChange(Kind kind, EObject part, @Nullable Field field, String before, String after) {

    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /** What can change in a part that stays. */
    public enum Field {
        TITLE, TEXT, STATE, DECIDED_BY, IMPORTANT, COMMENT
    }

    /** All differences: what changed and came in the order of the later version, then what went in that of the earlier one. */
    public static List<InvestigationChange> between(Investigation earlier, Investigation later) {
        Map<String, EObject> before = parts(earlier);
        Map<String, EObject> after = parts(later);
        List<InvestigationChange> changes = new ArrayList<>();
        changed(changes, later, Field.TITLE, earlier.getTitle(), later.getTitle());
        Set<EObject> came = new HashSet<>();
        after.forEach((id, part) -> {
            EObject old = before.get(id);
            if (old == null || !old.eClass().equals(part.eClass())) {
                whole(changes, Kind.ADDED, part, came);
            } else {
                fields(changes, old, part);
            }
        });
        Set<EObject> went = new HashSet<>();
        before.forEach((id, part) -> {
            EObject now = after.get(id);
            if (now == null || !now.eClass().equals(part.eClass())) {
                whole(changes, Kind.REMOVED, part, went);
            }
        });
        return changes;
    }

    /** What is in a part that came or went as a whole is not told again. */
    private static void whole(List<InvestigationChange> changes, Kind kind, EObject part, Set<EObject> told) {
        for (EObject around = part.eContainer(); around != null; around = around.eContainer()) {
            if (told.contains(around)) {
                return;
            }
        }
        told.add(part);
        changes.add(new InvestigationChange(kind, part, null, "", ""));
    }

    private static Map<String, EObject> parts(Investigation investigation) {
        Map<String, EObject> parts = new LinkedHashMap<>();
        for (Question question : investigation.getQuestions()) {
            parts.put(question.getId(), question);
            for (Answer answer : question.getAnswers()) {
                parts.put(answer.getId(), answer);
                for (ServerAnswer server : answer.getServers()) {
                    parts.put(server.getId(), server);
                    server.getFindings().forEach(finding -> parts.put(finding.getId(), finding));
                }
            }
        }
        investigation.getLists().forEach(list -> parts.put(list.getId(), list));
        investigation.getNotes().forEach(note -> parts.put(note.getId(), note));
        investigation.getDecisions().forEach(decision -> parts.put(decision.getId(), decision));
        investigation.getAttachments().forEach(attachment -> parts.put(attachment.getId(), attachment));
        return parts;
    }

    private static void fields(List<InvestigationChange> changes, EObject old, EObject now) {
        switch (now) {
            case Question question -> changed(changes, now, Field.TEXT, ((Question) old).getText(), question.getText());
            case Note note -> changed(changes, now, Field.TEXT, ((Note) old).getText(), note.getText());
            case Decision decision -> {
                Decision before = (Decision) old;
                changed(changes, now, Field.TEXT, before.getText(), decision.getText());
                changed(changes, now, Field.STATE, before.getState().name(), decision.getState().name());
                changed(changes, now, Field.DECIDED_BY, before.getDecidedBy(), decision.getDecidedBy());
            }
            case KeptFinding finding -> {
                KeptFinding before = (KeptFinding) old;
                changed(changes, now, Field.IMPORTANT, String.valueOf(before.isImportant()), String.valueOf(finding.isImportant()));
                changed(changes, now, Field.COMMENT, before.getComment(), finding.getComment());
            }
            case Attachment attachment -> changed(changes, now, Field.TEXT, ((Attachment) old).getSha256(), attachment.getSha256());
            default -> { }
        }
    }

    private static void changed(List<InvestigationChange> changes, EObject part, Field field, String before, String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new InvestigationChange(Kind.CHANGED, part, field, before, after));
        }
    }
}
