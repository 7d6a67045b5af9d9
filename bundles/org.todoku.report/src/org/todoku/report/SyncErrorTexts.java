package org.todoku.report;

import java.util.Optional;
import java.util.function.Supplier;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.rules.Reader;
import org.todoku.rules.data.ErrorHosts;
import org.todoku.rules.data.ErrorSignature;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.rules.data.SignatureMatch;

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
        boolean failed = run.result().is(SyncResult.FAILED) || run.result().is(SyncResult.CANCELED)
                || run.result().is(SyncResult.UNKNOWN) && !run.errorText().isEmpty();
        if (!failed) {
            return Optional.empty();
        }
        String code = run.error().recognised().map(this::meaning).orElseGet(() -> words.of("sync.error.unrecognised", run.error().text()));
        return Optional.of(signature(run, server).map(this::told).orElse(code));
    }

    private String told(ErrorSignature signature) {
        String meaning = words.shown(signature.meaning());
        return signature.look().isEmpty() ? meaning : words.of("sync.signature", meaning, signature.look());
    }

    /** What an error code means and where to look. */
    public String meaning(SyncError error) {
        return words.of("sync.error", error);
    }

    /** The most specific signature that the server's text bears. */
    public Optional<ErrorSignature> signature(SyncRun run, ServerState server) {
        return run.errorText().isBlank() ? Optional.empty()
                : signatures.get().match(run.errorText(), ErrorHosts.ofSynchronisation(server)).stream().findFirst()
                        .map(SignatureMatch::signature);
    }
}
