package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Sorting and filtering rows gives what plain streams give. */
class TableRowsTest {

    private record Row(int number, Integer value) {
    }

    @Property(tries = 100, seed = "2026048")
    void sortsAndFiltersLikeStreams(@ForAll Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(600); i > 0; i--) {
            rows.add(new Row(i, random.nextInt(4) == 0 ? null : random.nextInt(20)));
        }
        Predicate<Row> matching = random.nextBoolean() ? null : row -> row.number() % 3 != 0;
        boolean descending = random.nextBoolean();
        Comparator<Integer> values = Comparator.comparingInt(value -> descending ? -value : value);
        List<Row> expected = rows.stream().filter(row -> matching == null || matching.test(row))
                .sorted(Comparator.comparing(Row::value, Comparator.nullsLast(values))).toList();
        assertEquals(expected,
                TableRows.arrange(rows, new ValueOrder<Row, Integer>(Row::value), descending, matching, Progress.NONE));
        Comparator<Row> byLastDigit = Comparator.comparingInt(row -> row.number() % 10);
        Comparator<Row> way = Comparator.comparingInt(row -> descending ? -(row.number() % 10) : row.number() % 10);
        assertEquals(rows.stream().filter(row -> matching == null || matching.test(row)).sorted(way).toList(),
                TableRows.arrange(rows, byLastDigit, descending, matching, Progress.NONE));
        assertEquals(rows.stream().filter(row -> matching == null || matching.test(row)).toList(),
                TableRows.arrange(rows, null, descending, matching, Progress.NONE));
    }

    @Test
    void asksForTheValueOfARowOnce() {
        int[] asked = new int[1];
        List<Integer> rows = IntStream.range(0, 1000).boxed().toList();
        TableRows.arrange(rows, new ValueOrder<Integer, Integer>(row -> {
            asked[0]++;
            return -row;
        }), false, null, Progress.NONE);
        assertEquals(1000, asked[0]);
    }

    @Test
    void endsSoonWhenTheUserCancels() {
        List<Integer> rows = IntStream.range(0, 500_000).boxed().toList();
        int[] compared = new int[1];
        Progress cancelledLater = new Progress() {
            @Override
            public void report(String what, long done, long total) {
                assertTrue(done <= total);
            }

            @Override
            public boolean cancelled() {
                return compared[0] > 10_000;
            }
        };
        assertThrows(CancellationException.class, () -> TableRows.arrange(rows, (one, two) -> {
            compared[0]++;
            return two - one;
        }, false, null, cancelledLater));
        assertTrue(compared[0] < 11_000, () -> "compared " + compared[0] + " times");
    }
}
