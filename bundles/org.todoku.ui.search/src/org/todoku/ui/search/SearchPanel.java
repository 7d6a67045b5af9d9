package org.todoku.ui.search;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.query.QueryMessages;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;
import org.todoku.store.FleetView;
import org.todoku.store.FoundUpdates;
import org.todoku.ui.Clipboards;
import org.todoku.ui.EmptyState;
import org.todoku.ui.LatestWork;
import org.todoku.ui.SearchWish;
import org.todoku.ui.ServerChoice;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;

/**
 * Searches while one types and lists every match with its standing on every server. Names of widgets: {@code search.text},
 * {@code search.completion}, {@code search.explain}, {@code search.servers}, {@code search.count}, {@code search.all},
 * {@code search.note}, {@code search.table}, {@code search.details}, {@code search.none.explain}, and those of {@link EmptyState}.
 */
final class SearchPanel extends Composite implements SessionListener {

    /** Enough to read; more are listed on request. */
    private static final int FIRST = 1000;
    /** Milliseconds to wait for another key: searching takes about as long. */
    private static final int PAUSE = 15;
    /** Up to so many servers have all their columns, until the user wants it otherwise. */
    private static final int FEW = 2;

    /** Nobody looks for more marked rows than these in another view. */
    private static final int MOST_TOLD = 10_000;

    private final Session session;
    private final ApprovalTexts approvals = new ApprovalTexts();
    private final SearchColumns columns;
    private final LatestWork searching = new LatestWork(Messages.Searching, PAUSE, true);
    private final LatestWork listing = new LatestWork(Messages.Listing, 0, false);
    private final LatestWork preparing = new LatestWork(Messages.Searching, 0, true);
    private final SearchBox box;
    private final Button explain;
    private final ServerChoice servers;
    private final CountLine count;
    private final Label note;
    private final SashForm sash;
    private final Composite stack;
    private final StackLayout pages = new StackLayout();
    private final EmptyState noServers;
    private final EmptyState noHits;
    private final TodokuTable<SearchRow> table;
    private final SearchDetails details;
    private Listed shown;
    private SearchWish given;
    /** What the user wants to see of each server; null to leave it to the number of servers. */
    private Set<ServerColumns> parts;
    private Set<UUID> marked = Set.of();
    private boolean selecting;

    SearchPanel(Composite parent, Session session) {
        super(parent, SWT.NONE);
        this.session = session;
        this.columns = new SearchColumns(session, approvals);
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 8;
        setLayout(layout);
        box = new SearchBox(this, session);
        box.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        explain = WidgetIds.name(new Button(this, SWT.PUSH), "search.explain");
        explain.setText(Messages.Explain);
        explain.setToolTipText(Messages.Explain_hint);
        servers = new ServerChoice(this, session, "search.servers");
        count = new CountLine(this, session.reader(), () -> search(Integer.MAX_VALUE), this::stop);
        count.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        note = WidgetIds.name(new Label(this, SWT.WRAP), "search.note");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        wide.widthHint = 200;
        wide.exclude = true;
        note.setLayoutData(wide);
        sash = new SashForm(this, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        stack = new Composite(sash, SWT.NONE);
        stack.setLayout(pages);
        noServers = EmptyState.firstSteps(stack, session);
        noHits = new EmptyState(stack, "", "");
        noHits.link("search.none.explain", Messages.None_explain, this::askTyped);
        table = new TodokuTable<>(stack, TodokuTable.Selecting.ROWS, "search.table", Messages.Table_name);
        details = new SearchDetails(sash, session, this::followed);
        sash.setWeights(60, 40);
        sash.setMaximizedControl(stack);
        listen();
        addDisposeListener(event -> {
            searching.cancel();
            listing.cancel();
            preparing.cancel();
        });
        updatesSelected();
        fleetChanged();
    }

    private void listen() {
        box.onChange(() -> {
            given = null;
            search(FIRST);
        });
        box.onEnter(this::askTyped);
        box.onLeaveDown(() -> {
            if (pages.topControl == table.control()) {
                table.focus();
            }
        });
        explain.addListener(SWT.Selection, event -> askSelected());
        servers.onChange(this::columnsChanged);
        stack.addListener(SWT.Resize, event -> fit());
        table.mark(row -> marked.contains(row.id()));
        table.onSelect(this::selected);
        table.onArranged(this::tellCount);
        table.onOpen(this::ask);
        table.onLeaveUp(this::focusText);
        details.control().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                table.focus();
            }
        });
        table.addToMenu(Messages.Explain, this::askSelected);
        table.addToMenu(Messages.Details_action, this::goToDetails);
        table.addToMenu(Messages.CopyGuid, this::copyGuid);
        table.setExport(this::everything);
        UserFiles.acceptDrops(this, session);
    }

    /** Shows the details and goes to them. */
    void goToDetails() {
        showDetails(true);
        details.control().setFocus();
    }

    void focusText() {
        if (box.control().isEnabled()) {
            box.control().setFocus();
            box.control().selectAll();
        } else {
            noServers.setFocus();
        }
    }

    TodokuTable<SearchRow> table() {
        return table;
    }

    ServerChoice servers() {
        return servers;
    }

    /** What is typed. */
    String query() {
        return box.control().getText();
    }

    /** Searches for a text as if the user had typed it. */
    void search(String query) {
        given = null;
        box.setQuietly(query);
        search(FIRST);
    }

    /** Lists certain updates, until the user types. */
    void list(SearchWish wish) {
        box.setQuietly("");
        given = wish;
        search(FIRST);
    }

    boolean detailsShown() {
        return sash.getMaximizedControl() == null;
    }

    void showDetails(boolean visible) {
        if (visible != detailsShown()) {
            sash.setMaximizedControl(visible ? null : stack);
            if (visible) {
                showSelected();
            }
        }
    }

    boolean detailsBelow() {
        return sash.getOrientation() == SWT.VERTICAL;
    }

    void setDetailsBelow(boolean below) {
        sash.setOrientation(below ? SWT.VERTICAL : SWT.HORIZONTAL);
    }

    int[] weights() {
        return sash.getWeights();
    }

    void setWeights(int list, int page) {
        sash.setWeights(list, page);
    }

    /** What each server has columns for. */
    Set<ServerColumns> parts() {
        return parts != null ? parts : servers.keys().size() <= FEW ? EnumSet.allOf(ServerColumns.class) : EnumSet.of(ServerColumns.STATE);
    }

    /** Whether the user chose {@link #parts}. */
    boolean partsChosen() {
        return parts != null;
    }

    void setParts(Set<ServerColumns> wanted) {
        parts = wanted.isEmpty() ? EnumSet.of(ServerColumns.STATE) : EnumSet.copyOf(wanted);
        columnsChanged();
    }

    /** What it takes to show the columns may have to be made in the background. */
    private void columnsChanged() {
        if (shown != null) {
            showColumns();
            search(shown.part() || shown.rows().size() <= FIRST ? FIRST : Integer.MAX_VALUE);
        }
    }

    private void showColumns() {
        table.setColumns(columns.of(shown.found().servers(), servers.keys(), parts()));
        table.setFrozenColumns(SearchColumns.FROZEN);
        fit();
    }

    @Override
    public void fleetChanged() {
        boolean empty = session.view().servers().isEmpty() && session.view().catalogues().isEmpty();
        noServers.showFirstSteps(session);
        box.control().setEnabled(!empty);
        explain.setEnabled(!empty);
        if (empty) {
            stop();
            searching.cancel();
            shown = null;
            given = null;
            table.setRows(List.of());
            details.show(null);
            count.clear();
            show(noServers);
        } else if (session.view() instanceof FleetView fleet) {
            preparing.start(progress -> {
                fleet.prepareSearches();
                // the names of months are loaded at their first use, which takes a tenth of a second
                session.reader().shown(session.clock().instant());
                return fleet;
            }, prepared -> { });
            box.fleetChanged();
            details.fleetChanged();
            search(FIRST);
        }
    }

    @Override
    public void fleetEdited() {
        if (shown != null) {
            showColumns();
        }
    }

    @Override
    public void updatesSelected() {
        marked = selecting ? Set.of() : new HashSet<>(session.selectedUpdates());
        table.redraw();
    }

    private void search(int limit) {
        if (!(session.view() instanceof FleetView fleet) || !box.control().isEnabled()) {
            return;
        }
        UpdateQuery query = UpdateQuery.parse(query());
        SearchWish wish = given;
        boolean withApprovals = parts().contains(ServerColumns.APPROVAL);
        Listing list = new Listing(fleet, session.reader().locale());
        LatestWork work = limit > FIRST || wish != null ? listing : searching;
        searching.cancel();
        listing.cancel();
        work.start(progress -> {
            Listed found = wish == null ? list.search(query, limit, progress) : list.given(wish, progress);
            approvals.prepare(withApprovals ? found.found().servers() : List.of());
            return found;
        }, this::show, this::tellCount);
        if (work == listing) {
            tellCount();
        }
    }

    private void stop() {
        listing.stop();
        table.stopArranging();
    }

    private void show(Listed listed) {
        if (isDisposed()) {
            return;
        }
        boolean otherServers = shown == null || !same(shown.found().servers(), listed.found().servers());
        shown = listed;
        if (otherServers || table.columns().isEmpty()) {
            showColumns();
        }
        table.setRows(listed.rows());
        tellCount();
        tellGaps(listed.found());
        if (listed.found().total() == 0) {
            showNone(listed);
        } else {
            show(table.control());
        }
    }

    private void showNone(Listed listed) {
        boolean incomplete = listed.found().servers().stream().anyMatch(server -> !server.updatesComplete());
        UpdateQuery query = listed.found().query();
        if (listed.given().isPresent() || namesUpdates(query)) {
            noHits.show(Messages.bind(Messages.None_title, listed.given().map(SearchWish::text).orElse(query.text())),
                    incomplete ? Messages.None_incomplete : Messages.None_text);
        } else {
            noHits.show(Messages.bind(Messages.None_matchTitle, query.text()),
                    incomplete ? Messages.None_matchIncomplete : Messages.None_match);
        }
        show(noHits);
    }

    /** Whether the query only says which update is meant, and not how or where it is. */
    private static boolean namesUpdates(UpdateQuery query) {
        return query.terms().stream().allMatch(term -> term instanceof Term.Kb || term instanceof Term.Guid || term instanceof Term.Text
                || term instanceof Term.Cve);
    }

    /** States are compared as they are, for comparing what is in them would take long. */
    private static boolean same(List<ServerState> one, List<ServerState> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Servers have the room that their words need, so that as many as possible are in sight; the title has what they leave. */
    private void fit() {
        int room = stack.getClientArea().width;
        if (room > 0 && !table.columns().isEmpty()) {
            columns.fit(table, room);
        }
    }

    private void tellCount() {
        if (shown != null && !isDisposed()) {
            count.show(shown, table, listing.isRunning() ? Messages.Listing : table.arranging() ? Messages.Arranging : "");
        }
    }

    /** What was not understood of the query, and what no source could say of it. */
    private void tellGaps(FoundUpdates found) {
        Locale locale = session.reader().locale();
        String said = Stream.concat(found.query().problems().stream().map(problem -> QueryMessages.message(problem, locale)),
                QueryMessages.messages(found.unjudged(), locale).stream()).collect(Collectors.joining(" "));
        String text = said.replace("&", "&&");
        if (!text.equals(note.getText())) {
            note.setText(text);
            note.setVisible(!said.isEmpty());
            ((GridData) note.getLayoutData()).exclude = said.isEmpty();
            layout();
        }
    }

    private void show(Control page) {
        if (pages.topControl != page) {
            pages.topControl = page;
            stack.layout();
        }
    }

    private void selected() {
        List<UUID> ids = table.selection().stream().limit(MOST_TOLD).map(SearchRow::id).toList();
        if (!ids.isEmpty()) {
            select(ids);
            showSelected();
        }
    }

    private void select(List<UUID> ids) {
        selecting = true;
        session.selectUpdates(ids);
        selecting = false;
        if (!marked.isEmpty()) {
            marked = Set.of();
            table.redraw();
        }
    }

    private void showSelected() {
        if (detailsShown()) {
            table.selection().stream().findFirst().map(SearchRow::id).ifPresent(details::show);
        }
    }

    /** The user went on to another update in the details: its row is marked where it is listed. */
    private void followed(UUID update) {
        session.selectUpdates(List.of(update));
    }

    /** Enter in the text: the one match there is, or whatever was typed. */
    private void askTyped() {
        UpdateQuery typed = UpdateQuery.parse(query());
        if (shown != null && shown.found().query().equals(typed) && shown.found().total() == 1) {
            ask(shown.rows().get(0));
        } else {
            session.ask(typed);
        }
    }

    private void askSelected() {
        table.selection().stream().findFirst().ifPresentOrElse(this::ask, this::askTyped);
    }

    private void ask(SearchRow row) {
        session.ask(UpdateQuery.parse(row.id().toString()));
    }

    private void copyGuid() {
        Clipboards.copy(getDisplay(), String.join(System.lineSeparator(),
                table.selection().stream().map(row -> row.id().toString()).toList()));
    }

    /** All matches, not only those listed, with the columns that are shown; as the user sorted and filters them. */
    UserFiles.Writing everything() {
        Listed listed = shown;
        if (listed == null || !listed.part() || !(session.view() instanceof FleetView fleet)) {
            return table.writing("id", progress -> listed == null ? List.of() : listed.rows());
        }
        Listing list = new Listing(fleet, session.reader().locale());
        UpdateQuery query = listed.found().query();
        return table.writing("id", (Progress progress) -> list.everything(query, progress));
    }
}
