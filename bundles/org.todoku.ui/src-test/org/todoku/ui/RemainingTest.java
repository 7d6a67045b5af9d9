package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RemainingTest {

    private static final long SECOND = 1_000_000_000L;

    private final Remaining remaining = new Remaining();

    @Test
    void nothingIsSaidWhileItWouldBeAGuess() {
        assertEquals(OptionalLong.empty(), remaining.seconds(0));
        remaining.at(0, 0);
        remaining.at(SECOND / 2, 0.4);
        assertEquals(OptionalLong.empty(), remaining.seconds(SECOND / 2), "half a second tells nothing");
        Remaining slow = new Remaining();
        slow.at(0, 0);
        slow.at(30 * SECOND, 0.001);
        assertEquals(OptionalLong.empty(), slow.seconds(30 * SECOND), "a thousandth tells nothing");
    }

    @Test
    void steadyWorkIsForetoldAlways() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long all = (2 + random.nextInt(500)) * SECOND;
            Remaining steady = new Remaining();
            for (long time = 0; time <= all; time += 1 + (long) (random.nextDouble() * all / 20)) {
                steady.at(time, (double) time / all);
                OptionalLong left = steady.seconds(time);
                if (left.isPresent()) {
                    long wanted = Math.ceilDiv(all - time, SECOND);
                    assertTrue(Math.abs(left.getAsLong() - wanted) <= 1, "seed " + seed + ": " + left + " for " + wanted);
                } else {
                    assertTrue(time < 2 * SECOND || time < all / 10, "seed " + seed + ": nothing after " + time);
                }
            }
        }
    }

    @Test
    void whatEverComesItIsNeverNegativeAndEndsAtNothing() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Remaining any = new Remaining();
            long time = 0;
            for (int i = 0; i < 60; i++) {
                time += (long) (random.nextDouble() * 3 * SECOND);
                any.at(time, random.nextDouble() * 1.4 - 0.2);
                long asked = time + (long) (random.nextDouble() * 100 * SECOND);
                any.seconds(asked).ifPresent(left -> assertTrue(left >= 0));
            }
            any.at(time, 1);
            assertTrue(any.seconds(time).orElse(0) == 0, "seed " + seed);
        }
    }

    @Test
    void theSpeedOfLateCountsNotThatOfTheBeginning() {
        for (int second = 0; second <= 50; second++) {
            remaining.at(second * SECOND, second * 0.002);
        }
        // ten times as fast from here
        for (int second = 1; second <= 20; second++) {
            remaining.at((50 + second) * SECOND, 0.1 + second * 0.02);
        }
        assertEquals(25, remaining.seconds(70 * SECOND).orElseThrow(), 1);
    }

    @Test
    void whatBeginsAnewIsForetoldAnew() {
        remaining.at(0, 0);
        remaining.at(10 * SECOND, 0.9);
        assertEquals(OptionalLong.of(2), remaining.seconds(10 * SECOND));
        assertEquals(OptionalLong.of(1), remaining.seconds(10 * SECOND + SECOND / 2), "time goes on between two reports");
        remaining.at(11 * SECOND, 0.1);
        assertEquals(OptionalLong.empty(), remaining.seconds(11 * SECOND));
        remaining.at(13 * SECOND, 0.3);
        assertEquals(OptionalLong.of(7), remaining.seconds(13 * SECOND));
    }
}
