package org.todoku.ui.topology;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.FleetTopology;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.TopologyWords;
import org.todoku.ui.EmptyState;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.graph.GraphCanvas;
import org.todoku.ui.graph.GraphTools;

/**
 * Servers and who fetches from whom; for the update of the question, where it stopped. A click selects a server, Enter or a double click
 * asks the question of the session again. Widgets: {@code topology.question}, {@code topology.note}, {@code topology.graph}.
 */
public final class TopologyView extends ViewPart implements SessionListener {

    /** A question for more updates than these is no question for one update. */
    private static final int VARIANTS = 200;

    private final LatestWork working = new LatestWork(Messages.Working, 0, true);
    private Session session;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private Composite content;
    private Label question;
    private Label note;
    private GraphCanvas canvas;
    private GraphTools tools;
    private Shown shown;

    /** @param asked the question that is answered, or null */
    private record Shown(FleetTopology topology, TopologyWords words, UpdateQuery asked) {
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.topology");
        session = Session.current();
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        content = new Composite(area, SWT.NONE);
        content.setLayout(new GridLayout());
        question = label("topology.question");
        note = label("topology.note");
        canvas = new GraphCanvas(content, "topology.graph", Messages.Graph_name);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.onSelect(this::selected);
        canvas.onOpen(key -> session.question().ifPresent(session::ask));
        tools = new GraphTools(getViewSite().getActionBars(), canvas, "topology");
        UserFiles.acceptDrops(area, session);
        session.addListener(this, getSite(), area);
        fleetChanged();
    }

    private Label label(String id) {
        Label label = WidgetIds.name(new Label(content, SWT.WRAP), id);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        label.setLayoutData(wide);
        return label;
    }

    private void selected(String key) {
        if (session.state(key).isPresent()) {
            session.selectServer(key);
        }
    }

    @Override
    public void fleetChanged() {
        FactBase facts = session.view();
        if (facts.servers().isEmpty()) {
            working.cancel();
            shown = null;
            tools.enable(false);
            first.showFirstSteps(session);
            top(first);
            return;
        }
        UpdateQuery asked = session.question().orElse(null);
        working.start(progress -> {
            Optional<Set<UUID>> updates = Optional.ofNullable(asked).map(query -> facts.search(query, VARIANTS).hits().stream()
                    .map(hit -> hit.update().id()).collect(Collectors.toSet()));
            FleetTopology topology = FleetTopology.of(facts, updates);
            return new Shown(topology, new TopologyWords(session.reader(), topology), asked);
        }, this::show);
    }

    private void show(Shown made) {
        if (area.isDisposed()) {
            return;
        }
        shown = made;
        tools.enable(true);
        canvas.show(new TopologyGraph(made.topology(), made.words(), made.asked() != null, session.fleet()).graph());
        top(content);
        serverSelected();
    }

    @Override
    public void serverSelected() {
        Shown now = shown;
        if (now == null) {
            return;
        }
        String server = session.selectedServer().orElse("");
        if (canvas.selected().filter(key -> key.equals(server) || session.state(key).isEmpty()).isEmpty()) {
            canvas.select(server);
        }
        UpdateQuery asked = now.asked();
        say(question, asked == null ? "" : NLS.bind(Messages.Question, HarmlessText.cut(HarmlessText.line(asked.text()), 200)));
        say(note, asked == null ? Messages.Ask : now.words().stops(server));
        content.layout();
    }

    private static void say(Label label, String text) {
        label.setText(text.replace("&", "&&"));
        label.setVisible(!text.isEmpty());
        ((GridData) label.getLayoutData()).exclude = text.isEmpty();
    }

    @Override
    public void questionAsked() {
        fleetChanged();
    }

    @Override
    public void fleetEdited() {
        if (shown != null) {
            show(shown);
        }
    }

    private void top(Composite composite) {
        stack.topControl = composite;
        area.layout();
    }

    @Override
    public void setFocus() {
        if (stack.topControl == content) {
            canvas.setFocus();
        } else {
            first.setFocus();
        }
    }

    @Override
    public void dispose() {
        working.cancel();
        super.dispose();
    }
}
