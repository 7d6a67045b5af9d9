package org.todoku.ui.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.graph.GraphLayout;
import org.todoku.core.graph.GraphLayout.Place;
import org.todoku.core.graph.GraphLayout.Route;
import org.todoku.core.graph.LayeredLayout;
import org.todoku.core.graph.LayeredLayout.Direction;
import org.todoku.ui.TableColours;
import org.todoku.ui.Tone;

/** A graph that is laid out, to be painted in the present theme at its natural size. It is made in the background, see {@link Measured}. */
@NullMarked
final class GraphPainter {

    /**
     * A graph and how much room its boxes need, which only the UI thread can find out.
     *
     * @param texts of the boxes, in their order
     */
    record Measured(Graph graph, List<BoxTexts> texts, Font plain, Font bold) {

        /** On the UI thread. */
        static Measured of(Graph graph, Control control) {
            Font plain = JFaceResources.getDialogFont();
            Font bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
            GC gc = new GC(control);
            try {
                return new Measured(graph, graph.boxes().stream().map(box -> BoxTexts.of(box, gc, plain, bold)).toList(), plain, bold);
            } finally {
                gc.dispose();
            }
        }
    }

    static final int MARGIN = 16;
    private static final int BETWEEN = 18;
    private static final int GAP = 46;
    /** To the right, labels stand on the arrows and need room. */
    private static final int GAP_RIGHT = 150;
    private static final int HEAD = 8;
    private static final int ROUND = 8;

    private final Graph graph;
    private final List<BoxTexts> texts;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final GraphLayout layout;
    private final Font plain;
    private final Font bold;

    /** Lays it out, which may take long. From any thread. */
    GraphPainter(Measured measured) {
        graph = measured.graph();
        texts = measured.texts();
        plain = measured.plain();
        bold = measured.bold();
        graph.boxes().forEach(box -> numbers.put(box.key(), numbers.size()));
        layout = new LayeredLayout(graph.direction(), BETWEEN, graph.direction() == Direction.DOWN ? GAP : GAP_RIGHT).of(
                texts.stream().map(BoxTexts::size).toList(), graph.arrows().stream().map(arrow -> new GraphLayout.Arrow(
                        numbers.getOrDefault(arrow.from(), 0), numbers.getOrDefault(arrow.to(), 0))).toList());
    }

    Graph graph() {
        return graph;
    }

    GraphLayout layout() {
        return layout;
    }

    /** Place of a box in the list, or -1. */
    int number(String key) {
        return numbers.getOrDefault(key, -1);
    }

    /** With a margin around it. */
    Point size() {
        return new Point((int) Math.ceil(layout.width()) + 2 * MARGIN, (int) Math.ceil(layout.height()) + 2 * MARGIN);
    }

    /** @param selected place of the selected box in the list, or -1 */
    void paint(GC gc, int selected, boolean focused) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        for (int arrow = 0; arrow < graph.arrows().size(); arrow++) {
            line(gc, graph.arrows().get(arrow), layout.routes().get(arrow));
        }
        for (int box = 0; box < graph.boxes().size(); box++) {
            box(gc, box, box == selected, focused);
        }
        for (int arrow = 0; arrow < graph.arrows().size(); arrow++) {
            label(gc, graph.arrows().get(arrow), layout.routes().get(arrow));
        }
    }

    private void line(GC gc, Graph.Arrow arrow, Route route) {
        List<GraphLayout.Point> points = route.points();
        if (points.size() < 2) {
            return;
        }
        int[] corners = new int[points.size() * 2];
        for (int at = 0; at < points.size(); at++) {
            corners[2 * at] = x(points.get(at));
            corners[2 * at + 1] = y(points.get(at));
        }
        gc.setForeground((arrow.tone() == Tone.PLAIN ? Tone.MUTED : arrow.tone()).colour());
        gc.setBackground(gc.getForeground());
        gc.setLineWidth(arrow.tone().marked() ? 2 : 1);
        gc.setLineStyle(arrow.broken() ? SWT.LINE_DASH : SWT.LINE_SOLID);
        gc.drawPolyline(corners);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        head(gc, points.get(points.size() - 2), points.getLast());
    }

    private static void head(GC gc, GraphLayout.Point from, GraphLayout.Point to) {
        double length = Math.max(1, Math.hypot(to.x() - from.x(), to.y() - from.y()));
        double along = HEAD * (to.x() - from.x()) / length;
        double down = HEAD * (to.y() - from.y()) / length;
        int x = x(to);
        int y = y(to);
        gc.fillPolygon(new int[] { x, y, (int) Math.round(x - along - down / 2), (int) Math.round(y - down + along / 2),
            (int) Math.round(x - along + down / 2), (int) Math.round(y - down - along / 2) });
    }

    /** In the middle of the part that ends at the arrow head, on the colour of the background so that it can be read. */
    private void label(GC gc, Graph.Arrow arrow, Route route) {
        List<GraphLayout.Point> points = route.points();
        if (arrow.label().isEmpty() || points.size() < 2) {
            return;
        }
        GraphLayout.Point from = points.get(points.size() - 2);
        GraphLayout.Point to = points.getLast();
        gc.setFont(plain);
        int mark = arrow.tone().marked() ? BoxTexts.MARK_ROOM : 0;
        Point extent = gc.textExtent(arrow.label(), 0);
        int x = (x(from) + x(to) - extent.x - mark) / 2;
        int y = (y(from) + y(to) - extent.y) / 2;
        gc.setBackground(TableColours.background());
        gc.fillRectangle(x - 2, y, extent.x + mark + 4, extent.y);
        text(gc, arrow.label(), arrow.tone(), x, y, extent.y, false);
    }

    private void box(GC gc, int number, boolean selected, boolean focused) {
        Graph.Box box = graph.boxes().get(number);
        BoxTexts words = texts.get(number);
        Place place = layout.boxes().get(number);
        int x = MARGIN + (int) Math.round(place.x());
        int y = MARGIN + (int) Math.round(place.y());
        int width = (int) Math.round(place.width());
        int height = (int) Math.round(place.height());
        boolean marked = selected && focused;
        gc.setBackground(marked ? TableColours.selection() : selected ? TableColours.marked() : TableColours.header());
        gc.fillRoundRectangle(x, y, width, height, ROUND, ROUND);
        gc.setForeground(box.strong() ? box.title().tone().colour() : selected ? TableColours.foreground() : TableColours.line());
        gc.setLineWidth(box.strong() || selected ? 2 : 1);
        gc.setLineStyle(box.faint() ? SWT.LINE_DASH : SWT.LINE_SOLID);
        gc.drawRoundRectangle(x, y, width, height, ROUND, ROUND);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        int left = x + BoxTexts.PADDING;
        int top = y + BoxTexts.PADDING;
        gc.setFont(bold);
        int step = words.titleStep();
        boolean first = true;
        for (String line : words.title()) {
            Tone tone = box.title().tone();
            if (first) {
                text(gc, line, tone == Tone.MUTED ? tone : tone.marked() ? tone : Tone.PLAIN, left, top, step, marked);
            } else {
                text(gc, line, Tone.PLAIN, left + (tone.marked() ? BoxTexts.MARK_ROOM : 0), top, step, marked);
            }
            first = false;
            top += step;
        }
        gc.setFont(plain);
        step = words.step();
        top += BoxTexts.PADDING / 2;
        for (int line = 0; line < words.lines().size(); line++) {
            text(gc, words.lines().get(line), box.lines().get(line).tone(), left, top, step, marked);
            top += step;
        }
    }

    private static void text(GC gc, String text, Tone tone, int x, int y, int height, boolean selected) {
        int room = 0;
        if (tone.marked()) {
            tone.draw(gc, x, y + (height - BoxTexts.MARK) / 2, BoxTexts.MARK, selected ? TableColours.selectionText() : tone.colour());
            room = BoxTexts.MARK_ROOM;
        }
        gc.setForeground(selected ? TableColours.selectionText() : tone == Tone.MUTED ? tone.colour() : TableColours.foreground());
        gc.drawText(text, x + room, y + (height - gc.textExtent(text, 0).y) / 2, SWT.DRAW_TRANSPARENT);
    }

    private static int x(GraphLayout.Point point) {
        return MARGIN + (int) Math.round(point.x());
    }

    private static int y(GraphLayout.Point point) {
        return MARGIN + (int) Math.round(point.y());
    }
}
