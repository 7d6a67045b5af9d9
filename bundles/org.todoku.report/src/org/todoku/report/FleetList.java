package org.todoku.report;

import java.util.List;
import java.util.Map;

/**
 * What was read of a list of updates.
 *
 * @param source the file, or what standard input is called
 * @param rows rows that are neither empty nor comments nor a header
 * @param columns by the name of the column, how many rows name their updates there; the empty name is the whole row; empty for a plain list
 * @param repeated how often an update was named that had been named before
 * @param unused rows that name no update
 * @param flawsOnly how many of those name a weakness (CVE) or bulletin, which WSUS does not know
 * @param examples the first of the unused rows
 */
public record FleetList(String source, long rows, Map<String, Integer> columns, long repeated, long unused, long flawsOnly,
        List<Unused> examples) {

    public FleetList {
        columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
        examples = List.copyOf(examples);
    }

    /** @param line counted from 1 */
    public record Unused(long line, String text) {
    }
}
