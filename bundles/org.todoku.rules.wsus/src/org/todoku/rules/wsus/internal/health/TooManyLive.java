package org.todoku.rules.wsus.internal.health;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.todoku.core.CategoryRef;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;

/** H02: the server offers so many updates that its application pool needs many gigabytes and computers scan for long. */
public final class TooManyLive implements Rule {

    /** So many take 14 to 24 GB of memory. */
    private static final long MANY = 17_000;
    private static final int SHOWN = 5;
    private static final String ALL = "status.updateCount";
    private static final String DECLINED = "status.declinedUpdateCount";

    @Override
    public Verdict judge(Question question) {
        ServerNumbers numbers = question.facts().numbers(question.server());
        long live = question.server().has(UpdateField.DECLINED) ? numbers.live() : 0;
        boolean counted = false;
        if (live < MANY && !question.server().updatesComplete()) {
            Optional<Long> told = told(question).optional();
            if (told.isEmpty() || told.get() < MANY) {
                question.needField(UpdateField.DECLINED);
                question.needCompleteList(question.server());
            }
            live = told.orElse(live);
            counted = true;
        } else {
            question.needField(UpdateField.DECLINED);
        }
        if (live < MANY) {
            return Verdict.ruledOut(question.server(), live).because(question.evidence("updates.live", live, "updates"));
        }
        boolean known = !counted && !numbers.products().isEmpty();
        Verdict.Applies verdict = Strain.of(question)
                .applies(question, Severity.MEDIUM, question.server(), live, known ? most(numbers.products()) : Tri.UNKNOWN)
                .because(question.evidence("updates.live", live, counted ? "status" : "updates"))
                .because(Readings.evidence(question, "subscription.productCount"));
        return verdict.remedy(HealthRemedies.declineSuperseded(question, numbers.superseded()),
                HealthRemedies.trimSelection(question.server()));
    }

    /** What the server itself counts. */
    private static Fact<Long> told(Question question) {
        Fact<Long> all = Readings.number(question, ALL);
        return Readings.number(question, DECLINED) instanceof Known<Long> declined ? all.map(count -> count - declined.value())
                : Readings.number(question, DECLINED);
    }

    /** The products with the most live updates. */
    private static List<String> most(Map<CategoryRef, Long> products) {
        return products.entrySet().stream().sorted(Map.Entry.<CategoryRef, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().shown())).limit(SHOWN)
                .map(entry -> entry.getKey().shown() + ": " + entry.getValue()).toList();
    }
}
