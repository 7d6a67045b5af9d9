package org.todoku.ui.investigation;

import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.KeptList;
import org.todoku.report.AnsweredList;
import org.todoku.rules.Reader;

/** Names of values of a document in the language of the user. */
final class Words {

    private Words() {
    }

    /** When an answer was given, and whether it is one of “what if”. */
    static String of(Answer answer, Reader reader) {
        return Messages.bind(answer.getAssumed().isEmpty() ? Messages.Tree_answer : Messages.Tree_answerAssumed,
                reader.shown(answer.getAt()));
    }

    /** What a list is called. */
    static String of(KeptList list, Reader reader) {
        return AnsweredList.name(list.getRows().size(), list.getAsked(), list.getSource(), reader);
    }

    static String of(DecisionState state) {
        return switch (state) {
            case OPEN -> Messages.State_open;
            case DONE -> Messages.State_done;
            case DROPPED -> Messages.State_dropped;
        };
    }
}
