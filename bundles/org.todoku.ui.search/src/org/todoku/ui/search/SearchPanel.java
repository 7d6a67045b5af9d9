package org.todoku.ui.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.todoku.core.ServerState;
import org.todoku.core.query.QueryMessages;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.SearchReports;
import org.todoku.store.FleetView;
import org.todoku.ui.Clipboards;
import org.todoku.ui.EmptyState;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;

/**
 * Searches while one types and lists every match with its standing on every server. Names of widgets: {@code search.text},
 * {@code search.explain}, {@code search.count}, {@code search.all}, {@code search.table}, {@code search.none.explain}, and those
 * of {@link EmptyState}.
 */
final class SearchPanel extends Composite implements SessionListener {

    /** Enough to read; more are listed on request. */
    private static final int FIRST = 1000;
    private static final int PAUSE = 50;

    private final Session session;
    private final SearchColumns columns;
    private final LatestWork searching = new LatestWork(Messages.Searching, PAUSE, true);
    private final LatestWork preparing = new LatestWork(Messages.Searching, 0, true);
    private final Text text;
    private final Button explain;
    private final Label count;
    private final Link all;
    private final Label note;
    private final Composite stack;
    private final StackLayout pages = new StackLayout();
    private final EmptyState noServers;
    private final EmptyState noHits;
    private final TodokuTable<SearchHit> table;
    private SearchResult shown;
    private List<ServerState> shownServers = List.of();

    SearchPanel(Composite parent, Session session) {
        super(parent, SWT.NONE);
        this.session = session;
        this.columns = new SearchColumns(session);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 8;
        setLayout(layout);
        text = WidgetIds.name(new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "search.text");
        text.setMessage(Messages.Text_message);
        text.setToolTipText(Messages.Text_hint);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        explain = WidgetIds.name(new Button(this, SWT.PUSH), "search.explain");
        explain.setText(Messages.Explain);
        explain.setToolTipText(Messages.Explain_hint);
        Composite line = new Composite(this, SWT.NONE);
        GridLayout lineLayout = new GridLayout(2, false);
        lineLayout.marginHeight = 0;
        lineLayout.marginWidth = 2;
        line.setLayout(lineLayout);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        count = WidgetIds.name(new Label(line, SWT.NONE), "search.count");
        count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        all = WidgetIds.name(new Link(line, SWT.NONE), "search.all");
        all.setText("<a>" + Messages.ListAll + "</a>");
        all.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false));
        note = WidgetIds.name(new Label(this, SWT.WRAP), "search.note");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = 200;
        wide.exclude = true;
        note.setLayoutData(wide);
        stack = new Composite(this, SWT.NONE);
        stack.setLayout(pages);
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        noServers = EmptyState.firstSteps(stack, session);
        noHits = new EmptyState(stack, "", "");
        noHits.link("search.none.explain", Messages.None_explain, this::askTyped);
        table = new TodokuTable<>(stack, TodokuTable.Selecting.ROWS, "search.table", Messages.Table_name);
        listen();
        session.addListener(this);
        addDisposeListener(event -> {
            session.removeListener(this);
            searching.cancel();
            preparing.cancel();
        });
        fleetChanged();
    }

    private void listen() {
        text.addListener(SWT.Modify, event -> {
            // a tooltip would cover the hits
            text.setToolTipText(text.getText().isEmpty() ? Messages.Text_hint : null);
            search(FIRST);
        });
        text.addListener(SWT.DefaultSelection, event -> {
            if (event.detail != SWT.ICON_CANCEL) {
                askTyped();
            }
        });
        text.addListener(SWT.KeyDown, this::keyInText);
        explain.addListener(SWT.Selection, event -> askSelected());
        all.addListener(SWT.Selection, event -> search(Integer.MAX_VALUE));
        stack.addListener(SWT.Resize, event -> fit());
        table.onOpen(this::ask);
        table.onLeaveUp(this::focusText);
        table.addToMenu(Messages.Explain, this::askSelected);
        table.addToMenu(Messages.CopyGuid, this::copyGuid);
        table.setExport(this::everything);
        UserFiles.acceptDrops(this, session);
    }

    private void keyInText(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN && pages.topControl == table.control()) {
            table.focus();
            event.doit = false;
        } else if (event.keyCode == SWT.ESC && !text.getText().isEmpty()) {
            text.setText("");
            event.doit = false;
        }
    }

    void focusText() {
        if (text.isEnabled()) {
            text.setFocus();
            text.selectAll();
        } else {
            noServers.setFocus();
        }
    }

    IAction exportAction() {
        IAction export = table.exportAction();
        export.setToolTipText(Messages.Export_hint);
        export.setImageDescriptor(ImageDescriptor.createFromURL(SearchPanel.class.getResource("/icons/export.png")));
        return export;
    }

    @Override
    public void fleetChanged() {
        boolean empty = session.view().servers().isEmpty() && session.view().catalogues().isEmpty();
        noServers.showFirstSteps(session);
        text.setEnabled(!empty);
        explain.setEnabled(!empty);
        if (empty) {
            searching.cancel();
            shown = null;
            table.setRows(List.of());
            tell("", false);
            show(noServers);
        } else {
            if (session.view() instanceof FleetView fleet) {
                preparing.start(progress -> {
                    fleet.prepareSearches();
                    return fleet;
                }, prepared -> { });
            }
            search(FIRST);
        }
    }

    @Override
    public void fleetEdited() {
        table.setColumns(columns.of(shownServers));
        fit();
    }

    private void search(int limit) {
        UpdateQuery query = UpdateQuery.parse(text.getText());
        if (!session.view().servers().isEmpty() || !session.view().catalogues().isEmpty()) {
            searching.start(progress -> session.view().search(query, limit), this::show);
        }
    }

    private void show(SearchResult result) {
        if (isDisposed()) {
            return;
        }
        shown = result;
        if (!result.servers().equals(shownServers) || table.columns().isEmpty()) {
            shownServers = result.servers();
            table.setColumns(columns.of(shownServers));
            table.setFrozenColumns(SearchColumns.FROZEN);
            fit();
        }
        table.setRows(result.hits());
        boolean part = result.hits().size() < result.total();
        tell(part ? Messages.bind(Messages.Count_part, number(result.hits().size()), number(result.total()))
                : result.total() == 1 ? Messages.Count_one : Messages.bind(Messages.Count_all, number(result.total())), part);
        tellGaps(result);
        if (result.total() == 0) {
            boolean incomplete = shownServers.stream().anyMatch(server -> !server.updatesComplete());
            noHits.show(Messages.bind(Messages.None_title, result.query().text()),
                    incomplete ? Messages.None_incomplete : Messages.None_text);
            show(noHits);
        } else {
            show(table.control());
        }
    }

    /** Servers have the room that their words need, so that as many as possible are in sight; the title has what they leave. */
    private void fit() {
        int room = stack.getClientArea().width;
        if (room > 0 && !table.columns().isEmpty()) {
            columns.fit(table, room);
        }
    }

    private String number(long value) {
        return session.reader().shown(value);
    }

    private void tell(String line, boolean more) {
        count.setText(line);
        all.setVisible(more);
        count.getParent().layout(true);
    }

    /** What was not understood of the query, and what no source could say of it. */
    private void tellGaps(SearchResult result) {
        Locale locale = session.reader().locale();
        String said = Stream.concat(result.query().problems().stream().map(problem -> QueryMessages.message(problem, locale)),
                QueryMessages.messages(result.unjudged(), locale).stream()).collect(Collectors.joining(" "));
        note.setText(said.replace("&", "&&"));
        note.setVisible(!said.isEmpty());
        ((GridData) note.getLayoutData()).exclude = said.isEmpty();
        layout();
    }

    private void show(org.eclipse.swt.widgets.Control page) {
        if (pages.topControl != page) {
            pages.topControl = page;
            stack.layout();
        }
    }

    /** Enter in the text: the one match there is, or whatever was typed. */
    private void askTyped() {
        UpdateQuery typed = UpdateQuery.parse(text.getText());
        if (shown != null && shown.query().equals(typed) && shown.total() == 1) {
            ask(shown.hits().get(0));
        } else {
            session.ask(typed);
        }
    }

    private void askSelected() {
        table.selection().stream().findFirst().ifPresentOrElse(this::ask, this::askTyped);
    }

    private void ask(SearchHit hit) {
        session.ask(UpdateQuery.parse(hit.update().id().toString()));
    }

    private void copyGuid() {
        Clipboards.copy(getDisplay(), String.join(System.lineSeparator(),
                table.selection().stream().map(hit -> hit.update().id().toString()).toList()));
    }

    /** All matches, not only those listed. */
    private UserFiles.Writing everything() {
        UpdateQuery query = shown.query();
        return out -> SearchReports.csv(session.view().search(query, Integer.MAX_VALUE), session.reader(), out);
    }
}
