package org.todoku.rules.data;

/**
 * A signature that was found in an error text.
 *
 * @param token what was found, as it stands in the text (signs in full width and line breaks made plain)
 * @param scope whose host the error is about; {@code ANY} when it cannot be told
 * @param host name of that host; empty where the text names none
 */
public record SignatureMatch(ErrorSignature signature, String token, HostScope scope, String host) {

    /** Whether a rule explains this error. */
    public boolean concerns(String rule) {
        return signature.rules().contains(rule);
    }
}
