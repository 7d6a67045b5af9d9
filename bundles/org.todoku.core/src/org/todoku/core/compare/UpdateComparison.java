package org.todoku.core.compare;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;

/** The updates in which servers differ, newest first. Immutable and safe for many threads. */
public final class UpdateComparison {

    /**
     * One update.
     *
     * @param update newest revision that any of the servers lists
     * @param found one per server; empty where it is not listed
     */
    public record Row(Update update, Pattern pattern, List<Optional<ServerUpdate>> found) {

        public Row {
            found = List.copyOf(found);
        }
    }

    private final List<ServerState> servers;
    private final long compared;
    private final long undecided;
    private final List<Pattern> patterns;
    private final int[] patternOf;
    private final IntFunction<Row> rows;

    /**
     * @param compared how many different updates the servers list
     * @param undecided of how many nobody can say whether they differ, see {@link Pattern#undecided}
     * @param patterns those that occur, each of them with a difference
     * @param patternOf for every row, which of the patterns it has
     * @param rows makes a row when it is asked for
     */
    public UpdateComparison(List<ServerState> servers, long compared, long undecided, List<Pattern> patterns, int[] patternOf,
            IntFunction<Row> rows) {
        this.servers = List.copyOf(servers);
        this.compared = compared;
        this.undecided = undecided;
        this.patterns = List.copyOf(patterns);
        this.patternOf = patternOf.clone();
        this.rows = rows;
    }

    public List<ServerState> servers() {
        return servers;
    }

    /** How many different updates the servers list, those included that are the same on all. */
    public long compared() {
        return compared;
    }

    /** Of how many updates nobody can say whether they differ: some list them, and the incomplete list of another does not. */
    public long undecided() {
        return undecided;
    }

    /** How often each pattern occurs. */
    public Map<Pattern, Long> patterns() {
        long[] counts = new long[patterns.size()];
        for (int pattern : patternOf) {
            counts[pattern]++;
        }
        Map<Pattern, Long> result = new LinkedHashMap<>();
        IntStream.range(0, counts.length).boxed().sorted((one, two) -> Long.compare(counts[two], counts[one]))
                .forEach(at -> result.put(patterns.get(at), counts[at]));
        return result;
    }

    /** How many updates have each difference; an update with two of them counts in both. */
    public Map<Difference, Long> counts() {
        Map<Difference, Long> result = new EnumMap<>(Difference.class);
        patterns().forEach((pattern, count) -> pattern.differences().forEach(difference -> result.merge(difference, count, Long::sum)));
        return result;
    }

    /** All rows; a row is read when it is asked for. */
    public List<Row> rows() {
        return rows(pattern -> true);
    }

    /** The rows whose pattern is wanted. */
    public List<Row> rows(Predicate<Pattern> wanted) {
        List<Boolean> chosen = new ArrayList<>();
        patterns.forEach(pattern -> chosen.add(wanted.test(pattern)));
        int[] numbers = IntStream.range(0, patternOf.length).filter(row -> chosen.get(patternOf[row])).toArray();
        return new AbstractList<>() {

            @Override
            public Row get(int index) {
                return rows.apply(numbers[index]);
            }

            @Override
            public int size() {
                return numbers.length;
            }
        };
    }
}
