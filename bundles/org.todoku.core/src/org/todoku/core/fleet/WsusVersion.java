package org.todoku.core.fleet;

import java.util.List;
import java.util.stream.Stream;

import org.todoku.core.fact.Tri;

/** The order of versions of WSUS. */
final class WsusVersion {

    /** Later parts only count patches. */
    private static final int COMPARED = 3;

    private WsusVersion() {
    }

    /** Whether the first is newer; unknown where one is no version. */
    static Tri newer(String one, String other) {
        List<Integer> first = parts(one);
        List<Integer> second = parts(other);
        if (first.isEmpty() || second.isEmpty()) {
            return Tri.UNKNOWN;
        }
        for (int i = 0; i < COMPARED; i++) {
            int difference = Integer.compare(i < first.size() ? first.get(i) : 0, i < second.size() ? second.get(i) : 0);
            if (difference != 0) {
                return Tri.of(difference > 0);
            }
        }
        return Tri.NO;
    }

    private static List<Integer> parts(String version) {
        try {
            return version.isBlank() ? List.of() : Stream.of(version.strip().split("\\.")).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }
}
