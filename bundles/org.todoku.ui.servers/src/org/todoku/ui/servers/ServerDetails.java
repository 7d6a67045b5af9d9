package org.todoku.ui.servers;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.todoku.core.ServerState;
import org.todoku.store.StateInfo;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;

/**
 * What is known of one server, and all its states by date. Names of widgets: {@code servers.details},
 * {@code servers.states} (one label per state, newest first).
 */
final class ServerDetails extends ScrolledComposite {

    private final Session session;
    private final Consumer<StateInfo> remove;
    private final LatestWork reading = new LatestWork(Messages.LoadingStates, 0, true);
    private final Composite body;
    private List<StateInfo> states = List.of();
    private Optional<ServerState> shown = Optional.empty();

    ServerDetails(Composite parent, Session session, Consumer<StateInfo> remove) {
        super(parent, SWT.V_SCROLL);
        this.session = session;
        this.remove = remove;
        setExpandHorizontal(true);
        setExpandVertical(true);
        body = WidgetIds.name(new Composite(this, SWT.NONE), "servers.details");
        GridLayout layout = new GridLayout();
        layout.marginWidth = 8;
        layout.verticalSpacing = 1;
        body.setLayout(layout);
        setContent(body);
        addListener(SWT.Resize, event -> reflow());
        addDisposeListener(event -> reading.cancel());
    }

    void show(Optional<ServerState> server) {
        shown = server;
        fill();
    }

    /** Reads the list of states again; it stands in a file. */
    void fleetChanged() {
        session.workspace().ifPresent(workspace -> reading.start(progress -> workspace.states(), found -> {
            if (!isDisposed()) {
                states = found;
                fill();
            }
        }));
    }

    Optional<StateInfo> newest() {
        return ofShown().stream().findFirst();
    }

    private List<StateInfo> ofShown() {
        return shown.map(server -> states.stream().filter(state -> state.key().equals(server.key()))
                .sorted(java.util.Comparator.comparing(StateInfo::collectedAt).reversed()).toList()).orElse(List.of());
    }

    private void fill() {
        body.setRedraw(false);
        for (Control child : body.getChildren()) {
            child.dispose();
        }
        shown.ifPresent(this::fill);
        body.setRedraw(true);
        body.layout();
        reflow();
    }

    private void fill(ServerState server) {
        Label title = text(session.fleet().name(server), SWT.NONE);
        title.setFont(JFaceResources.getBannerFont());
        String note = session.fleet().note(server);
        if (!note.isBlank()) {
            pair(Messages.Note, note, false);
        }
        for (ServerFacts.Line line : new ServerFacts(server, session.reader(), session.clock().instant()).lines()) {
            pair(line.label(), line.value(), line.notable());
        }
        List<StateInfo> all = ofShown();
        if (!all.isEmpty()) {
            label(Messages.States);
            all.forEach(this::state);
        }
    }

    private void pair(String name, String value, boolean notable) {
        label(name);
        Label text = text(value, SWT.WRAP);
        if (notable) {
            Tone.NOTICE.tint(text);
        }
    }

    private void label(String name) {
        Label label = text(name, SWT.NONE);
        Tone.MUTED.tint(label);
        ((GridData) label.getLayoutData()).verticalIndent = 5;
    }

    private void state(StateInfo state) {
        Label line = WidgetIds.name(text(Messages.bind(Messages.State_line, session.reader().shown(state.collectedAt()),
                session.reader().shown(state.updates())), SWT.WRAP), "servers.states");
        line.setToolTipText(state.source());
        if (!session.demo()) {
            MenuManager menu = new MenuManager();
            menu.add(new Action(Messages.Remove) {
                @Override
                public void run() {
                    remove.accept(state);
                }
            });
            line.setMenu(menu.createContextMenu(line));
        }
    }

    private Label text(String value, int style) {
        Label label = new Label(body, style);
        label.setText(value.replace("&", "&&"));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 60;
        label.setLayoutData(data);
        return label;
    }

    private void reflow() {
        setMinHeight(body.computeSize(Math.max(1, getClientArea().width), SWT.DEFAULT).y);
    }
}
