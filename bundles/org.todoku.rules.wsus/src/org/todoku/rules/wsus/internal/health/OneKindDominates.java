package org.todoku.rules.wsus.internal.health;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.UpdateField;
import org.todoku.core.WellKnown;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** H03: drivers or definition updates are most of what the server offers. */
public final class OneKindDominates implements Rule {

    private static final Set<UUID> DRIVERS = Set.of(WellKnown.DRIVERS, WellKnown.DRIVER_SETS);
    private static final Set<UUID> DEFINITIONS = Set.of(WellKnown.DEFINITION_UPDATES);
    private static final int TOO_MUCH = 40;
    /** Shares of fewer updates say nothing. */
    private static final long ENOUGH = 1000;

    @Override
    public Verdict judge(Question question) {
        question.needField(UpdateField.DECLINED);
        question.needField(UpdateField.CLASSIFICATION);
        question.needCompleteList(question.server());
        ServerNumbers numbers = question.facts().numbers(question.server());
        if (numbers.live() < ENOUGH) {
            return Verdict.notApplicable();
        }
        long drivers = share(numbers, DRIVERS);
        long definitions = share(numbers, DEFINITIONS);
        if (drivers <= TOO_MUCH && definitions <= TOO_MUCH) {
            return Verdict.ruledOut(question.server(), drivers, definitions)
                    .because(question.evidence("updates.share.drivers", drivers + " %", "updates"),
                            question.evidence("updates.share.definitions", definitions + " %", "updates"));
        }
        boolean moreDrivers = drivers >= definitions;
        return Strain.of(question)
                .applies(question, Severity.MEDIUM, question.server(), Math.max(drivers, definitions), numbers.live(),
                        largest(numbers, moreDrivers ? DRIVERS : DEFINITIONS))
                .because(question.evidence(moreDrivers ? "updates.share.drivers" : "updates.share.definitions",
                        Math.max(drivers, definitions) + " %", "updates"), question.evidence("updates.live", numbers.live(), "updates"))
                .remedy(moreDrivers ? HealthRemedies.declineDrivers(question.server())
                        : HealthRemedies.declineDefinitions(question.server()));
    }

    /** In per cent of the live updates. */
    private static long share(ServerNumbers numbers, Set<UUID> kinds) {
        return numbers.classifications().entrySet().stream().filter(entry -> of(entry, kinds)).mapToLong(Map.Entry::getValue).sum() * 100
                / numbers.live();
    }

    /** What the server calls most of them. */
    private static CategoryRef largest(ServerNumbers numbers, Set<UUID> kinds) {
        return numbers.classifications().entrySet().stream().filter(entry -> of(entry, kinds)).max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static boolean of(Map.Entry<CategoryRef, Long> entry, Set<UUID> kinds) {
        return WellKnown.withGuid(entry.getKey()).flatMap(CategoryRef::guid).filter(kinds::contains).isPresent();
    }
}
