package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.todoku.core.UpdateApproval;

/** Finds the approvals of an update among those of one server, of which there may be a hundred thousand. Immutable. */
public final class ApprovalIndex {

    private static final Comparator<UUID> ORDER = Comparator.naturalOrder();

    private final List<UpdateApproval> sorted;

    /** @param approvals in any order; those of the same update keep theirs */
    public ApprovalIndex(List<UpdateApproval> approvals) {
        List<UpdateApproval> all = new ArrayList<>(approvals);
        all.sort(Comparator.comparing(UpdateApproval::update, ORDER));
        sorted = all;
    }

    public List<UpdateApproval> of(UUID update) {
        int from = 0;
        int to = sorted.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ORDER.compare(sorted.get(middle).update(), update) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int end = from;
        while (end < sorted.size() && sorted.get(end).update().equals(update)) {
            end++;
        }
        return List.copyOf(sorted.subList(from, end));
    }
}
