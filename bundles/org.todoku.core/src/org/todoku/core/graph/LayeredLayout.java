package org.todoku.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.todoku.core.graph.GraphLayout.Arrow;
import org.todoku.core.graph.GraphLayout.Place;
import org.todoku.core.graph.GraphLayout.Point;
import org.todoku.core.graph.GraphLayout.Route;
import org.todoku.core.graph.GraphLayout.Size;

/**
 * Lays a graph out in layers: every arrow leads from a layer to a later one, apart from those that close a loop. Layers by longest path,
 * order in them by the means of neighbours, places by least squares. The same graph always gets the same picture.
 */
public final class LayeredLayout {

    /** Where arrows lead. */
    public enum Direction {
        DOWN, RIGHT
    }

    private static final int SWEEPS = 12;
    /** Room that an arrow takes that passes a layer. */
    private static final double PASSING = 12;

    private final Direction direction;
    private final double between;
    private final double gap;

    /**
     * @param between room between boxes of a layer
     * @param gap room between layers
     */
    public LayeredLayout(Direction direction, double between, double gap) {
        this.direction = direction;
        this.between = between;
        this.gap = gap;
    }

    /** A graph without boxes has no size. */
    public GraphLayout of(List<Size> boxes, List<Arrow> arrows) {
        return new Run(boxes, arrows).layout();
    }

    /** A box, or the place where an arrow passes a layer. */
    private final class Item {

        final int box;
        final int layer;
        final double width;
        final double depth;
        final List<Item> before = new ArrayList<>();
        final List<Item> after = new ArrayList<>();
        int order;
        /** Its middle. */
        double centre;

        Item(int box, int layer, double width, double depth) {
            this.box = box;
            this.layer = layer;
            this.width = width;
            this.depth = depth;
        }

        double room(Item next) {
            return (width + next.width) / 2 + between;
        }
    }

    private final class Run {

        private final List<Size> boxes;
        private final List<Arrow> arrows;
        private final int[] layers;
        private final List<List<Item>> rows = new ArrayList<>();
        private final Item[] items;
        /** The items of every arrow, in the direction of the layers; empty for one from a box to itself. */
        private final List<List<Item>> chains = new ArrayList<>();

        Run(List<Size> boxes, List<Arrow> arrows) {
            this.boxes = boxes;
            this.arrows = arrows;
            layers = new Ranks(boxes.size(), arrows).layers();
            items = new Item[boxes.size()];
        }

        GraphLayout layout() {
            fill();
            order();
            place();
            return measure();
        }

        private void fill() {
            int deepest = Arrays.stream(layers).max().orElse(-1);
            for (int layer = 0; layer <= deepest; layer++) {
                rows.add(new ArrayList<>());
            }
            boolean down = direction == Direction.DOWN;
            for (int box = 0; box < items.length; box++) {
                Size size = boxes.get(box);
                items[box] = new Item(box, layers[box], down ? size.width() : size.height(), down ? size.height() : size.width());
                rows.get(layers[box]).add(items[box]);
            }
            for (Arrow arrow : arrows) {
                List<Item> chain = new ArrayList<>();
                chains.add(chain);
                if (arrow.from() == arrow.to()) {
                    continue;
                }
                boolean backwards = layers[arrow.from()] > layers[arrow.to()];
                Item last = items[backwards ? arrow.to() : arrow.from()];
                Item end = items[backwards ? arrow.from() : arrow.to()];
                chain.add(last);
                for (int layer = last.layer + 1; layer < end.layer; layer++) {
                    Item passing = new Item(-1, layer, PASSING, 0);
                    rows.get(layer).add(passing);
                    join(last, passing);
                    chain.add(passing);
                    last = passing;
                }
                join(last, end);
                chain.add(end);
            }
            rows.forEach(LayeredLayout::number);
        }

        private static void join(Item before, Item after) {
            before.after.add(after);
            after.before.add(before);
        }

        /** Sweeps down and up, and keeps the order with the fewest crossings. */
        private void order() {
            long fewest = crossings();
            List<List<Item>> best = copy();
            for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
                boolean down = sweep % 2 == 0;
                for (List<Item> row : down ? rows : rows.reversed()) {
                    row.sort(Comparator.comparingDouble(item -> mean(item, down ? item.before : item.after)));
                    number(row);
                }
                long now = crossings();
                if (now < fewest) {
                    fewest = now;
                    best = copy();
                }
            }
            for (int row = 0; row < rows.size(); row++) {
                rows.set(row, best.get(row));
                number(best.get(row));
            }
        }

        private List<List<Item>> copy() {
            List<List<Item>> copy = new ArrayList<>();
            rows.forEach(row -> copy.add(new ArrayList<>(row)));
            return copy;
        }

        private static double mean(Item item, List<Item> neighbours) {
            return neighbours.stream().mapToInt(each -> each.order).average().orElse(item.order);
        }

        private long crossings() {
            long count = 0;
            for (List<Item> row : rows) {
                List<int[]> lines = new ArrayList<>();
                row.forEach(item -> item.after.forEach(next -> lines.add(new int[] { item.order, next.order })));
                for (int one = 0; one < lines.size(); one++) {
                    for (int other = one + 1; other < lines.size(); other++) {
                        int[] a = lines.get(one);
                        int[] b = lines.get(other);
                        count += (a[0] - b[0]) * (long) (a[1] - b[1]) < 0 ? 1 : 0;
                    }
                }
            }
            return count;
        }

        private void place() {
            for (List<Item> row : rows) {
                spread(row, row.stream().mapToDouble(item -> 0).toArray());
            }
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                boolean down = sweep % 2 == 0;
                for (List<Item> row : down ? rows : rows.reversed()) {
                    spread(row, row.stream().mapToDouble(item -> wished(item, down ? item.before : item.after)).toArray());
                }
            }
        }

        private static double wished(Item item, List<Item> neighbours) {
            return neighbours.stream().mapToDouble(each -> each.centre).average().orElse(item.centre);
        }

        private GraphLayout measure() {
            double[] starts = new double[rows.size()];
            double[] depths = new double[rows.size()];
            double at = 0;
            double left = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            for (int layer = 0; layer < rows.size(); layer++) {
                starts[layer] = at;
                for (Item item : rows.get(layer)) {
                    depths[layer] = Math.max(depths[layer], item.depth);
                    left = Math.min(left, item.centre - item.width / 2);
                    right = Math.max(right, item.centre + item.width / 2);
                }
                at += depths[layer] + gap;
            }
            double origin = left;
            List<Place> places = new ArrayList<>();
            for (Item item : items) {
                Point corner = turned(item.centre - item.width / 2 - origin, starts[item.layer]);
                Size size = boxes.get(item.box);
                places.add(new Place(corner.x(), corner.y(), size.width(), size.height()));
            }
            List<Route> routes = new ArrayList<>();
            for (int arrow = 0; arrow < arrows.size(); arrow++) {
                routes.add(route(arrow, starts, depths, origin));
            }
            Point size = rows.isEmpty() ? new Point(0, 0) : turned(right - left, at - gap);
            return new GraphLayout(places, routes, size.x(), size.y());
        }

        /** Between layers it runs slanted, through a layer straight. */
        private Route route(int arrow, double[] starts, double[] depths, double origin) {
            List<Item> chain = chains.get(arrow);
            List<Point> points = new ArrayList<>();
            for (int at = 0; at < chain.size(); at++) {
                Item item = chain.get(at);
                double across = item.centre - origin;
                if (at > 0) {
                    points.add(turned(across, starts[item.layer]));
                } else {
                    points.add(turned(across, starts[item.layer] + item.depth));
                }
                if (at < chain.size() - 1) {
                    Point end = turned(across, starts[item.layer] + depths[item.layer]);
                    if (!end.equals(points.getLast())) {
                        points.add(end);
                    }
                }
            }
            if (layers[arrows.get(arrow).from()] > layers[arrows.get(arrow).to()]) {
                Collections.reverse(points);
            }
            return new Route(points);
        }

        private Point turned(double across, double along) {
            return direction == Direction.DOWN ? new Point(across, along) : new Point(along, across);
        }
    }

    private static void number(List<Item> row) {
        for (int at = 0; at < row.size(); at++) {
            row.get(at).order = at;
        }
    }

    /** Gives the items of a row, in their order and without overlapping, the places that differ least from those wished for. */
    private static void spread(List<Item> row, double[] wished) {
        double[] offsets = new double[row.size()];
        for (int at = 1; at < offsets.length; at++) {
            offsets[at] = offsets[at - 1] + row.get(at - 1).room(row.get(at));
        }
        // of places without their offsets it only matters that none is less than the one before: neighbours in the wrong order share one
        double[] sums = new double[offsets.length];
        int[] counts = new int[offsets.length];
        int blocks = 0;
        for (int at = 0; at < offsets.length; at++) {
            sums[blocks] = wished[at] - offsets[at];
            counts[blocks] = 1;
            blocks++;
            while (blocks > 1 && sums[blocks - 2] / counts[blocks - 2] > sums[blocks - 1] / counts[blocks - 1]) {
                sums[blocks - 2] += sums[blocks - 1];
                counts[blocks - 2] += counts[blocks - 1];
                blocks--;
            }
        }
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int each = 0; each < counts[block]; each++, at++) {
                row.get(at).centre = sums[block] / counts[block] + offsets[at];
            }
        }
    }
}
