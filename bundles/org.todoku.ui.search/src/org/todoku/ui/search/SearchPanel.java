package org.todoku.ui.search;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
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
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.SearchReports;
import org.todoku.ui.Clipboards;
import org.todoku.ui.EmptyState;
import org.todoku.ui.UserFiles;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

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
    private final Text text;
    private final Button explain;
    private final Label count;
    private final Link all;
    private final Composite stack;
    private final StackLayout pages = new StackLayout();
    private final EmptyState noServers;
    private final EmptyState noHits;
    private final TodokuTable<SearchHit> table;
    private final Action export;
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
        stack = new Composite(this, SWT.NONE);
        stack.setLayout(pages);
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        noServers = EmptyState.firstSteps(stack, session);
        noHits = new EmptyState(stack, "", "");
        noHits.link("search.none.explain", Messages.None_explain, this::askTyped);
        table = new TodokuTable<>(stack, TodokuTable.Selecting.ROWS, "search.table", Messages.Table_name);
        export = exporting();
        listen();
        session.addListener(this);
        addDisposeListener(event -> {
            session.removeListener(this);
            searching.cancel();
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
        stack.addListener(SWT.Resize, event -> fitTitle());
        table.onOpen(this::ask);
        table.onLeaveUp(this::focusText);
        MenuManager menu = new MenuManager();
        menu.add(action(Messages.Explain, this::askSelected));
        menu.add(new Separator());
        menu.add(action(Messages.Copy, table::copy));
        menu.add(action(Messages.CopyGuid, this::copyGuid));
        menu.add(new Separator());
        menu.add(export);
        table.setContextMenu(menu);
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

    Action exportAction() {
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
            tell("", false);
            show(noServers);
        } else {
            search(FIRST);
        }
    }

    @Override
    public void fleetEdited() {
        table.setColumns(columns.of(shownServers));
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
            fitTitle();
        }
        table.setRows(result.hits());
        export.setEnabled(result.total() > 0);
        boolean part = result.hits().size() < result.total();
        tell(part ? Messages.bind(Messages.Count_part, number(result.hits().size()), number(result.total()))
                : result.total() == 1 ? Messages.Count_one : Messages.bind(Messages.Count_all, number(result.total())), part);
        if (result.total() == 0) {
            boolean incomplete = shownServers.stream().anyMatch(server -> !server.updatesComplete());
            noHits.show(Messages.bind(Messages.None_title, result.query().text()),
                    incomplete ? Messages.None_incomplete : Messages.None_text);
            show(noHits);
        } else {
            show(table.control());
        }
    }

    /** The title has the room that the servers leave. */
    private void fitTitle() {
        int room = stack.getClientArea().width;
        if (room > 0) {
            table.fit(SearchColumns.TITLE, SearchColumns.titleWidth(room, shownServers.size()));
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

    private Action exporting() {
        Action action = action(Messages.Export, this::export);
        action.setToolTipText(Messages.Export_hint);
        action.setImageDescriptor(ImageDescriptor.createFromURL(SearchPanel.class.getResource("/icons/export.png")));
        action.setEnabled(false);
        return action;
    }

    /** All matches, not only those listed. */
    private void export() {
        UpdateQuery query = shown.query();
        UserFiles.choose(getShell(), Messages.Export, "todoku-search.csv", "*.csv").ifPresent(file -> Work.inBackground(Messages.Exporting,
                progress -> write(file, query), done -> { }));
    }

    private Path write(Path file, UpdateQuery query) throws java.io.IOException {
        SearchResult everything = session.view().search(query, Integer.MAX_VALUE);
        UserFiles.write(file, out -> SearchReports.csv(everything, session.reader(), out));
        return file;
    }

    private static Action action(String label, Runnable run) {
        return new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
    }
}
