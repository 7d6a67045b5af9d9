package org.todoku.ui.servers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.todoku.core.ServerState;
import org.todoku.store.StateInfo;
import org.todoku.ui.LatestWork;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;

/**
 * What is known of one server, and all its states by date. Name of the widget: {@code servers.details}; names of places in it:
 * {@code servers.states} (a line per state, newest first), {@code servers.remove.N} (a link behind each).
 */
final class ServerDetails {

    private final Session session;
    private final Consumer<StateInfo> remove;
    private final LatestWork reading = new LatestWork(Messages.LoadingStates, 0, true);
    private final RichText page;
    private List<StateInfo> states = List.of();
    private Optional<ServerState> shown = Optional.empty();

    ServerDetails(Composite parent, Session session, Consumer<StateInfo> remove) {
        this.session = session;
        this.remove = remove;
        page = new RichText(parent, "servers.details", Messages.Details_name);
        page.control().addDisposeListener(event -> reading.cancel());
    }

    StyledText control() {
        return page.control();
    }

    void show(Optional<ServerState> server) {
        boolean other = !server.map(ServerState::key).equals(shown.map(ServerState::key));
        shown = server;
        if (other) {
            page.showAnew(this::write);
        } else {
            page.show(this::write);
        }
    }

    /** Reads the list of states again; it stands in a file. */
    void fleetChanged() {
        session.workspace().ifPresent(workspace -> reading.start(progress -> workspace.states(), found -> {
            if (!page.control().isDisposed()) {
                states = found;
                page.show(this::write);
            }
        }));
    }

    private List<StateInfo> ofShown() {
        return shown.map(server -> states.stream().filter(state -> state.key().equals(server.key()))
                .sorted(Comparator.comparing(StateInfo::collectedAt).reversed()).toList()).orElse(List.of());
    }

    private void write(RichContent content) {
        shown.ifPresent(server -> write(content, server));
    }

    private void write(RichContent content, ServerState server) {
        content.heading(0, JFaceResources.getBannerFont(), session.fleet().name(server));
        String note = session.fleet().note(server);
        if (!note.isBlank()) {
            pair(content, Messages.Note, note, Tone.PLAIN);
        }
        for (ServerFacts.Line line : new ServerFacts(server, session.reader(), session.clock().instant()).lines()) {
            pair(content, line.label(), line.value(), line.notable() ? Tone.NOTICE : Tone.PLAIN);
        }
        List<StateInfo> all = ofShown();
        if (!all.isEmpty()) {
            content.muted(6, Messages.States);
            content.place("servers.states", () -> {
                for (int i = 0; i < all.size(); i++) {
                    state(content, all.get(i), "servers.remove." + i);
                }
            });
        }
    }

    private static void pair(RichContent content, String name, String value, Tone tone) {
        content.muted(6, name);
        content.paragraph(1, () -> content.span(value, tone));
    }

    private void state(RichContent content, StateInfo state, String id) {
        content.paragraph(1, () -> {
            content.span(Messages.bind(Messages.State_line, session.reader().shown(state.collectedAt()),
                    session.reader().shown(state.updates())), Tone.PLAIN, state.source());
            if (!session.demo()) {
                content.span("   ", Tone.PLAIN);
                content.link(id, Messages.Remove, state.source(), () -> remove.accept(state));
            }
        });
    }
}
