package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.Finding;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Status;

/** Marks findings that cannot be judged while another rule applies on the same server. */
public final class Masking {

    private Masking() {
    }

    /** @param findings what the rules said of one server */
    public static List<Finding> masked(List<Finding> findings) {
        List<RuleDescriptor> masking = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.applies() && !finding.rule().masks().isEmpty()) {
                masking.add(finding.rule());
            }
        }
        if (masking.isEmpty()) {
            return findings;
        }
        masking.sort(Comparator.comparingInt((RuleDescriptor rule) -> rule.stage().rank()).thenComparing(RuleDescriptor::id));
        Map<String, String> maskedBy = new HashMap<>();
        for (RuleDescriptor rule : masking) {
            for (Finding finding : findings) {
                String id = finding.rule().id();
                boolean open = finding.applies() || finding.status() == Status.UNDECIDED;
                if (open && rule.masks(id) && !maskedBy.containsKey(id) && !behind(id, rule.id(), maskedBy)) {
                    maskedBy.put(id, rule.id());
                }
            }
        }
        if (maskedBy.isEmpty()) {
            return findings;
        }
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            String mask = maskedBy.get(finding.rule().id());
            result.add(mask == null ? finding : with(finding, mask));
        }
        return result;
    }

    /** Whether the first stands behind the second's mask, so that two rules that mask each other leave one to act on. */
    private static boolean behind(String id, String rule, Map<String, String> maskedBy) {
        String above = rule;
        while (above != null) {
            if (above.equals(id)) {
                return true;
            }
            above = maskedBy.get(above);
        }
        return false;
    }

    private static Finding with(Finding finding, @Nullable String maskedBy) {
        return new Finding(finding.rule(), finding.status(), finding.effect(), finding.severity(), finding.confidence(), finding.message(),
                finding.server(), finding.evidence(), finding.missing(), finding.remedies(), maskedBy);
    }
}
