package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ChosenServersTest {

    private static final List<String> FLEET = List.of("a", "b", "c", "d");

    private final ChosenServers chosen = new ChosenServers();

    @Test
    void allInTheOrderOfTheFleetAtFirst() {
        assertEquals(FLEET, chosen.keys(FLEET));
        assertTrue(chosen.isAll());
    }

    @Test
    void aServerThatComesLaterTakesPartWhileAllAreChosen() {
        chosen.choose("b", false, FLEET);
        assertEquals(List.of("a", "c", "d"), chosen.keys(FLEET));
        chosen.choose("b", true, FLEET);
        assertEquals(List.of("a", "b", "c", "d", "e"), chosen.keys(List.of("a", "b", "c", "d", "e")));
        chosen.set(List.of("d", "a"));
        assertEquals(List.of("d", "a"), chosen.keys(List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void whileNoneOfTheChosenExistsAllAreShown() {
        chosen.set(List.of("d", "a"));
        assertEquals(List.of("x", "y"), chosen.keys(List.of("x", "y")));
        assertEquals(List.of("d", "a"), chosen.keys(FLEET), "they come back in their order");
        chosen.chooseNone();
        assertEquals(List.of("d", "a", "b", "c"), chosen.keys(FLEET), "in the order that the user made");
        assertFalse(chosen.isChosen("a"));
    }

    @Test
    void aChosenServerPassesThoseThatAreNotChosen() {
        chosen.set(List.of("a", "d"));
        assertTrue(chosen.move("d", true, FLEET));
        assertEquals(List.of("d", "a"), chosen.keys(FLEET));
        assertFalse(chosen.move("d", true, FLEET), "it is the first");
        assertTrue(chosen.move("d", false, FLEET));
        assertEquals(List.of("a", "d"), chosen.keys(FLEET));
    }

    @Test
    void anySequenceOfStepsKeepsEveryServerOnceAndComesBackFromASave() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ChosenServers one = new ChosenServers();
            List<String> model = new ArrayList<>(FLEET);
            for (int step = 0; step < 12; step++) {
                String key = FLEET.get(random.nextInt(FLEET.size()));
                switch (random.nextInt(4)) {
                    case 0 -> one.choose(key, random.nextBoolean(), FLEET);
                    case 1 -> one.chooseAll();
                    case 2 -> one.choose(key, true, FLEET);
                    default -> {
                        boolean up = random.nextBoolean();
                        List<String> before = one.keys(FLEET);
                        int index = before.indexOf(key);
                        int to = index + (up ? -1 : 1);
                        boolean moved = one.move(key, up, FLEET);
                        if (index >= 0 && one.isChosen(key)) {
                            List<String> expected = new ArrayList<>(before);
                            if (moved) {
                                expected.remove(index);
                                expected.add(to, key);
                            }
                            assertEquals(expected, one.keys(FLEET), "seed " + seed);
                        }
                    }
                }
                model = new ArrayList<>(one.arranged(FLEET));
                assertEquals(FLEET, model.stream().sorted().toList(), "seed " + seed);
                assertFalse(one.keys(FLEET).isEmpty());
            }
            ChosenServers again = new ChosenServers();
            again.restore(one.isAll(), one.ticked(), one.order());
            assertEquals(one.keys(FLEET), again.keys(FLEET), "seed " + seed);
            assertEquals(model, again.arranged(FLEET), "seed " + seed);
        }
    }
}
