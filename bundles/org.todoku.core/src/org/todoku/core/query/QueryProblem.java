package org.todoku.core.query;

import java.util.Locale;

/**
 * A part of a query that was not understood. What has no value yet is left out of the question; everything else is looked for as
 * words of a title.
 *
 * @param begin where the part begins in the text that was typed
 * @param end where it ends there, exclusive
 * @param part as typed
 */
public record QueryProblem(int begin, int end, Kind kind, String part) {

    /** What is wrong. */
    public enum Kind {
        UNKNOWN_KEY, VALUE_MISSING, UNKNOWN_STATE, BAD_DATE, NOT_YES_OR_NO, BAD_KB, BAD_GUID, BAD_CVE
    }

    /** Key of a text about it, for example {@code query.unknown-key}. */
    public String key() {
        return "query." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
