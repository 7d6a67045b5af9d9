package org.todoku.rules.wsus.internal.selection;

import java.util.List;

import org.todoku.core.CategoryRef;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;

/** Remedies for the list of products and for those who change it. */
final class SelectionRemedies {

    private SelectionRemedies() {
    }

    /** Fetches the list of products anew, so that the missing one can be ticked. */
    static Remedy readCategories(Question question, List<CategoryRef> products) {
        return Remedy.changing("read-categories", "(Get-WsusServer).GetSubscription().StartSynchronizationForCategoryOnly()",
                question.server(), products);
    }

    static Remedy tickFamily(Question question, CategoryRef family) {
        return Remedy.changing("tick-family", "", question.server(), family);
    }

    static Remedy selectInConfigurationManager(Question question, List<CategoryRef> missing) {
        return Remedy.changing("select-in-configuration-manager", "", question.server(), missing, question.update());
    }

    static Remedy findWhoChanged(Question question) {
        return Remedy.looking("find-who-changed",
                "$to = [DateTime]::UtcNow; (Get-WsusServer).GetSubscription().GetEventHistory($to.AddYears(-1), $to)"
                        + " | Select-Object CreationDate, WsusEventId, Administrator, Message", question.server());
    }

    static Remedy allowDrivers(Question question) {
        return Remedy.looking("allow-drivers", "(Get-WsusServer).GetConfiguration() | Select-Object DisableSync*", question.server());
    }
}
