package org.todoku.core.simulation;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.MissingUpdates;

/**
 * How much it is. What is unknown is counted beside, never with what is certain. Withdrawn updates are not in it: a synchronisation
 * does not bring them to a server that never had them.
 *
 * @param updates all of them, also superseded ones
 * @param notSuperseded those that nothing replaces
 * @param supersessionUnknown those of which no source says whether something replaces them
 * @param expiryUnknown those of which no source says whether they are withdrawn
 * @param current those that are neither superseded nor withdrawn
 * @param perhapsCurrent those that may be current, as one of the two is not known
 * @param bytes of all files of those with a known size
 * @param currentBytes the same for the current ones
 * @param sizesUnknown how many have no known size
 * @param languages of the files; an update without any is the same for all languages or does not tell
 */
public record Volume(long updates, long notSuperseded, long supersessionUnknown, long expiryUnknown, long current, long perhapsCurrent,
        long bytes, long currentBytes, long sizesUnknown, Set<String> languages) {

    public static final Volume NOTHING = new Volume(0, 0, 0, 0, 0, 0, 0, 0, 0, Set.of());

    public Volume {
        languages = Collections.unmodifiableSet(new TreeSet<>(languages));
    }

    static Volume of(MissingUpdates group) {
        long updates = group.updates();
        Tri superseded = group.standing().superseded();
        Tri expired = group.standing().expired();
        boolean current = superseded == Tri.NO && expired == Tri.NO;
        boolean never = superseded == Tri.YES || expired == Tri.YES;
        return new Volume(updates, superseded == Tri.NO ? updates : 0, superseded == Tri.UNKNOWN ? updates : 0,
                expired == Tri.UNKNOWN ? updates : 0, current ? updates : 0, current || never ? 0 : updates, group.bytes(),
                current ? group.bytes() : 0, group.sizesUnknown(), group.languages());
    }

    Volume plus(Volume other) {
        Set<String> both = new TreeSet<>(languages);
        both.addAll(other.languages);
        return new Volume(updates + other.updates, notSuperseded + other.notSuperseded,
                supersessionUnknown + other.supersessionUnknown, expiryUnknown + other.expiryUnknown, current + other.current,
                perhapsCurrent + other.perhapsCurrent, bytes + other.bytes, currentBytes + other.currentBytes,
                sizesUnknown + other.sizesUnknown, both);
    }

    public boolean isNothing() {
        return updates == 0;
    }
}
