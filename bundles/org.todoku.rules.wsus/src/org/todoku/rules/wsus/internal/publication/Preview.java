package org.todoku.rules.wsus.internal.publication;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;

/** C01: an optional preview of the third or fourth week, which is not offered to WSUS. */
public final class Preview implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        boolean titled = Readings.yes(question, "target.preview").optional().orElse(false);
        if (!titled && !wanted.says("isPreview")) {
            return Verdict.notApplicable();
        }
        Verdict verdict = NotOfferedKind.judge(question, wanted, question.evidence("target.preview", true, "updates"));
        Optional<LocalDate> next = wanted.created().optional().map(Preview::nextSecurityTuesday)
                .filter(day -> day.isAfter(LocalDate.ofInstant(question.now(), ZoneOffset.UTC)));
        return verdict instanceof Verdict.Applies applies && next.isPresent()
                ? applies.remedy(Remedy.looking("wait-for-cumulative", "", wanted.update(), question.server(), next.get())) : verdict;
    }

    /** The day on which the next cumulative update is due, which contains what the preview has. */
    static LocalDate nextSecurityTuesday(Instant created) {
        LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC);
        LocalDate sameMonth = day.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
        return sameMonth.isAfter(day) ? sameMonth : day.plusMonths(1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
    }
}
