package org.todoku.ui.matrix;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.EmptyState;
import org.todoku.ui.UserFiles;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.WidgetIds;

/**
 * Products by classifications of the selected server, and what the explained update needs of them. Widgets:
 * {@code matrix.server}, {@code matrix.filter}, {@code matrix.needed}, {@code matrix.count}, {@code matrix.note}, {@code matrix.table}.
 */
public final class MatrixView extends ViewPart implements SessionListener {

    /** What the background work hands to the view. */
    @NullMarked
    private record Shown(SubscriptionMatrix matrix, @Nullable Needs needs) {
    }

    private final LatestWork computing = new LatestWork(Messages.Matrix_computing, 0, true);
    private Session session;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private Composite content;
    private Combo server;
    private Text filter;
    private Button neededOnly;
    private Label count;
    private Label note;
    private TodokuTable<Row> table;
    private Shown shown;

    @Override
    public void createPartControl(Composite parent) {
        session = Session.current();
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        content = new Composite(area, SWT.NONE);
        content.setLayout(new GridLayout(5, false));
        Label label = new Label(content, SWT.NONE);
        label.setText(Messages.Matrix_server);
        server = WidgetIds.name(new Combo(content, SWT.READ_ONLY), "matrix.server");
        server.addListener(SWT.Selection, event -> session.selectServer(server.getText()));
        filter = WidgetIds.name(new Text(content, SWT.SEARCH | SWT.ICON_CANCEL), "matrix.filter");
        filter.setMessage(Messages.Matrix_filter);
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, event -> showRows());
        neededOnly = WidgetIds.name(new Button(content, SWT.CHECK), "matrix.needed");
        neededOnly.setText(Messages.Matrix_neededOnly);
        neededOnly.addListener(SWT.Selection, event -> showRows());
        count = WidgetIds.name(new Label(content, SWT.NONE), "matrix.count");
        note = WidgetIds.name(new Label(content, SWT.WRAP), "matrix.note");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 5, 1);
        wide.widthHint = 200;
        note.setLayoutData(wide);
        table = new TodokuTable<>(content, TodokuTable.Selecting.CELLS, "matrix.table", Messages.Matrix_name);
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 5, 1));
        UserFiles.acceptDrops(area, session);
        session.addListener(this);
        fleetChanged();
    }

    @Override
    public void fleetChanged() {
        List<ServerState> servers = session.view().servers();
        server.setItems(servers.stream().map(ServerState::server).toArray(String[]::new));
        content.layout();
        serverSelected();
    }

    @Override
    public void serverSelected() {
        Optional<ServerState> state = session.selectedServer().flatMap(session::state);
        if (state.isEmpty()) {
            computing.cancel();
            first.showFirstSteps(session);
            top(first);
            return;
        }
        server.setText(state.get().server());
        compute(state.get());
    }

    @Override
    public void questionAsked() {
        serverSelected();
    }

    private void compute(ServerState state) {
        FactBase facts = session.view();
        UpdateQuery question = session.question().orElse(null);
        computing.start(progress -> new Shown(SubscriptionMatrix.of(facts, state), question == null ? null : Needs.of(facts, question)),
                this::show);
    }

    private void show(Shown result) {
        if (area.isDisposed()) {
            return;
        }
        shown = result;
        Needs needs = result.needs();
        table.setColumns(new MatrixColumns(result.matrix(), needs, session.reader()).columns());
        table.setFrozenColumns(1);
        neededOnly.setEnabled(needs != null && !needs.pairs().isEmpty());
        String said = note(result);
        note.setText(said.replace("&", "&&"));
        note.setVisible(!said.isEmpty());
        ((GridData) note.getLayoutData()).exclude = said.isEmpty();
        showRows();
        top(content);
        content.layout();
    }

    private void top(Composite composite) {
        stack.topControl = composite;
        area.layout();
    }

    private static String note(Shown result) {
        ServerState state = result.matrix().server();
        if (!state.subscription().isKnown()) {
            return NLS.bind(Messages.Matrix_noSubscription, state.server());
        }
        Needs needs = result.needs();
        return needs != null && needs.pairs().isEmpty() ? NLS.bind(Messages.Matrix_neededNone, needs.query()) : "";
    }

    private void showRows() {
        Shown now = shown;
        if (now == null) {
            return;
        }
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        Needs needs = now.needs();
        Predicate<Row> needed = needs == null ? row -> false : needs::needs;
        boolean only = neededOnly.isEnabled() && neededOnly.getSelection();
        List<Row> rows = now.matrix().rows().stream().filter(row -> row.product().shown().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(row -> !only || needed.test(row)).sorted(Comparator.comparing(row -> !needed.test(row))).toList();
        table.setRows(rows);
        count.setText(NLS.bind(Messages.Matrix_count, rows.size(), now.matrix().rows().size()));
        content.layout();
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
        computing.cancel();
        if (session != null) {
            session.removeListener(this);
        }
        super.dispose();
    }
}
