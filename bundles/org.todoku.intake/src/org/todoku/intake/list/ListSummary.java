package org.todoku.intake.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read of a list of updates.
 *
 * @param source the file, or what it is called where it is none
 * @param rows rows that are neither empty nor comments nor a header
 * @param columns by the name of the column, how many rows name their updates there; the empty name is the whole row; empty for a plain list
 * @param repeated how often an update was named that had been named before
 * @param unused rows that name no update
 * @param flawsOnly how many of those name a weakness (CVE) or bulletin, which WSUS does not know
 * @param examples the first of the unused rows
 */
public record ListSummary(String source, long rows, Map<String, Integer> columns, long repeated, long unused, long flawsOnly,
        List<Unused> examples) {

    static final int MOST_EXAMPLES = 100;

    public ListSummary {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        examples = List.copyOf(examples);
    }

    /** @param line counted from 1 */
    public record Unused(long line, String text) {
    }

    /** The same list, of which it turned out that further rows name no update. */
    public ListSummary without(List<Unused> further) {
        List<Unused> all = new ArrayList<>(examples);
        all.addAll(further);
        all.sort(Comparator.comparingLong(Unused::line));
        return new ListSummary(source, rows, columns, repeated, unused + further.size(), flawsOnly,
                all.subList(0, Math.min(MOST_EXAMPLES, all.size())));
    }

    /** The same with another name. */
    public ListSummary from(String name) {
        return new ListSummary(name, rows, columns, repeated, unused, flawsOnly, examples);
    }
}
