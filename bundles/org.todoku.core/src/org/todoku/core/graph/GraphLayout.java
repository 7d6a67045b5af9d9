package org.todoku.core.graph;

import java.util.List;

/**
 * Places of boxes and arrows, from (0, 0) to the lower right. Boxes never overlap, and an arrow touches no box but its own two.
 *
 * @param boxes in the order of the boxes that were given
 * @param routes in the order of the arrows that were given
 */
public record GraphLayout(List<Place> boxes, List<Route> routes, double width, double height) {

    public GraphLayout {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    /** Width and height of a box. */
    public record Size(double width, double height) {
    }

    /** An arrow between two boxes, named by their places in the list. One from a box to itself gets a route without points. */
    public record Arrow(int from, int to) {
    }

    /** A box. */
    public record Place(double x, double y, double width, double height) {
    }

    /** Corners of an arrow, from its begin to its end. */
    public record Route(List<Point> points) {

        public Route {
            points = List.copyOf(points);
        }
    }

    /** A corner. */
    public record Point(double x, double y) {
    }
}
