package org.todoku.rules.wsus.internal.delivery;

import java.util.Locale;
import java.util.Optional;

import org.todoku.core.Configuration;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;

/** G07: the update is approved, but its files are not on the server, so that computers cannot download it. */
public final class FilesMissing implements Rule {

    private static final String FREE = "host.disk.content.freeBytes";
    /** Less than this is no room for a cumulative update, where the size of the update is not known. */
    private static final long SMALL = 5_000_000_000L;

    @Override
    public Verdict judge(Question question) {
        // files come with the approval
        Optional<ServerUpdate> approved = Here.approved(question);
        if (approved.isEmpty()) {
            return Verdict.notApplicable();
        }
        if (question.server().configuration().optional().filter(FilesMissing::keepsNone).isPresent()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.READY_STATE);
        ReadyState ready = approved.get().presence().ready().recognised().orElseThrow(() -> new MissingFactException(
                new Unknown<>("updates.ready-state", Reason.INCOMPLETE, approved.get().presence().ready().text())));
        return switch (ready) {
            case READY -> Verdict.ruledOut(approved.get().update(), question.server())
                    .because(question.evidence("update.ready", ready.name(), "updates"));
            case NOT_READY -> missing(question, approved.get().update(), ready, false);
            case FAILED, CANCELED -> missing(question, approved.get().update(), ready, true);
            // the licence terms are another matter, and what needs no files lacks none
            case LICENSE_AGREEMENT_NOT_READY, LICENSE_AGREEMENT_FAILED, INSTALLATION_IMPOSSIBLE, NOT_NEEDED -> Verdict.notApplicable();
        };
    }

    /** Whether computers download from Microsoft Update what the server approves. */
    private static boolean keepsNone(Configuration configuration) {
        return Boolean.TRUE.equals(configuration.hostBinariesOnMicrosoftUpdate());
    }

    private static Verdict missing(Question question, Update update, ReadyState ready, boolean failed) {
        ServerState server = question.server();
        Optional<Long> free = Readings.number(question, FREE).optional();
        Long bytes = update.bytes();
        boolean full = free.isPresent() && free.get() < (bytes == null ? SMALL : bytes);
        Verdict.Applies verdict = Verdict
                .applies(Effect.AFTER, failed || full ? Severity.HIGH : Severity.MEDIUM, Confidence.CERTAIN, update, server,
                        free.map(FilesMissing::gigabytes).orElse("?"))
                .variant(full ? "full" : failed ? "failed" : "")
                .because(question.evidence("update.ready", ready.name(), "updates"))
                .because(Readings.evidence(question, "status.updatesNeedingFilesCount", "events.last.364", FREE));
        if (full) {
            verdict = verdict.remedy(DeliveryRemedies.makeRoom(server));
        }
        return failed || full ? verdict.remedy(DeliveryRemedies.downloadAgain(update, server), DeliveryRemedies.verifyContent(server))
                : verdict.remedy(DeliveryRemedies.waitForDownload(update, server), DeliveryRemedies.downloadAgain(update, server));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
    }
}
