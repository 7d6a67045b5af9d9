package org.todoku.ui.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.simulation.Sandbox;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;
import org.todoku.report.SimulationReports;
import org.todoku.rules.Reader;
import org.todoku.ui.Clipboards;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/**
 * A banner above the matrix with what can be done in the sandbox, and beside its details what the sandbox would bring to each server.
 * Widgets: {@code matrix.sandbox.title}, {@code matrix.sandbox.undo}, {@code .redo}, {@code .reset}, {@code .copy}, {@code .export},
 * {@code matrix.sandbox.effect}.
 */
@NullMarked
final class SandboxBar extends Composite {

    /** More servers than these are folded away at first: a long page takes long to lay out. */
    private static final int FEW = 6;

    /** What the buttons do. */
    interface Actions {

        void undo();

        void redo();

        void reset();
    }

    private final Session session;
    private final Reader reader;
    private final Function<ServerState, String> serverName;
    private final Button undo;
    private final Button redo;
    private final Button reset;
    private final Button copy;
    private final Button export;
    private final RichText effect;
    private List<ServerState> servers = List.of();
    private Sandbox sandbox = Sandbox.NOTHING;
    private List<Simulation> simulations = List.of();
    private boolean computing;
    private String message = "";

    /** @param below where to say what the changes would bring */
    SandboxBar(Composite parent, Composite below, Session session, Actions actions) {
        super(parent, SWT.NONE);
        this.session = session;
        this.reader = session.reader();
        this.serverName = state -> session.fleet().name(state);
        GridLayout layout = new GridLayout(6, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        setLayout(layout);
        Label title = WidgetIds.name(Tone.NOTICE.tint(new Label(this, SWT.NONE)), "matrix.sandbox.title");
        title.setText(Messages.Sandbox_title);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(title);
        undo = button("undo", Messages.Sandbox_undo, actions::undo);
        redo = button("redo", Messages.Sandbox_redo, actions::redo);
        reset = button("reset", Messages.Sandbox_reset, actions::reset);
        copy = button("copy", Messages.Sandbox_copy, this::copy);
        copy.setToolTipText(Messages.Sandbox_copyHint);
        export = button("export", Messages.Sandbox_export, this::export);
        effect = new RichText(below, "matrix.sandbox.effect", Messages.Sandbox_effect);
        effect.control().setMargins(8, 6, 8, 6);
        effect.setFoldHints(Messages.Details_unfold, Messages.Details_fold);
    }

    /** Shows or hides it, and what it says below. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        effect.control().setVisible(visible);
    }

    private Button button(String id, String label, Runnable action) {
        Button button = WidgetIds.name(new Button(this, SWT.PUSH), "matrix.sandbox." + id);
        button.setText(label);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    /** Shows the changes; what they bring is being computed. */
    void show(List<ServerState> all, SandboxHistory history, String said) {
        servers = all;
        sandbox = history.now();
        message = said;
        computing = !sandbox.isEmpty();
        if (sandbox.isEmpty()) {
            simulations = List.of();
        }
        undo.setEnabled(history.canUndo());
        redo.setEnabled(history.canRedo());
        reset.setEnabled(!sandbox.isEmpty());
        copy.setEnabled(!sandbox.isEmpty());
        export.setEnabled(false);
        effect.show(this::write);
    }

    void show(List<Simulation> computed) {
        simulations = computed;
        computing = false;
        export.setEnabled(!computed.isEmpty());
        effect.show(this::write);
    }

    private void write(RichContent content) {
        if (!message.isEmpty()) {
            content.marked(Tone.NOTICE, 0, () -> content.span(message, Tone.PLAIN));
        }
        if (sandbox.isEmpty()) {
            content.muted(0, Messages.Sandbox_empty);
            return;
        }
        if (computing) {
            content.muted(0, Messages.Sandbox_computing);
            changed(content);
            return;
        }
        if (simulations.size() > 1) {
            content.strong(0, together());
        }
        int some = Math.min(simulations.size(), FEW);
        simulations.subList(0, some).forEach(simulation -> effect(content, simulation));
        if (some < simulations.size()) {
            content.fold("more", 4, NLS.bind(Messages.Sandbox_more, reader.shown((long) simulations.size() - some)), false,
                    () -> simulations.subList(some, simulations.size()).forEach(simulation -> effect(content, simulation)));
        }
        if (simulations.size() > 1) {
            content.muted(4, Messages.Sandbox_each);
        }
    }

    /** The sum over the servers, with what makes it uncertain. */
    private String together() {
        List<Simulation> possible = simulations.stream().filter(simulation -> !simulation.impossible()).toList();
        long fresh = possible.stream().mapToLong(simulation -> simulation.fresh().updates()).sum();
        long current = possible.stream().mapToLong(simulation -> simulation.fresh().current()).sum();
        boolean exact = possible.size() == simulations.size()
                && possible.stream().noneMatch(simulation -> simulation.lowerBound() || simulation.upperBound());
        return NLS.bind(exact ? Messages.Sandbox_together : Messages.Sandbox_togetherAbout,
                new Object[] { reader.shown((long) simulations.size()), reader.shown(fresh), reader.shown(current) });
    }

    /** The changes of every server, while what they bring is not known yet. */
    private void changed(RichContent content) {
        List<ServerState> changed = servers.stream().filter(server -> sandbox.changes().containsKey(server.key())).toList();
        for (ServerState server : changed.subList(0, Math.min(changed.size(), FEW))) {
            SelectionChange change = sandbox.of(server);
            content.paragraph(2, () -> {
                content.strong(serverName.apply(server) + ": ");
                content.span(boxes(change), Tone.PLAIN);
            });
        }
    }

    private void effect(RichContent content, Simulation simulation) {
        ServerState asked = simulation.place().asked();
        ServerState at = simulation.place().at();
        String id = "effect." + asked.key();
        content.marked(simulation.impossible() ? Tone.UNKNOWN : Tone.NOTICE, 2, () -> {
            content.strong(at == null || at.key().equals(asked.key()) ? serverName.apply(asked)
                    : NLS.bind(Messages.Sandbox_replica, serverName.apply(asked), serverName.apply(at)));
            content.span(": " + boxes(simulation.change()) + " → ", Tone.PLAIN);
            content.place(id, () -> content.span(reader.shown(SimulationReports.summary(simulation, reader)), Tone.PLAIN));
        });
        content.indented(24, () -> content.fold("all." + asked.key(), 0, Messages.Sandbox_details, false,
                () -> content.text(0, text(List.of(simulation)))));
    }

    private String boxes(SelectionChange change) {
        List<String> said = new ArrayList<>();
        List<CategoryRef> on = new ArrayList<>(change.products());
        on.addAll(change.classifications());
        List<CategoryRef> off = new ArrayList<>(change.productsOff());
        off.addAll(change.classificationsOff());
        on.forEach(box -> said.add("+ " + MatrixCells.name(box, Messages.Matrix_noTitle)));
        off.forEach(box -> said.add("− " + MatrixCells.name(box, Messages.Matrix_noTitle)));
        return reader.shown(said);
    }

    private String text(List<Simulation> chosen) {
        var out = new StringBuilder();
        try {
            SimulationReports.text(chosen, reader, out);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // a text in memory never fails
        }
        return out.toString().stripTrailing();
    }

    /** One command for each server; servers with the same changes share one. */
    String commands() {
        List<String> lines = new ArrayList<>();
        String from = session.savedIn().map(folder -> " --workspace " + SimulationReports.quoted(folder.toString()))
                .orElse(session.demo() ? " --from demo" : "");
        for (ServerState server : servers) {
            if (sandbox.changes().containsKey(server.key())) {
                lines.add(SimulationReports.command(server.server(), sandbox.of(server)) + from);
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private void copy() {
        Clipboards.copy(getDisplay(), commands());
    }

    private void export() {
        List<Simulation> shown = simulations;
        UserFiles.choose(getShell(), Messages.Sandbox_export, "sandbox.txt", "*.txt").ifPresent(path -> Work.inBackground(
                Messages.Sandbox_export, progress -> {
                    boolean json = String.valueOf(path.getFileName()).toLowerCase(java.util.Locale.ROOT).endsWith(".json");
                    UserFiles.write(path, out -> {
                        if (json) {
                            SimulationReports.json(shown, out);
                        } else {
                            SimulationReports.text(shown, reader, out);
                        }
                    });
                    return path;
                }, done -> { }));
    }
}
