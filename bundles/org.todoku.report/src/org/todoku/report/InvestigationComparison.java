package org.todoku.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.report.InvestigationContent.Attachment;
import org.todoku.report.InvestigationContent.State;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;

/**
 * What differs between two versions of an investigation.
 *
 * @param title of the later version
 * @param earlier what the earlier version is called, such as the name of its file
 * @param later what the later one is called
 */
public record InvestigationComparison(String title, String earlier, String later, List<Change> changes) {

    public InvestigationComparison {
        changes = List.copyOf(changes);
    }

    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /** Kinds of what an investigation is made of. */
    public enum Part {
        INVESTIGATION, QUESTION, ANSWER, SERVER, FINDING, NOTE, DECISION, ATTACHMENT, LIST
    }

    /** What can change in a part that stays. */
    public enum Field {
        TITLE, TEXT, STATE, DECIDED_BY, IMPORTANT, COMMENT
    }

    /**
     * One difference.
     *
     * @param field null when the whole part came or went
     */
    public record Change(Kind kind, Thing thing, @Nullable Field field, Value before, Value after) {
    }

    /**
     * A part of the investigation.
     *
     * @param name of a question, and of what belongs to one: what was asked; of a note or a decision its text; of an attachment its name;
     *        of a list its file, empty where it was pasted
     * @param at of an answer and what belongs to one, and of a list
     * @param server of what belongs to a server, else empty
     * @param finding null for all but findings
     */
    public record Thing(Part part, String name, @Nullable Instant at, String server, @Nullable Finding finding) {
    }

    /** What something was, or is. */
    public sealed interface Value {

        /** It was not there. */
        record Nothing() implements Value {
        }

        /** What a person wrote. */
        record Written(String text) implements Value {
        }

        record Important(boolean important) implements Value {
        }

        record Standing(State state) implements Value {
        }

        record Decided(String text, State state, String by) implements Value {
        }

        /** @param answers oldest first */
        record Answered(List<Diagnosis> answers) implements Value {

            public Answered {
                answers = List.copyOf(answers);
            }
        }

        record Found(Finding finding) implements Value {
        }

        record Attached(Attachment attachment) implements Value {
        }

        record Listed(AnsweredList list) implements Value {
        }
    }
}
