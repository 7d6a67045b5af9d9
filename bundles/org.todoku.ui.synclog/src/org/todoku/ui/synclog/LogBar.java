package org.todoku.ui.synclog;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.todoku.core.ServerState;
import org.todoku.ui.ServerChoice;
import org.todoku.ui.Session;
import org.todoku.ui.SpokenName;
import org.todoku.ui.WidgetIds;

/**
 * What is above the time line. Widgets: {@code synclog.server}, {@code synclog.all}, {@code synclog.choice},
 * {@code synclog.failures}, {@code synclog.group}, {@code synclog.cause}, {@code synclog.unrange}.
 */
final class LogBar {

    private static final String SEVERAL = "several";

    private final Composite row;
    private final Combo server;
    private final Button several;
    private final ServerChoice choice;
    private final Button failuresOnly;
    private final Button group;
    private final Button anyCause;
    private final Button clearRange;

    LogBar(Composite parent, Session session, SyncLogView view) {
        row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.center = true;
        layout.marginLeft = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        layout.spacing = 6;
        row.setLayout(layout);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 300;
        row.setLayoutData(wide);
        server = WidgetIds.name(new Combo(row, SWT.READ_ONLY), "synclog.server");
        server.setToolTipText(Messages.Log_server);
        SpokenName.give(server, Messages.Log_server);
        server.addListener(SWT.Selection, event -> session.selectServer(server.getText()));
        several = WidgetIds.name(new Button(row, SWT.CHECK), "synclog.all");
        several.setText(Messages.Log_several);
        choice = new ServerChoice(row, session, "synclog.choice");
        choice.onChange(view::show);
        several.addListener(SWT.Selection, event -> {
            arrange();
            view.show();
        });
        failuresOnly = check("synclog.failures", Messages.Log_failuresOnly);
        failuresOnly.addListener(SWT.Selection, event -> view.failuresOnly(failuresOnly.getSelection()));
        group = check("synclog.group", Messages.Log_byCause);
        group.addListener(SWT.Selection, event -> view.byCause(group.getSelection()));
        anyCause = button("synclog.cause", Messages.Log_anyCause, Messages.Log_anyCauseHint, view::anyCause);
        clearRange = button("synclog.unrange", Messages.Log_clearRange, Messages.Log_clearRangeHint, () -> view.timeLine().select(null));
        present(anyCause, false);
        present(clearRange, false);
        arrange();
    }

    private Button check(String id, String text) {
        Button button = WidgetIds.name(new Button(row, SWT.CHECK), id);
        button.setText(text);
        return button;
    }

    private Button button(String id, String text, String hint, Runnable action) {
        Button button = WidgetIds.name(new Button(row, SWT.PUSH), id);
        button.setText(text);
        button.setToolTipText(hint);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    private static void present(Control control, boolean there) {
        RowData data = new RowData();
        data.exclude = !there;
        control.setLayoutData(data);
        control.setVisible(there);
    }

    private void arrange() {
        present(choice.control(), several());
        present(server, !several());
        layout();
    }

    private void layout() {
        row.layout();
        row.getParent().layout();
    }

    /** Whether all chosen servers are shown, and not only the selected one. */
    boolean several() {
        return several.getSelection();
    }

    /** Shows the selected server only. */
    void single() {
        if (several()) {
            several.setSelection(false);
            arrange();
        }
    }

    List<String> chosen() {
        return choice.keys();
    }

    void setServers(List<ServerState> servers) {
        String[] names = servers.stream().map(ServerState::server).toArray(String[]::new);
        if (!java.util.Arrays.equals(names, server.getItems())) {
            server.setItems(names);
            layout();
        }
    }

    void setServer(String name) {
        server.setText(name);
    }

    void setGrouped(boolean grouped) {
        group.setSelection(grouped);
    }

    /** @param one whether runs of one cause only are listed */
    void setCause(boolean one) {
        present(anyCause, one);
        layout();
    }

    /** Takes the filters off that hide runs of any result. */
    void showAll() {
        failuresOnly.setSelection(false);
        setCause(false);
    }

    void ranged(boolean range) {
        if (clearRange.getVisible() != range) {
            present(clearRange, range);
            layout();
        }
    }

    void save(IMemento memento) {
        memento.putBoolean(SEVERAL, several());
        choice.save(memento);
    }

    void restore(IMemento memento) {
        choice.restore(memento);
        if (memento != null && Boolean.TRUE.equals(memento.getBoolean(SEVERAL))) {
            several.setSelection(true);
            arrange();
        }
    }
}
