package org.todoku.model;

import java.util.List;

import org.todoku.model.investigation.Investigation;

/** Brings an investigation that was read from a file of an earlier format up to the present one, version by version. */
final class Migration {

    /** What makes one version of the next out of an investigation. */
    @FunctionalInterface
    private interface Step {

        void make(Investigation investigation) throws InvestigationException;
    }

    /** From version 1 to 2, from 2 to 3, and so on. */
    private static final List<Step> STEPS = List.of(Migration::withoutAssumptions, Migration::withoutLists);

    /** The version that all become. */
    static final int NEWEST = 1 + STEPS.size();

    private Migration() {
    }

    /**
     * @param investigation of any version that there ever was
     * @throws InvestigationException when it has something that its version did not have yet
     */
    static void migrate(Investigation investigation) throws InvestigationException {
        for (int version = investigation.getVersion(); version < NEWEST; version++) {
            STEPS.get(version - 1).make(investigation);
            investigation.setVersion(version + 1);
        }
    }

    /** In version 1 all answers rest on facts alone. */
    private static void withoutAssumptions(Investigation investigation) throws InvestigationException {
        boolean assumed = investigation.getQuestions().stream().flatMap(question -> question.getAnswers().stream())
                .anyMatch(answer -> !answer.getAssumed().isEmpty());
        if (assumed) {
            throw InvestigationException.damaged("has assumptions, which no investigation of version 1 has", null);
        }
    }

    /** In version 2 no list is kept. */
    private static void withoutLists(Investigation investigation) throws InvestigationException {
        if (!investigation.getLists().isEmpty()) {
            throw InvestigationException.damaged("has lists, which no investigation of version 2 has", null);
        }
    }
}
