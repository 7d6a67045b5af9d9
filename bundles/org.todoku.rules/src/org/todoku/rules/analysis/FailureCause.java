package org.todoku.rules.analysis;

import java.util.Optional;

import org.todoku.core.Coded;
import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.rules.data.ErrorHosts;
import org.todoku.rules.data.ErrorSignature;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.rules.data.SignatureMatch;

/**
 * Why a synchronisation did not succeed, as far as its error tells. The server's text says more than its code, so the most specific
 * signature that is found in the text wins.
 *
 * @param signature of the text; empty where none is known
 * @param error the code of the server
 */
public record FailureCause(Optional<ErrorSignature> signature, Coded<SyncError> error) {

    private static final String BY_SIGNATURE = "signature:";
    private static final String BY_CODE = "error:";

    /** Empty when the run succeeded, runs, or does not say that anything went wrong. */
    public static Optional<FailureCause> of(SyncRun run, ServerState server, ErrorSignatures signatures) {
        boolean failed = run.result().is(SyncResult.FAILED) || run.result().is(SyncResult.CANCELED)
                || !run.result().is(SyncResult.SUCCEEDED) && !run.errorText().isBlank();
        if (!failed) {
            return Optional.empty();
        }
        Optional<ErrorSignature> signature = run.errorText().isBlank() ? Optional.empty()
                : signatures.match(run.errorText(), ErrorHosts.ofSynchronisation(server)).stream().findFirst()
                        .map(SignatureMatch::signature);
        return Optional.of(new FailureCause(signature, run.error()));
    }

    /** The cause of a stable name. */
    public static FailureCause named(String name, ErrorSignatures signatures) {
        return name.startsWith(BY_SIGNATURE)
                ? new FailureCause(signatures.of(name.substring(BY_SIGNATURE.length())), Coded.of(SyncError.UNKNOWN))
                : new FailureCause(Optional.empty(), Coded.parse(SyncError.class, name.substring(BY_CODE.length())));
    }

    /** {@code signature:} with the id of the signature, else {@code error:} with the code; the same for what is to be done about once. */
    public String name() {
        return signature.map(one -> BY_SIGNATURE + one.id()).orElseGet(() -> BY_CODE + error.text());
    }
}
