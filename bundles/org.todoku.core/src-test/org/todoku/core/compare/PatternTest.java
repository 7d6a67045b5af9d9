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

    private static final Side ABSENT = new Side(Tri.NO, Tri.UNKNOWN, Tri.UNKNOWN, false);
    private static final Side NOT_TOLD = new Side(Tri.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN, false);
    private static final Side LISTED_ONLY = new Side(Tri.YES, Tri.UNKNOWN, Tri.UNKNOWN, false);
    private static final Side APPROVED_THERE = new Side(Tri.YES, Tri.NO, Tri.YES, false);
    private static final Side NOT_APPROVED = new Side(Tri.YES, Tri.NO, Tri.NO, false);
    private static final Side DECLINED_THERE = new Side(Tri.YES, Tri.YES, Tri.NO, false);
    private static final Side OLDER = new Side(Tri.YES, Tri.NO, Tri.YES, true);

    private static Set<Difference> differences(Side... sides) {
        return new Pattern(List.of(sides), false).differences();
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
