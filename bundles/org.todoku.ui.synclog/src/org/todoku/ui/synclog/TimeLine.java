package org.todoku.ui.synclog;

import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.eclipse.swtchart.model.DateArraySeriesModel;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.synclog.LaneBars;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.core.synclog.TimeWindow;
import org.todoku.core.synclog.TimedRun;
import org.todoku.rules.Reader;
import org.todoku.rules.data.Incident;
import org.todoku.ui.TableColours;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;

/**
 * The runs of some servers on one time line, a lane for each; see {@link TimeLineInput} for what mouse and keys do. Only what is in
 * sight is drawn. Widgets: {@code synclog.timeline},
 * {@code synclog.lanes} (the scroll bar of the lanes).
 */
final class TimeLine {

    private static final int NEAR = 4;
    /** So far apart that dates do not touch. */
    private static final int TICK = 100;
    private static final int STRIP = 18;
    private static final int TALLEST = 110;
    private static final int LOWEST = 46;
    /** Where there is less, incidents are named under the mouse only. */
    private static final int LOW = 90;
    private static final long DAYS = 3 * 86_400_000L;
    private static final long MONTHS = 1500 * 86_400_000L;

    private final Reader reader;
    private final LaneTexts texts;
    private final Composite area;
    private final Chart chart;
    private final Control plot;
    private final Slider slider;
    private final ILineSeries<Integer> ends;
    private final List<Runnable> windowListeners = new ArrayList<>();
    private Consumer<TimedRun> selected = run -> { };
    private Consumer<TimedRun> opened = run -> { };
    private Runnable rangeChanged = () -> { };
    private LogContent content = LogContent.NOTHING;
    private Map<SyncLane, List<SyncMarker>> markers = new IdentityHashMap<>();
    private Map<SyncLane, List<TimedRun>> framed = new IdentityHashMap<>();
    private TimeWindow whole = new TimeWindow(0, TimeWindow.SHORTEST);
    private TimeWindow window = whole;
    private TimeWindow range;
    private int firstLane;

    TimeLine(Composite parent, Reader reader, LaneTexts texts) {
        this.reader = reader;
        this.texts = texts;
        area = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 0;
        area.setLayout(layout);
        chart = new Chart(area, SWT.NONE);
        chart.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        slider = WidgetIds.name(new Slider(area, SWT.VERTICAL), "synclog.lanes");
        slider.setLayoutData(new GridData(SWT.END, SWT.FILL, false, true));
        slider.addListener(SWT.Selection, event -> scrollTo(slider.getSelection()));
        chart.suspendUpdate(true);
        chart.getTitle().setVisible(false);
        chart.getLegend().setVisible(false);
        IAxis lanes = chart.getAxisSet().getYAxis(0);
        lanes.getTitle().setVisible(false);
        lanes.getTick().setVisible(false);
        lanes.getGrid().setStyle(LineStyle.NONE);
        lanes.setRange(new Range(0, 1));
        time().getTitle().setVisible(false);
        time().getTick().setTickMarkStepHint(TICK);
        // the chart divides its axis into days and months because this series has dates
        ends = ends(chart);
        ends.setLineStyle(LineStyle.NONE);
        ends.setSymbolType(ILineSeries.PlotSymbolType.NONE);
        chart.suspendUpdate(false);
        plot = WidgetIds.name(chart.getPlotArea().getControl(), "synclog.timeline");
        chart.getPlotArea().addCustomPaintListener(event -> paint(event.gc));
        new TimeLineInput(this, plot);
        plot.addListener(SWT.FocusIn, event -> plot.redraw());
        plot.addListener(SWT.FocusOut, event -> plot.redraw());
        plot.addListener(SWT.Resize, event -> UiThread.later(plot, () -> scrollTo(firstLane)));
        describe();
        TableColours.follow(plot, this::colour);
    }

    /** The chart gives its series without the type of their points, which are numbered. */
    @SuppressWarnings("unchecked")
    private static ILineSeries<Integer> ends(Chart chart) {
        return (ILineSeries<Integer>) chart.getSeriesSet().createSeries(ISeries.SeriesType.LINE, "ends");
    }

    Control control() {
        return area;
    }

    /** Where the mouse and keys work. */
    Control plot() {
        return plot;
    }

    void onSelect(Consumer<TimedRun> listener) {
        selected = listener;
    }

    void onOpen(Consumer<TimedRun> listener) {
        opened = listener;
    }

    void onRange(Runnable listener) {
        rangeChanged = listener;
    }

    void onWindow(Runnable listener) {
        windowListeners.add(listener);
    }

    private IAxis time() {
        return chart.getAxisSet().getXAxis(0);
    }

    private void colour() {
        chart.setBackground(TableColours.background());
        chart.getPlotArea().setBackground(TableColours.background());
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTick().setForeground(TableColours.foreground());
            axis.getGrid().setForeground(TableColours.line());
        }
        chart.redraw();
    }

    /** Shows other runs. What is in sight stays in sight when it was chosen. */
    void show(LogContent shown) {
        boolean chosen = !window.equals(content.atFirst().orElse(window));
        content = shown;
        markers = new IdentityHashMap<>();
        framed = new IdentityHashMap<>();
        Optional<TimeWindow> all = shown.whole();
        all.ifPresent(time -> whole = time);
        TimeWindow first = shown.atFirst().orElse(whole);
        look(chosen && window.meets(whole.from(), whole.to()) ? window.within(whole) : first);
        scrollTo(firstLane);
    }

    void setMarkers(List<SyncMarker> all) {
        markers = new IdentityHashMap<>();
        for (SyncLane lane : content.lanes()) {
            markers.put(lane, all.stream().filter(marker -> marker.server().key().equals(lane.server().key())).toList());
        }
        plot.redraw();
    }

    /** Puts frames around the bars of runs. */
    void frame(List<TimedRun> runs) {
        framed = new IdentityHashMap<>();
        for (SyncLane lane : content.lanes()) {
            List<TimedRun> own = runs.stream().filter(run -> run.server() == lane.server()).toList();
            if (!own.isEmpty()) {
                framed.put(lane, own);
            }
        }
        plot.redraw();
    }

    TimeWindow window() {
        return window;
    }

    /** The selected part; null for none. */
    TimeWindow range() {
        return range;
    }

    void select(TimeWindow part) {
        range = part;
        plot.redraw();
        rangeChanged.run();
    }

    void zoomIn() {
        zoom(1 / TimeLineInput.STEP, middle());
    }

    void zoomOut() {
        zoom(TimeLineInput.STEP, middle());
    }

    void zoomAll() {
        look(whole);
    }

    /** Brings a run into sight. */
    void reveal(TimedRun run) {
        long from = ArrivalTimes.millis(run.started());
        long to = Math.max(from, ArrivalTimes.millis(run.finished()));
        if (to - from > window.length() || from < window.from() || to > window.to()) {
            long room = Math.max(window.length(), (to - from) * 2);
            look(new TimeWindow((from + to - room) / 2, (from + to + room) / 2).within(whole));
        }
        for (int at = 0; at < content.lanes().size(); at++) {
            if (content.lanes().get(at).server() == run.server() && (at < firstLane || at >= firstLane + lanesInSight())) {
                scrollTo(at);
            }
        }
    }

    private long middle() {
        TimeWindow part = range != null && window.meets(range.from(), range.to()) ? range : window;
        return part.from() + part.length() / 2;
    }

    /** @param around a moment that stays where it is */
    void zoom(double factor, long around) {
        look(window.zoomed(factor, around, whole));
    }

    /** Brings a part of the time into sight. */
    void look(TimeWindow other) {
        window = other;
        chart.suspendUpdate(true);
        ends.setDataModel(new DateArraySeriesModel(new Date[] { new Date(window.from()), new Date(window.to()) }, new double[] { 0, 0 }));
        time().getTick().setFormat(dates());
        time().setRange(new Range(window.from(), window.to()));
        chart.suspendUpdate(false);
        chart.redraw();
        windowListeners.forEach(Runnable::run);
    }

    /** Dates under the axis, as fine as the part in sight needs it. */
    private DateFormat dates() {
        DateFormat format = window.length() < DAYS ? DateFormat.getDateTimeInstance(DateFormat.SHORT, DateFormat.SHORT, reader.locale())
                : window.length() < MONTHS ? DateFormat.getDateInstance(DateFormat.MEDIUM, reader.locale())
                        : new SimpleDateFormat("yyyy-MM", reader.locale());
        format.setTimeZone(TimeZone.getTimeZone(reader.zone()));
        return format;
    }

    /** Earlier or later by a share of what is in sight. */
    void move(double share) {
        look(window.moved(share, whole));
    }

    void scrollBy(int lanes) {
        scrollTo(firstLane + lanes);
    }

    /** Shows a part as selected, while it is being dragged; nobody is told yet. */
    void drag(TimeWindow part) {
        range = part;
        plot.redraw();
    }

    /** Chooses the newest run under the mouse. */
    boolean selectAt(int x, int y) {
        Optional<Hit> hit = hit(x, y);
        hit.map(Hit::newest).ifPresent(selected);
        return hit.isPresent();
    }

    /** Opens the run under the mouse, or shows the runs of a bar apart. */
    void openAt(int x, int y) {
        hit(x, y).ifPresent(hit -> {
            if (hit.bar().runs() == 1) {
                opened.accept(hit.newest());
            } else {
                look(new TimeWindow(ArrivalTimes.millis(hit.oldest().started()), ArrivalTimes.millis(hit.newest().finished()))
                        .zoomed(TimeLineInput.STEP, ArrivalTimes.millis(hit.newest().started()), whole).within(whole));
            }
        });
    }

    long timeAt(int x) {
        return window.from() + (long) ((double) x / Math.max(1, plot.getSize().x) * window.length());
    }

    private record Hit(SyncLane lane, LaneBars.Bar bar) {

        TimedRun newest() {
            return lane.runs().get(bar.last());
        }

        TimedRun oldest() {
            return lane.runs().get(bar.first());
        }
    }

    private Optional<Hit> hit(int x, int y) {
        int at = laneAt(y);
        return at < 0 ? Optional.empty()
                : content.bars().get(at).at(window, plot.getSize().x, x).map(bar -> new Hit(content.lanes().get(at), bar));
    }

    private int laneAt(int y) {
        int at = y < top() ? -1 : firstLane + (y - top()) / laneHeight();
        return at < content.lanes().size() ? at : -1;
    }

    /** What is to be told of a place. */
    String hint(int x, int y) {
        String incidents = y >= Math.max(top(), LanePainter.HEADER / 2) ? ""
                : content.analysis().incidents().stream().filter(incident -> incident.covers(Instant.ofEpochMilli(timeAt(x))))
                        .map(texts::hint).collect(Collectors.joining("\n\n"));
        if (!incidents.isEmpty()) {
            return incidents;
        }
        int at = laneAt(y);
        if (at < 0) {
            return "";
        }
        SyncLane lane = content.lanes().get(at);
        LanePainter place = new LanePainter(null, window, plot.getSize().x);
        List<SyncMarker> near = markers.getOrDefault(lane, List.of()).stream().filter(marker -> Math.abs(place.x(marker.at()) - x) <= NEAR)
                .toList();
        return !near.isEmpty() ? texts.hint(near)
                : hit(x, y).map(hit -> texts.hint(hit.lane(), hit.bar())).orElseGet(() -> texts.hint(lane));
    }

    private int top() {
        return plot.getSize().y >= LOW && content.analysis().incidents().stream().anyMatch(this::inSight) ? STRIP : 0;
    }

    private boolean inSight(Incident incident) {
        Instant until = incident.until();
        return window.meets(ArrivalTimes.millis(incident.from()), until == null ? Long.MAX_VALUE : ArrivalTimes.millis(until));
    }

    private int laneHeight() {
        int room = plot.getSize().y - top();
        int least = Math.clamp(room, LOWEST, LanePainter.HEIGHT);
        return Math.clamp(room / Math.max(1, content.lanes().size()), least, TALLEST);
    }

    int lanesInSight() {
        return Math.max(1, (plot.getSize().y - top()) / laneHeight());
    }

    private void scrollTo(int lane) {
        int most = Math.max(0, content.lanes().size() - lanesInSight());
        firstLane = Math.clamp(lane, 0, most);
        int lanes = Math.max(1, content.lanes().size());
        slider.setValues(firstLane, 0, lanes, Math.min(lanesInSight(), lanes), 1, lanesInSight());
        boolean needed = most > 0;
        if (slider.getVisible() != needed) {
            slider.setVisible(needed);
            ((GridData) slider.getLayoutData()).exclude = !needed;
            area.layout();
        }
        plot.redraw();
    }

    private void paint(GC gc) {
        Point size = plot.getSize();
        // the chart leaves the style of its grid
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        LanePainter painter = new LanePainter(gc, window, size.x);
        int height = laneHeight();
        for (int at = firstLane; at < content.lanes().size() && top() + (at - firstLane) * height < size.y; at++) {
            SyncLane lane = content.lanes().get(at);
            int y = top() + (at - firstLane) * height;
            painter.lane(lane, content.bars().get(at), y, height, texts.state(lane), texts.unknown(lane));
            painter.markers(markers.getOrDefault(lane, List.of()), y, height);
            painter.frame(framed.getOrDefault(lane, List.of()), y, height);
        }
        for (Incident incident : content.analysis().incidents()) {
            Instant until = incident.until();
            Instant end = until == null ? Instant.ofEpochMilli(window.to()) : until;
            painter.incident(incident.from(), end, top() == 0 ? "" : reader.shown(incident.title()), STRIP, size.y);
        }
        if (range != null) {
            painter.range(range, size.y);
        }
        if (plot.isFocusControl()) {
            gc.setForeground(TableColours.selection());
            gc.drawRectangle(0, 0, size.x - 1, size.y - 1);
        }
    }

    /** What is on the screen. */
    ImageData picture() {
        Point size = chart.getSize();
        Image image = new Image(chart.getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
        try {
            chart.renderOffscreenImage(image);
            return image.getImageData();
        } finally {
            image.dispose();
        }
    }

    /** The part in sight and the selected part, for people. */
    String spoken() {
        return texts.window(window) + (range == null ? "" : " · " + texts.range(range));
    }

    private void describe() {
        plot.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Log_timeLine;
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = spoken() + "\n" + texts.all(content.lanes());
            }
        });
    }
}
