package com.example.freeze;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;

import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** Our company approves nothing from 20 December to 5 January; an update that waits in those days waits on purpose. */
public final class ChangeFreeze implements Rule {

    private static final MonthDay FIRST = MonthDay.of(12, 20);
    private static final MonthDay LAST = MonthDay.of(1, 5);

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> present = question.need(question.present());
        if (present.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.APPROVED);
        boolean approved = present.stream().anyMatch(update -> update.presence().approved());
        LocalDate today = LocalDate.ofInstant(question.now(), ZoneOffset.UTC);
        MonthDay day = MonthDay.from(today);
        if (approved || day.isBefore(FIRST) && day.isAfter(LAST)) {
            return Verdict.ruledOut().because(question.evidence("update.approved", approved, "updates"));
        }
        LocalDate end = LAST.atYear(day.isAfter(LAST) ? today.getYear() + 1 : today.getYear());
        return Verdict.applies(Effect.AFTER, Severity.LOW, Confidence.CERTAIN, end)
                .because(question.evidence("update.approved", false, "updates"));
    }
}
