package org.todoku.intake.internal.powershell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.ServerState;

/** Collects problems: losses first, and few of a kind of oddity per file, so that one odd column hides nothing. */
final class Findings {

    private static final int ODD_PER_FILE_AND_CODE = 10;
    private static final int MAX_DETAIL = 200;

    private final List<Problem> losses = new ArrayList<>();
    private final List<Problem> odd = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private long lostRows;

    void lost(String file, long line, long rows, String code, String detail) {
        lostRows += rows;
        if (losses.size() < ServerState.MAX_PROBLEMS) {
            losses.add(new Problem(Severity.LOSS, file, line, code, shortened(detail)));
        }
    }

    void odd(String file, long line, String code, String detail) {
        if (odd.size() < ServerState.MAX_PROBLEMS && seen.merge(file + '|' + code, 1, Integer::sum) <= ODD_PER_FILE_AND_CODE) {
            odd.add(new Problem(Severity.ODD, file, line, code, shortened(detail)));
        }
    }

    /** How many rows are missing; exact, unlike the number of problems. */
    long lostRows() {
        return lostRows;
    }

    boolean anyLoss() {
        return !losses.isEmpty();
    }

    List<Problem> problems() {
        var all = new ArrayList<>(losses);
        all.addAll(odd);
        return all.subList(0, Math.min(all.size(), ServerState.MAX_PROBLEMS));
    }

    /** Control characters and length come from the file; neither belongs into a message. */
    private static String shortened(String detail) {
        String clean = detail.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() > MAX_DETAIL ? clean.substring(0, MAX_DETAIL) + "…" : clean;
    }
}
