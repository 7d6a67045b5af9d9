package org.todoku.core.assumption;

import java.util.List;

/** Why words name no assumption. */
public final class AssumptionProblem extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the words. */
    public enum Kind {
        /** They do not begin as an assumption does. */
        FORM,
        /** They name no server, and several are asked about. */
        SERVER_MISSING,
        /** No server has the name. */
        SERVER_UNKNOWN,
        /** No product, family or classification has the title or GUID. */
        CATEGORY_UNKNOWN,
        /** Several products have the title. */
        CATEGORY_AMBIGUOUS,
        /** Nobody in the fleet knows the update. */
        UPDATE_UNKNOWN
    }

    private final Kind kind;
    private final String word;
    private final List<String> candidates;

    AssumptionProblem(Kind kind, String word, List<String> candidates) {
        super(kind + " " + word);
        this.kind = kind;
        this.word = word;
        this.candidates = List.copyOf(candidates);
    }

    public Kind kind() {
        return kind;
    }

    /** The words that it is about. */
    public String word() {
        return word;
    }

    /** What could be meant; may be empty. */
    public List<String> candidates() {
        return candidates;
    }
}
