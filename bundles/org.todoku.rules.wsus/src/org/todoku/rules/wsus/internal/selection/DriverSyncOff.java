package org.todoku.rules.wsus.internal.selection;

import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;
import org.todoku.rules.wsus.internal.Remedies;

/** B14: the boxes of a driver are ticked, but a hidden setting of the server leaves drivers out. */
public final class DriverSyncOff implements Rule {

    private static final String DRIVERS = "configuration.disableSyncDrivers";
    private static final String PRINTERS = "configuration.disableSyncPrinterCatalog";

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null || !gap.coverage().classificationTicked() || question.known().driver() != Tri.YES) {
            return Verdict.notApplicable();
        }
        Tri drivers = Tri.of(Readings.yes(question, DRIVERS).optional().orElse(null));
        Tri printers = Tri.of(Readings.yes(question, PRINTERS).optional().orElse(null));
        if (drivers == Tri.YES || printers == Tri.YES) {
            boolean all = drivers == Tri.YES;
            // whether it is the driver of a printer is not known
            return Verdict.applies(Effect.BLOCKS, Severity.MEDIUM, all ? Confidence.CERTAIN : Confidence.POSSIBLE, question.update(),
                    question.server(), gap.coverage().classification().value()).variant(all ? "" : "printers")
                    .because(Readings.evidence(question, all ? DRIVERS : PRINTERS)).because(gap.coverage().tickedClassifications())
                    .remedy(Remedies.importDriver(question, question.update()), SelectionRemedies.allowDrivers(question));
        }
        return drivers == Tri.NO && printers == Tri.NO
                ? Verdict.ruledOut(question.server()).because(Readings.evidence(question, DRIVERS, PRINTERS))
                : Verdict.undecided(new Unknown<>(drivers == Tri.UNKNOWN ? DRIVERS : PRINTERS, Reason.NOT_COLLECTED,
                        question.server().server()));
    }
}
