package org.todoku.ui.synclog;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.ui.EmptyState;
import org.todoku.ui.UserFiles;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/**
 * Synchronisation runs of the selected server, newest first. Widgets: {@code synclog.server}, {@code synclog.failures},
 * {@code synclog.count}, {@code synclog.summary}, {@code synclog.table}, {@code synclog.details}.
 */
public final class SyncLogView extends ViewPart implements SessionListener {

    private Session session;
    private RunTexts texts;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private Composite content;
    private Combo server;
    private Button failuresOnly;
    private Label count;
    private Label summary;
    private SashForm sash;
    private TodokuTable<SyncRun> table;
    private Text details;
    private List<SyncRun> runs = List.of();

    @Override
    public void createPartControl(Composite parent) {
        session = Session.current();
        texts = new RunTexts(session.reader());
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        content = new Composite(area, SWT.NONE);
        content.setLayout(new GridLayout(4, false));
        createBar();
        sash = new SashForm(content, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1));
        table = new TodokuTable<>(sash, TodokuTable.Selecting.ROWS, "synclog.table", Messages.Log_name);
        table.setColumns(texts.columns());
        table.onSelect(this::showDetails);
        details = WidgetIds.name(new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER), "synclog.details");
        details.setMessage(Messages.Log_details);
        sash.setWeights(70, 30);
        UserFiles.acceptDrops(area, session);
        session.addListener(this);
        fleetChanged();
        Work.inBackground(Messages.Log_name, progress -> session.engine().rules().data().errorSignatures(), known -> {
            texts.know(known);
            if (!content.isDisposed()) {
                serverSelected();
            }
        });
    }

    private void createBar() {
        Label label = new Label(content, SWT.NONE);
        label.setText(Messages.Log_server);
        server = WidgetIds.name(new Combo(content, SWT.READ_ONLY), "synclog.server");
        server.addListener(SWT.Selection, event -> session.selectServer(server.getText()));
        failuresOnly = WidgetIds.name(new Button(content, SWT.CHECK), "synclog.failures");
        failuresOnly.setText(Messages.Log_failuresOnly);
        failuresOnly.addListener(SWT.Selection, event -> showRows());
        count = WidgetIds.name(new Label(content, SWT.NONE), "synclog.count");
        count.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        summary = WidgetIds.name(new Label(content, SWT.WRAP), "synclog.summary");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1);
        wide.widthHint = 200;
        summary.setLayoutData(wide);
    }

    @Override
    public void fleetChanged() {
        server.setItems(session.view().servers().stream().map(ServerState::server).toArray(String[]::new));
        serverSelected();
    }

    @Override
    public void serverSelected() {
        Optional<ServerState> selected = session.selectedServer().flatMap(session::state);
        if (selected.isEmpty()) {
            first.showFirstSteps(session);
            stack.topControl = first;
            area.layout();
            return;
        }
        ServerState state = selected.get();
        texts.show(state);
        server.setText(state.server());
        summary.setText(texts.summary(state).replace("&", "&&"));
        runs = state.syncHistory().optional().map(SyncHistory::runs).orElse(List.of());
        stack.topControl = content;
        area.layout();
        showRows();
        content.layout();
    }

    private void showRows() {
        boolean only = failuresOnly.getSelection();
        List<SyncRun> shown = runs.stream().filter(run -> !only || RunTexts.failed(run)).toList();
        table.setRows(shown);
        count.setText(NLS.bind(Messages.Log_count, shown.size(), runs.size()));
        if (shown.isEmpty()) {
            details.setText("");
        } else {
            table.select(0);
        }
        showDetails();
        content.layout();
    }

    private void showDetails() {
        details.setText(table.selection().stream().findFirst().map(texts::details).orElse(""));
    }

    @Override
    public void setFocus() {
        if (stack.topControl == content) {
            table.focus();
        } else {
            first.setFocus();
        }
    }

    @Override
    public void dispose() {
        if (session != null) {
            session.removeListener(this);
        }
        super.dispose();
    }
}
