package org.todoku.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.todoku.core.compare.Difference.APPROVED;
import static org.todoku.core.compare.Difference.DECLINED;
import static org.todoku.core.compare.Difference.LISTED;
import static org.todoku.core.compare.Difference.REVISION;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.todoku.core.fact.Tri;

/** What counts as a difference between servers, and what does not because somebody does not tell. */
class PatternTest {

    private static final Standing ABSENT = new Standing(Tri.NO, Tri.UNKNOWN, Tri.UNKNOWN, false);
    private static final Standing NOT_TOLD = new Standing(Tri.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN, false);
    private static final Standing LISTED_ONLY = new Standing(Tri.YES, Tri.UNKNOWN, Tri.UNKNOWN, false);
    private static final Standing APPROVED_THERE = new Standing(Tri.YES, Tri.NO, Tri.YES, false);
    private static final Standing NOT_APPROVED = new Standing(Tri.YES, Tri.NO, Tri.NO, false);
    private static final Standing DECLINED_THERE = new Standing(Tri.YES, Tri.YES, Tri.NO, false);
    private static final Standing OLDER = new Standing(Tri.YES, Tri.NO, Tri.YES, true);

    private static Set<Difference> differences(Standing... standings) {
        return new Pattern(List.of(standings), false).differences();
    }

    @Test
    void absenceIsADifferenceOnlyInACompleteList() {
        assertEquals(Set.of(LISTED), differences(APPROVED_THERE, ABSENT));
        assertEquals(Set.of(), differences(APPROVED_THERE, NOT_TOLD));
        assertEquals(Set.of(LISTED), differences(NOT_TOLD, ABSENT, LISTED_ONLY));
        assertEquals(Set.of(), differences(ABSENT, NOT_TOLD));
    }

    @Test
    void approvalsAreComparedWhereBothTellThem() {
        assertEquals(Set.of(APPROVED), differences(APPROVED_THERE, NOT_APPROVED));
        assertEquals(Set.of(), differences(APPROVED_THERE, LISTED_ONLY));
        assertEquals(Set.of(APPROVED), new Pattern(List.of(APPROVED_THERE, APPROVED_THERE), true).differences());
    }

    @Test
    void whatIsDeclinedIsNotCalledApprovedDifferentlyToo() {
        assertEquals(Set.of(DECLINED), differences(APPROVED_THERE, DECLINED_THERE));
        assertEquals(Set.of(), differences(DECLINED_THERE, DECLINED_THERE));
        assertEquals(Set.of(DECLINED, APPROVED), differences(APPROVED_THERE, NOT_APPROVED, DECLINED_THERE));
    }

    @Test
    void anOlderRevisionIsADifferenceOfItsOwn() {
        assertEquals(Set.of(REVISION), differences(APPROVED_THERE, OLDER));
        assertEquals(Set.of(REVISION, LISTED), differences(APPROVED_THERE, OLDER, ABSENT));
    }
}
