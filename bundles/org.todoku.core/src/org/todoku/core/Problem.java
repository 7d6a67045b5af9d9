package org.todoku.core;

/**
 * Something in the input that could not be taken over as it stood.
 *
 * @param severity whether something is missing because of it
 * @param file name of the file or entry
 * @param line 1-based line or row; 0 when it concerns the whole file
 * @param code stable key, for example {@code row.no-guid}
 * @param detail what was found, untranslated
 */
public record Problem(Severity severity, String file, long line, String code, String detail) {

    /** Whether data is missing because of a problem. */
    public enum Severity {
        /** The input cannot be used at all. */
        FATAL,
        /** A row or section is missing. */
        LOSS,
        /** Everything was taken over, something looked odd. */
        ODD
    }
}
