package org.todoku.ui.graph;

import java.util.List;

import org.eclipse.swt.SWT;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.graph.GraphLayout.Place;

/** Which box is next in a direction: the nearest one that an arrow leads to or comes from, else the nearest of all. */
@NullMarked
final class GraphWalk {

    private GraphWalk() {
    }

    /**
     * @param joined whether an arrow joins the boxes with these two numbers
     * @param key {@link SWT#ARROW_UP} and so on
     * @return the same when there is none
     */
    static int next(List<Place> places, Joined joined, int from, int key) {
        int best = from;
        double shortest = Double.MAX_VALUE;
        for (int to = 0; to < places.size(); to++) {
            double[] way = way(places.get(from), places.get(to), key);
            if (to == from || way[0] <= 0) {
                continue;
            }
            // what is joined comes before all others; besides, straight on is nearer than aside
            double length = way[0] + 2 * way[1] + (joined.are(from, to) ? 0 : 1e9);
            if (length < shortest) {
                shortest = length;
                best = to;
            }
        }
        return best;
    }

    /** Whether two boxes are joined. */
    @FunctionalInterface
    interface Joined {

        boolean are(int one, int other);
    }

    /** How far ahead the other box begins, and how far aside its middle is. */
    private static double[] way(Place from, Place to, int key) {
        double aside = Math.abs(to.x() + to.width() / 2 - from.x() - from.width() / 2);
        double above = Math.abs(to.y() + to.height() / 2 - from.y() - from.height() / 2);
        return switch (key) {
            case SWT.ARROW_DOWN -> new double[] { to.y() - from.y() - from.height() + 1, aside };
            case SWT.ARROW_UP -> new double[] { from.y() - to.y() - to.height() + 1, aside };
            case SWT.ARROW_RIGHT -> new double[] { to.x() - from.x() - from.width() + 1, above };
            case SWT.ARROW_LEFT -> new double[] { from.x() - to.x() - to.width() + 1, above };
            default -> new double[] { 0, 0 };
        };
    }
}
