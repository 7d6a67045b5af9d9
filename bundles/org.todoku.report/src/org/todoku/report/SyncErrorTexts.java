package org.todoku.report;

import java.util.Optional;
import java.util.function.Supplier;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncRun;
import org.todoku.rules.Reader;
import org.todoku.rules.analysis.FailureCause;
import org.todoku.rules.data.ErrorSignature;
import org.todoku.rules.data.ErrorSignatures;

/**
 * What the error of a synchronisation means and where to look. The server's text says more than its code, so a signature of the data
 * packs that is found in the text wins.
 */
public final class SyncErrorTexts {

    private final Words words;
    private final Supplier<ErrorSignatures> signatures;

    /** @param signatures asked for when the first error text is explained */
    public SyncErrorTexts(Reader reader, Supplier<ErrorSignatures> signatures) {
        words = new Words(reader);
        this.signatures = signatures;
    }

    /** What the error of a run of a server means and where to look; empty when the run did not fail. */
    public Optional<String> explanation(SyncRun run, ServerState server) {
        return FailureCause.of(run, server, signatures.get()).map(this::explanation);
    }

    /** What a cause means and where to look. */
    public String explanation(FailureCause cause) {
        return cause.signature().map(signature -> signature.look().isEmpty() ? meaning(cause)
                : words.of("sync.signature", meaning(cause), signature.look())).orElseGet(() -> meaning(cause));
    }

    /** The same of a cause by its stable name. */
    public String explanation(String cause) {
        return explanation(FailureCause.named(cause, signatures.get()));
    }

    /** What a cause means, in a sentence; of an error code also where to look. */
    public String meaning(FailureCause cause) {
        return cause.signature().map(signature -> words.shown(signature.meaning())).orElseGet(() -> cause.error().recognised()
                .map(this::meaning).orElseGet(() -> words.of("sync.error.unrecognised", cause.error().text())));
    }

    /** What an error code means and where to look. */
    public String meaning(SyncError error) {
        return words.of("sync.error", error);
    }

    /** The most specific signature that the server's text bears. */
    public Optional<ErrorSignature> signature(SyncRun run, ServerState server) {
        return FailureCause.of(run, server, signatures.get()).flatMap(FailureCause::signature);
    }
}
