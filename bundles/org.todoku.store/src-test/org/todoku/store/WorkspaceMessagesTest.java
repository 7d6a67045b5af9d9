package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;

class WorkspaceMessagesTest {

    private static Problem problem(String code) {
        return new Problem(Severity.FATAL, "C:\\data\\{x}\\todoku.db", 0, code, "it's 2 > 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workspace.newer", "workspace.damaged", "workspace.locked", "workspace.full", "workspace.read-only",
        "workspace.native", "workspace.failed", "updates.repeated"})
    void everyProblemHasTextsInBothLanguages(String code) {
        Problem problem = problem(code);
        String english = WorkspaceMessages.message(problem, Locale.ENGLISH);
        String japanese = WorkspaceMessages.message(problem, Locale.JAPANESE);
        assertFalse(english.contains(code), english);
        assertTrue(japanese.chars().anyMatch(c -> c > 0x3040), japanese);
        assertNotEquals(WorkspaceMessages.advice(problem, Locale.ENGLISH), WorkspaceMessages.advice(problem, Locale.JAPANESE));
        assertEquals(english, WorkspaceMessages.message(problem, Locale.FRENCH));
    }

    @Test
    void unknownCodeIsShownAsItIs() {
        assertEquals("C:\\data\\{x}\\todoku.db: workspace.strange it's 2 > 1",
                WorkspaceMessages.message(problem("workspace.strange"), Locale.JAPANESE));
        assertEquals("", WorkspaceMessages.advice(problem("workspace.strange"), Locale.JAPANESE));
    }
}
