package org.todoku.rules.wsus.internal.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.ProductHint;
import org.todoku.rules.wsus.internal.Readings;

/** G10: updates of Windows 11 come as .msu and .wim files (Unified Update Platform), which the web site does not hand out. */
public final class UupNotPrepared implements Rule {

    private static final String MSU = "host.iis.mime.msu";
    private static final String WIM = "host.iis.mime.wim";
    private static final String WINDOWS_11 = "windows-11";
    /** Since then WSUS gets updates of Windows 11 in this form. */
    private static final Instant SINCE = Instant.parse("2023-03-28T00:00:00Z");

    @Override
    public Verdict judge(Question question) {
        Optional<ServerUpdate> approved = Here.approved(question);
        if (approved.isEmpty() || !ofThatForm(question, approved.get().update())) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        List<String> lacking = List.of(MSU, WIM).stream().filter(name -> question.need(Readings.text(question, name)).isEmpty())
                .map(name -> name.substring(name.lastIndexOf('.'))).toList();
        if (lacking.isEmpty()) {
            return Verdict.ruledOut(server).because(Readings.evidence(question, MSU, WIM));
        }
        return Verdict.applies(Effect.AFTER, Severity.HIGH, Confidence.LIKELY, approved.get().update(), server, lacking)
                .because(Readings.evidence(question, MSU, WIM, "host.disk.content.freeBytes"))
                .remedy(DeliveryRemedies.addMimeTypes(server));
    }

    private static boolean ofThatForm(Question question, Update update) {
        Optional<UUID> windows = question.data().products().entry(WINDOWS_11).flatMap(ProductHint::guid);
        Instant created = update.created();
        return windows.isPresent() && created != null && !created.isBefore(SINCE)
                && update.products().stream().map(CategoryRef::id).anyMatch(windows.get()::equals);
    }
}
