package org.todoku.ui.synclog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.synclog.FailureGroup;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.TimedRun;
import org.todoku.report.SyncErrorTexts;
import org.todoku.report.SyncLogTexts;
import org.todoku.ui.EmptyState;
import org.todoku.ui.ExportOfShown;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.SpokenName;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewPin;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/**
 * Synchronisation runs of the selected server, or of all chosen ones, on a time line and in a table. Widgets: those of
 * {@link LogBar} and {@link TimeLine}, {@code synclog.summary}, {@code synclog.window}, {@code synclog.count},
 * {@code synclog.table}, {@code synclog.causes}, {@code synclog.details}; actions those of {@link LogTools}.
 */
public final class SyncLogView extends ViewPart implements SessionListener {

    private static final int LOW = 260;

    private final LatestWork reading = new LatestWork(Messages.Log_reading, 0, false);
    private final LatestWork readingMarkers = new LatestWork(Messages.Log_readingChanges, 0, true);
    private final LatestWork filtering = new LatestWork(Messages.Log_filtering, 0, true);
    private final LatestWork finding = new LatestWork(Messages.Log_finding, 0, true);
    private final LatestWork marking = new LatestWork(Messages.Log_finding, 0, true);
    private Session session;
    private SyncLogTexts words;
    private LogColumns columns;
    private LogDetails detailTexts;
    private ViewPin pin;
    private IMemento saved;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private Composite content;
    private LogBar bar;
    private Label summary;
    private Label window;
    private Label count;
    private LogTools tools;
    private ExportOfShown export;
    private TimeLine timeLine;
    private Composite lists;
    private StackLayout listed;
    private TodokuTable<TimedRun> table;
    private TodokuTable<FailureGroup> causes;
    private Text details;
    private LogContent shown = LogContent.NOTHING;
    private LogFilter filter = LogFilter.NONE;
    private TimedRun wanted;
    private RunSought sought;

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        saved = memento;
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.synclog");
        session = Session.current();
        words = new SyncLogTexts(session.reader());
        SyncErrorTexts errors = new SyncErrorTexts(session.reader(), () -> shown.signatures());
        columns = new LogColumns(session.reader(), words, errors);
        detailTexts = new LogDetails(session.reader(), words, errors);
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        content = new Composite(area, SWT.NONE);
        content.setLayout(new GridLayout());
        bar = new LogBar(content, session, this);
        summary = WidgetIds.name(new Label(content, SWT.WRAP), "synclog.summary");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        summary.setLayoutData(wide);
        createLists();
        UserFiles.acceptDrops(area, session);
        export = new ExportOfShown(() -> grouped() ? causes : table);
        export.of(table);
        tools = new LogTools(getViewSite().getActionBars(), this, export);
        pin = ViewPin.add(this, session);
        pin.restore(saved);
        pin.onChange(this::serverSelected);
        bar.restore(saved);
        table.restore(saved == null ? null : saved.getChild("runs"));
        session.addListener(this, getSite(), area);
        fleetChanged();
    }

    private void createLists() {
        SashForm sash = new SashForm(content, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Composite upper = new Composite(sash, SWT.NONE);
        GridLayout tight = new GridLayout(2, false);
        tight.marginWidth = 0;
        tight.marginHeight = 0;
        tight.verticalSpacing = 2;
        upper.setLayout(tight);
        timeLine = new TimeLine(upper, session.reader(), new LaneTexts(session.reader(), words));
        timeLine.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        window = WidgetIds.name(new Label(upper, SWT.NONE), "synclog.window");
        window.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        window.setToolTipText(Messages.Log_legend);
        count = WidgetIds.name(new Label(upper, SWT.NONE), "synclog.count");
        count.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        timeLine.onSelect(this::selectRun);
        timeLine.onOpen(this::openUpdates);
        timeLine.onWindow(this::saySight);
        timeLine.onRange(() -> {
            saySight();
            bar.ranged(timeLine.range() != null);
            filter(filter.within(timeLine.range()));
        });
        SashForm lower = new SashForm(sash, SWT.VERTICAL);
        lists = new Composite(lower, SWT.NONE);
        listed = new StackLayout();
        lists.setLayout(listed);
        table = new TodokuTable<>(lists, TodokuTable.Selecting.ROWS, "synclog.table", Messages.Log_name);
        table.setColumns(columns.runs(false, false));
        LogColumns.fit(table);
        table.onSelect(this::runSelected);
        table.onOpen(this::openUpdates);
        table.onLeaveUp(() -> timeLine.plot().setFocus());
        table.onArranged(this::counted);
        table.addToMenu(Messages.Log_showUpdates, () -> table.selection().stream().findFirst().ifPresent(this::openUpdates));
        table.addToMenu(Messages.Log_showInTimeLine, () -> table.selection().stream().findFirst().ifPresent(this::showInTimeLine));
        listed.topControl = table.control();
        details = WidgetIds.name(new Text(lower, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER), "synclog.details");
        details.setMessage(Messages.Log_details);
        SpokenName.give(details, Messages.Log_details);
        sash.setWeights(52, 48);
        lower.setWeights(66, 34);
        // beside each other where the view is low
        lower.addListener(SWT.Resize, event -> lower.setOrientation(lower.getSize().y < LOW ? SWT.HORIZONTAL : SWT.VERTICAL));
    }

    private void saySight() {
        window.setText(timeLine.spoken().replace("&", "&&"));
    }

    TimeLine timeLine() {
        return timeLine;
    }

    @Override
    public void saveState(IMemento memento) {
        pin.save(memento);
        bar.save(memento);
        table.save(memento.createChild("runs"));
    }

    @Override
    public void fleetChanged() {
        bar.setServers(session.view().servers());
        show();
    }

    @Override
    public void serverSelected() {
        if (!bar.several()) {
            show();
        }
    }

    @Override
    public void updatesSelected() {
        mark();
    }

    /** Reads the log of the servers that are to be shown. */
    void show() {
        List<ServerState> servers = servers();
        if (servers.isEmpty()) {
            reading.cancel();
            readingMarkers.cancel();
            first.showFirstSteps(session);
            top(first);
            return;
        }
        if (!bar.several()) {
            bar.setServer(servers.getFirst().server());
        }
        FactBase facts = session.view();
        reading.start(progress -> LogContent.read(facts, servers, session.engine().rules().data(), progress), this::shown);
    }

    private List<ServerState> servers() {
        List<String> keys = bar.several() ? bar.chosen() : pin.server().stream().toList();
        return keys.stream().map(session::state).flatMap(Optional::stream).toList();
    }

    private void shown(LogContent read) {
        if (area.isDisposed()) {
            return;
        }
        List<SyncLane> lanes = read.lanes();
        // read again, it stays selected
        wanted = table.selection().stream().findFirst().orElse(null);
        if (sought != null) {
            wanted = sought.among(read.runs()).orElse(wanted);
            sought = null;
        }
        boolean odd = odd(lanes) > 0;
        if (lanes.size() > 1 != shown.lanes().size() > 1 || odd != odd(shown.lanes()) > 0) {
            table.setColumns(columns.runs(lanes.size() > 1, odd));
            LogColumns.fit(table);
        }
        shown = read;
        if (!filter.cause().isEmpty() && read.analysis().causes().stream().noneMatch(group -> group.cause().equals(filter.cause()))) {
            filter = filter.of("");
        }
        summary.setText(summary(lanes).replace("&", "&&"));
        timeLine.show(read);
        if (causes != null) {
            causes.setRows(read.analysis().causes());
        }
        top(content);
        content.layout();
        filter(filter);
        mark();
        List<ServerState> servers = lanes.stream().map(SyncLane::server).toList();
        session.workspace().ifPresent(workspace -> readingMarkers
                .start(progress -> LogContent.markers(workspace, servers, progress), timeLine::setMarkers));
    }

    private void top(Composite composite) {
        stack.topControl = composite;
        area.layout();
    }

    private String summary(List<SyncLane> lanes) {
        if (lanes.size() == 1) {
            SyncLane lane = lanes.getFirst();
            return lane.history().isKnown() ? String.join(" ", words.state(lane)) : NLS.bind(Messages.Log_unknownHistory,
                    lane.server().server());
        }
        List<String> failing = names(lanes, lane -> lane.failing().isPresent());
        List<String> unknown = names(lanes, lane -> !lane.history().isKnown());
        long odd = odd(lanes);
        List<String> parts = new ArrayList<>();
        parts.add(failing.isEmpty() ? NLS.bind(Messages.Log_noneFails, lanes.size())
                : NLS.bind(Messages.Log_someFail, new Object[] { failing.size(), lanes.size(), String.join(", ", failing) }));
        if (!unknown.isEmpty()) {
            parts.add(NLS.bind(Messages.Log_unknownHistory, String.join(", ", unknown)));
        }
        if (odd > 0) {
            parts.add(NLS.bind(Messages.Log_oddRuns, odd));
        }
        return String.join(" ", parts);
    }

    private static long odd(List<SyncLane> lanes) {
        return lanes.stream().mapToLong(SyncLane::odd).sum();
    }

    private static List<String> names(List<SyncLane> lanes, java.util.function.Predicate<SyncLane> which) {
        List<String> all = lanes.stream().filter(which).map(lane -> lane.server().server()).toList();
        int most = 5;
        return all.size() <= most ? all
                : java.util.stream.Stream.concat(all.stream().limit(most), java.util.stream.Stream.of("+" + (all.size() - most))).toList();
    }

    void failuresOnly(boolean only) {
        filter(filter.failuresOnly(only));
    }

    /** Lists the causes, or the runs. */
    void byCause(boolean group) {
        if (group && causes == null) {
            causes = new TodokuTable<>(lists, TodokuTable.Selecting.ROWS, "synclog.causes", Messages.Log_causesName);
            causes.setColumns(columns.causes());
            LogColumns.fit(causes);
            export.of(causes);
            causes.onSelect(this::causeSelected);
            causes.onOpen(this::openRuns);
            causes.onLeaveUp(() -> timeLine.plot().setFocus());
            causes.addToMenu(Messages.Log_showRuns, () -> causes.selection().stream().findFirst().ifPresent(this::openRuns));
            causes.setRows(shown.analysis().causes());
        }
        listed.topControl = group ? causes.control() : table.control();
        lists.layout();
        export.refresh();
        if (group) {
            if (causes.selection().isEmpty()) {
                causes.select(0);
            }
            causeSelected();
        } else {
            runSelected();
        }
        counted();
    }

    private boolean grouped() {
        return causes != null && listed.topControl == causes.control();
    }

    /** The runs of one cause, in the table of runs. */
    private void openRuns(FailureGroup group) {
        bar.setGrouped(false);
        bar.setCause(true);
        filter(filter.of(group.cause()));
        byCause(false);
    }

    void anyCause() {
        bar.setCause(false);
        filter(filter.of(""));
    }

    private void filter(LogFilter wantedRuns) {
        filter = wantedRuns;
        LogContent of = shown;
        filtering.start(progress -> of.rows(wantedRuns, progress), rows -> {
            if (!area.isDisposed() && of == shown) {
                rows(rows);
            }
        });
    }

    private void rows(List<TimedRun> rows) {
        table.setRows(rows);
        int at = wanted == null ? 0 : Math.max(0, index(table.rows(), wanted));
        wanted = null;
        table.select(at);
        runSelected();
        counted();
    }

    private void counted() {
        count(grouped() ? NLS.bind(Messages.Log_countCauses, shown.analysis().causes().size())
                : NLS.bind(Messages.Log_count, session.reader().shown((long) table.rows().size()),
                        session.reader().shown((long) shown.runs().size())));
    }

    private void count(String text) {
        if (!text.equals(count.getText())) {
            count.setText(text);
            count.getParent().layout();
        }
    }

    private void runSelected() {
        if (grouped()) {
            return;
        }
        List<TimedRun> runs = table.selection();
        details.setText(runs.stream().findFirst().map(run -> detailTexts.of(run, shown.analysis())).orElse(""));
        timeLine.frame(runs);
        tools.selected(runs.stream().findFirst().filter(SyncLogView::brought).isPresent());
    }

    private void causeSelected() {
        if (!grouped()) {
            return;
        }
        Optional<FailureGroup> group = causes.selection().stream().findFirst();
        details.setText(group.map(one -> detailTexts.of(one, shown.analysis())).orElse(""));
        timeLine.frame(group.map(FailureGroup::runs).orElse(List.of()));
        tools.selected(false);
    }

    private static boolean brought(TimedRun run) {
        Long brought = run.brought();
        return brought != null && brought > 0;
    }

    /** A run that was chosen on the time line; a filter that hides it is taken off. */
    private void selectRun(TimedRun run) {
        if (grouped()) {
            bar.setGrouped(false);
            byCause(false);
        }
        int at = index(table.rows(), run);
        if (at >= 0) {
            table.select(at);
            return;
        }
        wanted = run;
        bar.showAll();
        filter(new LogFilter(false, timeLine.range(), ""));
    }

    private static int index(List<? extends TimedRun> rows, TimedRun run) {
        for (int at = 0; at < rows.size(); at++) {
            if (same(rows.get(at), run)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether it is the same run, though it may have been read anew. */
    private static boolean same(TimedRun one, TimedRun two) {
        return one.run().id().equals(two.run().id()) && one.started().equals(two.started())
                && one.server().key().equals(two.server().key());
    }

    private void showInTimeLine(TimedRun run) {
        timeLine.reveal(run);
    }

    void openSelectedUpdates() {
        table.selection().stream().findFirst().ifPresent(this::openUpdates);
    }

    /** Opens a search with the updates that a run brought. */
    private void openUpdates(TimedRun run) {
        if (!brought(run)) {
            return;
        }
        FactBase facts = session.view();
        String what = NLS.bind(Messages.Log_searchOf, run.server().server(), session.reader().shown(run.started()));
        finding.start(progress -> List.copyOf(facts.arrived(run.server(), run.started(), run.finished())),
                updates -> session.search(what, updates));
    }

    /** Tints the runs that brought what is selected elsewhere. */
    private void mark() {
        List<UUID> updates = session.selectedUpdates();
        if (updates.isEmpty() || shown == LogContent.NOTHING) {
            table.mark(run -> false);
            return;
        }
        FactBase facts = session.view();
        LogContent of = shown;
        List<UUID> few = updates.stream().limit(LogMarks.MOST).toList();
        Work.Call<Set<TimedRun>> call = progress -> LogMarks.of(of, few,
                (server, update) -> facts.on(server, update).map(ServerUpdate::presence), progress);
        marking.start(call, runs -> {
            if (!area.isDisposed() && of == shown) {
                table.mark(runs::contains);
            }
        });
    }

    boolean pinned() {
        return pin.pinned();
    }

    /** Shows the selected server, and there a run, whatever was filtered. */
    void reveal(RunSought run) {
        bar.single();
        bar.showAll();
        if (grouped()) {
            bar.setGrouped(false);
            byCause(false);
        }
        timeLine.select(null);
        filter = LogFilter.NONE;
        sought = run;
        show();
    }

    void savePicture() {
        String name = shown.lanes().size() == 1 ? shown.lanes().getFirst().server().key().replaceAll("[^\\p{Alnum}.-]", "-") : "servers";
        ImageData picture = timeLine.picture();
        UserFiles.choose(area.getShell(), Messages.Log_savePicture, "sync-log-" + name.toLowerCase(Locale.ROOT) + ".png", "*.png")
                .ifPresent(file -> savePicture(picture, file));
    }

    private static void savePicture(ImageData picture, Path file) {
        Work.inBackground(Messages.Log_savePicture, progress -> {
            UserFiles.writeBytes(file, out -> {
                ImageLoader loader = new ImageLoader();
                loader.data = new ImageData[] { picture };
                loader.save(out, SWT.IMAGE_PNG);
            });
            return file;
        }, done -> { });
    }

    @Override
    public void setFocus() {
        if (stack.topControl == content) {
            (grouped() ? causes : table).focus();
        } else {
            first.setFocus();
        }
    }

    @Override
    public void dispose() {
        List.of(reading, readingMarkers, filtering, finding, marking).forEach(LatestWork::cancel);
        super.dispose();
    }
}
