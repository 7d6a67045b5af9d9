package org.todoku.ui.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.ui.ServerChoice;
import org.todoku.ui.Session;
import org.todoku.ui.SpokenName;
import org.todoku.ui.WidgetIds;

/**
 * Of which servers the matrix is, and what of it is shown. Widgets: {@code matrix.server}, {@code matrix.servers}, {@code matrix.filter},
 * {@code matrix.count}, {@code matrix.needed}, {@code matrix.different}, {@code matrix.each}, {@code matrix.sandbox}.
 */
@NullMarked
final class MatrixBar extends Composite {

    /** More servers than these have no columns of their own unless the user wants them. */
    private static final int FEW = 8;
    private static final String SIDE_BY_SIDE = "sideBySide";
    private static final String EACH = "each";

    /** Told what the user changed. */
    interface Actions {

        void serversChanged();

        void filterChanged();

        void layoutChanged();

        void sandboxChanged();
    }

    private final Session session;
    private final Combo server;
    private final ServerChoice servers;
    private final Text filter;
    private final Label count;
    private final Button needed;
    private final Button different;
    private final Button each;
    private final Button sandbox;
    private boolean sideBySide;
    /** Whether there was any server. */
    private boolean had;
    /** What the user wants; empty for what fits the number of servers. */
    private Optional<Boolean> wantsEach = Optional.empty();

    MatrixBar(Composite parent, Session session, Actions actions) {
        super(parent, SWT.NONE);
        this.session = session;
        setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        setLayout(layout);
        server = WidgetIds.name(new Combo(this, SWT.READ_ONLY), "matrix.server");
        server.setToolTipText(Messages.Matrix_serverHint);
        SpokenName.give(server, Messages.Matrix_serverHint);
        server.addListener(SWT.Selection, event -> serverChosen(actions));
        servers = new ServerChoice(this, session, "matrix.servers");
        servers.control().setLayoutData(new GridData());
        servers.onChange(actions::serversChanged);
        filter = WidgetIds.name(new Text(this, SWT.SEARCH | SWT.ICON_CANCEL), "matrix.filter");
        filter.setMessage(Messages.Matrix_filter);
        SpokenName.give(filter, Messages.Matrix_filter);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.minimumWidth = 90;
        filter.setLayoutData(wide);
        filter.addListener(SWT.Modify, event -> actions.filterChanged());
        count = WidgetIds.name(new Label(this, SWT.NONE), "matrix.count");
        Composite choices = new Composite(this, SWT.NONE);
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.marginLeft = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        row.spacing = 12;
        row.center = true;
        choices.setLayout(row);
        GridData whole = new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1);
        whole.widthHint = 200;
        choices.setLayoutData(whole);
        needed = check(choices, "matrix.needed", Messages.Matrix_neededOnly, Messages.Matrix_neededOnlyHint, actions::filterChanged);
        different = check(choices, "matrix.different", Messages.Matrix_different, Messages.Matrix_differentHint, actions::filterChanged);
        each = check(choices, "matrix.each", Messages.Matrix_each, Messages.Matrix_eachHint, () -> {
            wantsEach = Optional.of(each().getSelection());
            actions.layoutChanged();
        });
        sandbox = check(choices, "matrix.sandbox", Messages.Sandbox_open, Messages.Sandbox_openHint, actions::sandboxChanged);
        showChoice();
    }

    private Button each() {
        return each;
    }

    private static Button check(Composite parent, String id, String label, String hint, Runnable action) {
        Button button = WidgetIds.name(new Button(parent, SWT.CHECK), id);
        button.setText(label);
        button.setToolTipText(hint);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    private void serverChosen(Actions actions) {
        int at = server.getSelectionIndex();
        boolean before = sideBySide;
        sideBySide = at == 0;
        showChoice();
        if (sideBySide) {
            actions.serversChanged();
        } else {
            String name = server.getText();
            boolean same = session.selectedServer().equals(session.state(name).map(ServerState::key));
            session.selectServer(name);
            if (before && same) {
                actions.serversChanged();
            }
        }
    }

    private void showChoice() {
        GridData data = (GridData) servers.control().getLayoutData();
        if (data.exclude == sideBySide) {
            data.exclude = !sideBySide;
            servers.control().setVisible(sideBySide);
            layout();
        }
    }

    void fleetChanged() {
        boolean any = !session.view().servers().isEmpty();
        if (!any && had) {
            // another fleet will come
            sideBySide = false;
            wantsEach = Optional.empty();
            each.setSelection(false);
            showChoice();
        }
        had = any;
        List<String> items = new ArrayList<>(List.of(Messages.Matrix_sideBySide));
        session.view().servers().forEach(one -> items.add(one.server()));
        if (!items.equals(List.of(server.getItems()))) {
            server.setItems(items.toArray(String[]::new));
        }
    }

    /** Whether several servers are shown. */
    boolean sideBySide() {
        return sideBySide;
    }

    /** Shows one server only. */
    void single() {
        sideBySide = false;
        showChoice();
    }

    /** Keys of the servers to be shown side by side. */
    List<String> chosen() {
        return servers.keys();
    }

    /**
     * Says of which servers the matrix is.
     *
     * @param pinned whether it stays with that server
     */
    void show(List<ServerState> shown, boolean pinned) {
        server.setEnabled(!pinned);
        int wanted = sideBySide ? 0 : server.indexOf(shown.get(0).server());
        if (server.getSelectionIndex() != wanted) {
            server.select(wanted);
        }
    }

    /** Whether every server has columns of its own. */
    boolean each(int shown) {
        return shown > 1 && wantsEach.orElse(shown <= FEW);
    }

    /** @param needs whether it is known what the investigated updates need */
    void show(MatrixState state, boolean needs) {
        needed.setEnabled(needs);
        boolean several = state.servers().size() > 1;
        different.setEnabled(several);
        each.setEnabled(several);
        each.setSelection(each(state.servers().size()));
    }

    TreeRows.Filter filter() {
        return new TreeRows.Filter(filter.getText().strip(), needed.isEnabled() && needed.getSelection(),
                different.isEnabled() && different.getSelection());
    }

    void count(long shown, long all) {
        count.setText(NLS.bind(Messages.Matrix_count, session.reader().shown(shown), session.reader().shown(all)));
        layout();
    }

    boolean sandbox() {
        return sandbox.getSelection();
    }

    void setSandbox(boolean open) {
        sandbox.setSelection(open);
    }

    void save(IMemento memento) {
        memento.putBoolean(SIDE_BY_SIDE, sideBySide);
        wantsEach.ifPresent(wanted -> memento.putBoolean(EACH, wanted));
        servers.save(memento);
    }

    void restore(@Nullable IMemento memento) {
        if (memento != null) {
            sideBySide = Boolean.TRUE.equals(memento.getBoolean(SIDE_BY_SIDE));
            wantsEach = Optional.ofNullable(memento.getBoolean(EACH));
            servers.restore(memento);
            showChoice();
        }
    }
}
