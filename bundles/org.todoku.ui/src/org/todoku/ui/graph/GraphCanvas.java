package org.todoku.ui.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.graph.GraphLayout.Place;
import org.todoku.core.graph.LayeredLayout.Direction;
import org.todoku.ui.Clipboards;
import org.todoku.ui.LatestWork;
import org.todoku.ui.TableColours;
import org.todoku.ui.Tone;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.graph.GraphPainter.Measured;

/**
 * Boxes and arrows. A click or the arrow keys select a box, Tab goes from box to box, Enter and a double click open it; Ctrl and +, -, 0
 * or the wheel zoom; Ctrl+C copies all as text. A graph is laid out in the background; until then the one before it stays, and where it
 * takes longer than a moment, the canvas says that it is drawing. For the UI thread.
 */
@NullMarked
public final class GraphCanvas extends Canvas {

    private static final double[] ZOOMS = { 0.25, 0.4, 0.55, 0.7, 0.85, 1, 1.25, 1.5, 2, 3 };
    private static final int NATURAL = 5;
    /** Smaller ones are hard to read, so a graph is made so small only on request. */
    private static final int SMALLEST_FIT = 3;
    /** Pictures of more pixels would take too much memory. */
    private static final long LARGEST_PICTURE = 40_000_000;
    private static final int STEP = 40;
    /** Milliseconds in which nobody misses what is being drawn. */
    private static final int MOMENT = 300;
    private static final Graph NOTHING = new Graph(List.of(), List.of(), Direction.DOWN);

    private final GraphAccess access;
    private final LatestWork drawing = new LatestWork(Messages.Graph_drawing, 0, true);
    /** What is to be seen, as soon as it is laid out. */
    private Graph given = NOTHING;
    /** What is to be seen now. */
    private GraphPainter painter;
    private final Set<Long> joined = new HashSet<>();
    /** Whether what was seen before is gone, and what comes is not there yet. */
    private boolean waiting;
    private int zoom = NATURAL;
    /** Whether the graph is to fit into the width, which it is until the user zooms. */
    private boolean fitting = true;
    private @Nullable String selected;
    private Consumer<String> onSelect = key -> { };
    private Consumer<String> onOpen = key -> { };
    private Consumer<Boolean> onWaiting = now -> { };

    /**
     * @param id of the widget
     * @param name what it shows, for screen readers
     */
    public GraphCanvas(Composite parent, String id, String name) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.H_SCROLL | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        WidgetIds.name(this, id);
        painter = new GraphPainter(Measured.of(NOTHING, this));
        access = new GraphAccess(this, () -> waiting ? name + ": " + Messages.Graph_drawing : name, this::graph);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> scrollBars());
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseDoubleClick, event -> open());
        addListener(SWT.MouseMove, event -> hint(boxAt(event.x, event.y)));
        addListener(SWT.MouseVerticalWheel, this::wheel);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, this::walk);
        getHorizontalBar().addListener(SWT.Selection, event -> redraw());
        getVerticalBar().addListener(SWT.Selection, event -> redraw());
        // of other fonts the boxes have other sizes
        TableColours.follow(this, () -> {
            TableColours.apply(this);
            show(given);
        });
        addDisposeListener(event -> drawing.cancel());
    }

    /** @param listener takes the key of a box that the user selected */
    public void onSelect(Consumer<String> listener) {
        onSelect = listener;
    }

    /** @param listener takes the key of a box that the user opened */
    public void onOpen(Consumer<String> listener) {
        onOpen = listener;
    }

    /** Shows another graph; what was selected stays so where it is still there. */
    public void show(Graph shown) {
        given = shown;
        selected = among(shown, selected);
        Measured measured = Measured.of(shown, this);
        drawing.start(progress -> new GraphPainter(measured), this::drawn);
        UiThread.after(MOMENT, this, () -> {
            if (given == shown && drawing.isRunning() && !waiting) {
                setWaiting(true);
                painter = new GraphPainter(Measured.of(NOTHING, this));
                scrollBars();
                redraw();
            }
        });
    }

    private static @Nullable String among(Graph graph, @Nullable String key) {
        return graph.boxes().stream().anyMatch(box -> box.key().equals(key)) ? key : null;
    }

    private void drawn(GraphPainter made) {
        setWaiting(false);
        painter = made;
        joined.clear();
        graph().arrows().forEach(arrow -> {
            joined.add(pair(number(arrow.from()), number(arrow.to())));
            joined.add(pair(number(arrow.to()), number(arrow.from())));
        });
        scrollBars();
        reveal();
        access.moved();
        redraw();
    }

    private void setWaiting(boolean now) {
        if (waiting != now) {
            waiting = now;
            hint(-1);
            onWaiting.accept(now);
        }
    }

    /** @param listener takes whether the canvas only says that it is drawing, whenever that changes */
    void onWaiting(Consumer<Boolean> listener) {
        onWaiting = listener;
    }

    /** What is to be seen now: nothing while a large graph is being drawn. */
    public Graph graph() {
        return painter.graph();
    }

    /** Selects a box without telling, and brings it into sight; nothing is selected when there is no such box. */
    public void select(@Nullable String key) {
        String wanted = among(given, key);
        if (!Objects.equals(wanted, selected)) {
            selected = wanted;
            reveal();
            access.moved();
            redraw();
        }
    }

    /** Key of the selected box. */
    public Optional<String> selected() {
        return Optional.ofNullable(selected);
    }

    int selectedNumber() {
        String key = selected;
        return key == null ? -1 : number(key);
    }

    private int number(String key) {
        return painter.number(key);
    }

    private static long pair(int one, int other) {
        return one * 1_000_000L + other;
    }

    private double scale() {
        return ZOOMS[zoom];
    }

    /** 100 for the natural size. */
    public int percent() {
        return (int) Math.round(scale() * 100);
    }

    /** @param steps 1 for larger, -1 for smaller, 0 for the natural size */
    public void zoom(int steps) {
        fitting = false;
        zoom = steps == 0 ? NATURAL : Math.clamp(zoom + steps, 0, ZOOMS.length - 1);
        scrollBars();
        reveal();
        redraw();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(TableColours.background());
        gc.fillRectangle(area);
        if (waiting) {
            gc.setForeground(Tone.MUTED.colour());
            Point extent = gc.textExtent(Messages.Graph_drawing);
            gc.drawText(Messages.Graph_drawing, (area.width - extent.x) / 2, (area.height - extent.y) / 2, true);
            return;
        }
        Transform transform = new Transform(getDisplay());
        try {
            Point corner = corner();
            transform.translate(corner.x, corner.y);
            transform.scale((float) scale(), (float) scale());
            gc.setTransform(transform);
            painter.paint(gc, selectedNumber(), isFocusControl());
            gc.setTransform(null);
        } finally {
            transform.dispose();
        }
    }

    /** Where the graph begins: scrolled away, or in the middle when it is smaller than the canvas. */
    private Point corner() {
        Point size = painter.size();
        Rectangle area = getClientArea();
        return new Point(begin(area.width, size.x, getHorizontalBar()), begin(area.height, size.y, getVerticalBar()));
    }

    private int begin(int room, int size, ScrollBar bar) {
        int needed = (int) Math.ceil(size * scale());
        return needed <= room ? (room - needed) / 2 : -bar.getSelection();
    }

    private void scrollBars() {
        Point size = painter.size();
        Rectangle area = getClientArea();
        if (fitting) {
            zoom = NATURAL;
            while (zoom > SMALLEST_FIT && size.x * scale() > area.width) {
                zoom--;
            }
        }
        scrollBar(getHorizontalBar(), size.x, area.width);
        scrollBar(getVerticalBar(), size.y, area.height);
    }

    private void scrollBar(ScrollBar bar, int size, int room) {
        int needed = Math.max(1, (int) Math.ceil(size * scale()));
        int seen = Math.clamp(room, 1, needed);
        bar.setValues(Math.min(bar.getSelection(), needed - seen), 0, needed, seen, STEP, Math.max(STEP, room - STEP));
        bar.setEnabled(needed > room);
    }

    /** Where a box is on the canvas. */
    Rectangle placeOf(int box) {
        Place place = painter.layout().boxes().get(box);
        Point corner = corner();
        return new Rectangle(corner.x + (int) ((place.x() + GraphPainter.MARGIN) * scale()),
                corner.y + (int) ((place.y() + GraphPainter.MARGIN) * scale()), (int) (place.width() * scale()),
                (int) (place.height() * scale()));
    }

    /** Where a box is on the canvas; empty when there is no such box. */
    public Optional<Rectangle> placeOf(String key) {
        int number = number(key);
        return number < 0 ? Optional.empty() : Optional.of(placeOf(number));
    }

    /** Number of the box at a point of the canvas, or -1. */
    int boxAt(int x, int y) {
        for (int box = 0; box < graph().boxes().size(); box++) {
            if (placeOf(box).contains(x, y)) {
                return box;
            }
        }
        return -1;
    }

    private void reveal() {
        int box = selectedNumber();
        if (box >= 0) {
            Rectangle place = placeOf(box);
            Rectangle area = getClientArea();
            reveal(getHorizontalBar(), place.x, place.width, area.width);
            reveal(getVerticalBar(), place.y, place.height, area.height);
        }
    }

    private static void reveal(ScrollBar bar, int begin, int size, int room) {
        if (bar.getEnabled() && begin < 0) {
            bar.setSelection(bar.getSelection() + begin - GraphPainter.MARGIN);
        } else if (bar.getEnabled() && begin + size > room) {
            bar.setSelection(bar.getSelection() + Math.min(begin, begin + size - room + GraphPainter.MARGIN));
        }
    }

    private void hint(int box) {
        String hint = box < 0 ? null : graph().boxes().get(box).hint();
        if (hint == null ? getToolTipText() != null : !hint.equals(getToolTipText())) {
            setToolTipText(hint == null ? null : hint.replace("&", "&&"));
        }
    }

    private void pressed(Event event) {
        setFocus();
        int box = boxAt(event.x, event.y);
        if (box >= 0) {
            choose(box);
        }
    }

    /** As the user: others are told. */
    private void choose(int box) {
        if (box >= 0 && box < graph().boxes().size() && box != selectedNumber()) {
            String key = graph().boxes().get(box).key();
            selected = key;
            reveal();
            access.moved();
            redraw();
            // what it does may bring other things to show
            UiThread.later(this, () -> onSelect.accept(key));
        }
    }

    private void open() {
        selected().ifPresent(onOpen);
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            zoom(event.count > 0 ? 1 : -1);
            event.doit = false;
        }
    }

    private void key(Event event) {
        boolean control = (event.stateMask & SWT.MOD1) != 0;
        if (control) {
            switch (event.character == 0 || Character.isISOControl(event.character) ? event.keyCode : event.character) {
                case '+', '=', ';', SWT.KEYPAD_ADD -> zoom(1);
                case '-', SWT.KEYPAD_SUBTRACT -> zoom(-1);
                case '0', SWT.KEYPAD_0 -> zoom(0);
                case 'c', 'C', SWT.INSERT -> copy();
                default -> { }
            }
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> choose(selectedNumber() < 0 ? 0 : next(event.keyCode));
            case SWT.HOME -> choose(0);
            case SWT.END -> choose(graph().boxes().size() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> open();
            default -> { }
        }
    }

    private int next(int key) {
        return GraphWalk.next(painter.layout().boxes(), (one, other) -> joined.contains(pair(one, other)),
                selectedNumber(), key);
    }

    /** Tab goes on to the next box, and from the last one to what follows the canvas. */
    private void walk(Event event) {
        switch (event.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> {
                int next = event.detail == SWT.TRAVERSE_TAB_NEXT ? selectedNumber() + 1 : selectedNumber() - 1;
                boolean inside = next >= 0 && next < graph().boxes().size();
                event.doit = !inside;
                if (inside) {
                    choose(next);
                }
            }
            case SWT.TRAVERSE_ESCAPE, SWT.TRAVERSE_PAGE_NEXT, SWT.TRAVERSE_PAGE_PREVIOUS -> event.doit = true;
            default -> event.doit = false;
        }
    }

    /** Copies everything as text. */
    public void copy() {
        Clipboards.copy(getDisplay(), given.text());
    }

    /** All of it at its natural size, smaller only where it is very large. */
    public ImageData picture() {
        Point size = painter.size();
        double smaller = Math.min(1, Math.sqrt((double) LARGEST_PICTURE / ((long) size.x * size.y)));
        int width = Math.max(1, (int) (size.x * smaller));
        int height = Math.max(1, (int) (size.y * smaller));
        Image image = new Image(getDisplay(), width, height);
        GC gc = new GC(image);
        Transform transform = new Transform(getDisplay());
        try {
            gc.setBackground(TableColours.background());
            gc.fillRectangle(0, 0, width, height);
            transform.scale((float) smaller, (float) smaller);
            gc.setTransform(transform);
            painter.paint(gc, -1, false);
            return image.getImageData();
        } finally {
            transform.dispose();
            gc.dispose();
            image.dispose();
        }
    }
}
