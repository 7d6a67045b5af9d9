package org.todoku.rules.data;

/**
 * Why a data pack cannot be used.
 *
 * @param contributor bundle it comes from
 * @param file its path within the contributor
 * @param line 1-based; 0 when it concerns the whole file
 * @param column 1-based; 0 when it concerns the whole file
 * @param reason in English
 */
public record PackProblem(String contributor, String file, int line, int column, String reason) {

    /** One line for people, beginning with the contributor. */
    @Override
    public String toString() {
        return contributor + ": " + file + (line > 0 ? ":" + line + ":" + column : "") + ": " + reason;
    }
}
