package org.todoku.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.todoku.core.graph.GraphLayout.Arrow;
import org.todoku.core.graph.GraphLayout.Place;
import org.todoku.core.graph.GraphLayout.Point;
import org.todoku.core.graph.GraphLayout.Route;
import org.todoku.core.graph.GraphLayout.Size;
import org.todoku.core.graph.LayeredLayout.Direction;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LayeredLayoutTest {

    private static final LayeredLayout DOWN = new LayeredLayout(Direction.DOWN, 10, 30);
    private static final Size SIZE = new Size(100, 40);

    @Test
    void aChainRunsStraightDown() {
        GraphLayout layout = DOWN.of(List.of(SIZE, SIZE, SIZE), List.of(new Arrow(2, 1), new Arrow(1, 0)));
        assertEquals(List.of(new Place(0, 140, 100, 40), new Place(0, 70, 100, 40), new Place(0, 0, 100, 40)), layout.boxes());
        assertEquals(List.of(new Point(50, 40), new Point(50, 70)), layout.routes().getFirst().points());
        assertEquals(180, layout.height());
    }

    @Test
    void toTheRightTheSameLiesOnItsSide() {
        GraphLayout layout = new LayeredLayout(Direction.RIGHT, 10, 30).of(List.of(SIZE, SIZE), List.of(new Arrow(0, 1)));
        assertEquals(List.of(new Place(0, 0, 100, 40), new Place(130, 0, 100, 40)), layout.boxes());
        assertEquals(List.of(new Point(100, 20), new Point(130, 20)), layout.routes().getFirst().points());
    }

    @Test
    void whatCanBeDrawnWithoutCrossingIs() {
        // two parents whose children were named in turns
        List<Arrow> arrows = List.of(new Arrow(0, 3), new Arrow(1, 2), new Arrow(0, 5), new Arrow(1, 4));
        GraphLayout layout = DOWN.of(List.of(SIZE, SIZE, SIZE, SIZE, SIZE, SIZE), arrows);
        List<Place> boxes = layout.boxes();
        boolean firstIsLeft = boxes.get(0).x() < boxes.get(1).x();
        for (int own : List.of(3, 5)) {
            for (int other : List.of(2, 4)) {
                assertEquals(firstIsLeft, boxes.get(own).x() < boxes.get(other).x(), boxes::toString);
            }
        }
    }

    @Test
    void aParentStandsInTheMiddleOfItsChildren() {
        GraphLayout layout = DOWN.of(List.of(SIZE, SIZE, SIZE, SIZE), List.of(new Arrow(0, 1), new Arrow(0, 2), new Arrow(0, 3)));
        assertEquals(layout.width() / 2, layout.boxes().get(0).x() + 50, 0.01);
    }

    @Test
    void aGraphWithoutBoxesHasNoSize() {
        assertEquals(new GraphLayout(List.of(), List.of(), 0, 0), DOWN.of(List.of(), List.of()));
    }

    @Property(tries = 150, seed = "2026012")
    void nothingOverlapsAndNoArrowRunsThroughABox(@ForAll Random random) {
        List<Size> boxes = new ArrayList<>();
        for (int box = random.nextInt(14) + 1; box > 0; box--) {
            boxes.add(new Size(20 + random.nextInt(100), 10 + random.nextInt(60)));
        }
        List<Arrow> arrows = new ArrayList<>();
        for (int arrow = random.nextInt(20); arrow > 0; arrow--) {
            arrows.add(new Arrow(random.nextInt(boxes.size()), random.nextInt(boxes.size())));
        }
        Direction direction = Direction.values()[random.nextInt(2)];
        GraphLayout layout = new LayeredLayout(direction, 10, 30).of(boxes, arrows);
        assertEquals(layout, new LayeredLayout(direction, 10, 30).of(boxes, arrows), "the same graph, another picture");
        for (int one = 0; one < boxes.size(); one++) {
            Place place = layout.boxes().get(one);
            assertEquals(boxes.get(one), new Size(place.width(), place.height()));
            assertTrue(place.x() > -0.01 && place.y() > -0.01 && place.x() + place.width() < layout.width() + 0.01
                    && place.y() + place.height() < layout.height() + 0.01, layout::toString);
            for (int other = 0; other < one; other++) {
                assertTrue(!overlap(place, layout.boxes().get(other)), layout::toString);
            }
        }
        for (int arrow = 0; arrow < arrows.size(); arrow++) {
            check(arrows.get(arrow), layout.routes().get(arrow), layout);
        }
    }

    private static void check(Arrow arrow, Route route, GraphLayout layout) {
        if (arrow.from() == arrow.to()) {
            assertTrue(route.points().isEmpty());
            return;
        }
        assertTrue(touches(layout.boxes().get(arrow.from()), route.points().getFirst()), layout::toString);
        assertTrue(touches(layout.boxes().get(arrow.to()), route.points().getLast()), layout::toString);
        for (int at = 1; at < route.points().size(); at++) {
            Point begin = route.points().get(at - 1);
            Point end = route.points().get(at);
            for (int step = 1; step < 20; step++) {
                double x = begin.x() + (end.x() - begin.x()) * step / 20;
                double y = begin.y() + (end.y() - begin.y()) * step / 20;
                assertTrue(layout.boxes().stream().noneMatch(box -> inside(box, x, y)), layout::toString);
            }
        }
    }

    private static boolean overlap(Place one, Place other) {
        return one.x() + one.width() > other.x() + 0.01 && other.x() + other.width() > one.x() + 0.01
                && one.y() + one.height() > other.y() + 0.01 && other.y() + other.height() > one.y() + 0.01;
    }

    private static boolean inside(Place box, double x, double y) {
        return x > box.x() + 0.01 && x < box.x() + box.width() - 0.01 && y > box.y() + 0.01 && y < box.y() + box.height() - 0.01;
    }

    private static boolean touches(Place box, Point point) {
        return !inside(box, point.x(), point.y()) && inside(new Place(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2),
                point.x(), point.y());
    }
}
