package org.todoku.ui.servers;

import java.util.stream.Collectors;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.store.StateInfo;
import org.todoku.ui.Marks;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;

/** What the tree says of each line. */
final class ServerLabels {

    private final Session session;
    private final Marks marks;

    ServerLabels(Session session, Marks marks) {
        this.session = session;
        this.marks = marks;
    }

    ColumnLabelProvider name() {
        return new Labels() {
            @Override
            public String getText(Object element) {
                return ServerLabels.this.name((Node) element);
            }

            @Override
            public Image getImage(Object element) {
                return marks.of(glance().word((Node) element, Glance.Column.HEALTH).tone());
            }
        };
    }

    /** Only what is not well is marked, so that it stands out. */
    ColumnLabelProvider column(Glance.Column column) {
        return new Labels() {
            @Override
            public String getText(Object element) {
                return glance().word((Node) element, column).text();
            }

            @Override
            public @Nullable Image getImage(Object element) {
                Tone tone = glance().word((Node) element, column).tone();
                return column == Glance.Column.HEALTH || !tone.marked() ? null : marks.of(tone);
            }

            @Override
            public @Nullable Color getForeground(Object element) {
                Tone tone = glance().word((Node) element, column).tone();
                return tone == Tone.PLAIN || tone == Tone.GOOD ? super.getForeground(element) : tone.colour();
            }
        };
    }

    private Glance glance() {
        return new Glance(session.reader(), session.clock().instant());
    }

    /** The name of a line as the user reads it. */
    String name(Node node) {
        return switch (node) {
            case Node.Group group -> group.name();
            case Node.Server server -> {
                ServerState state = server.state();
                yield state == null ? server.name() : session.fleet().name(state);
            }
            case Node.States states -> Messages.bind(Messages.States_count, session.reader().shown((long) states.children().size()));
            case Node.State state -> session.reader().shown(state.info().collectedAt());
        };
    }

    private class Labels extends ColumnLabelProvider {

        @Override
        public @Nullable String getToolTipText(Object element) {
            return switch ((Node) element) {
                case Node.Server server -> tooltip(server);
                case Node.State state -> tooltip(state.info());
                case Node.Group group -> group.name() + "\n" + glance().word(group, Glance.Column.HEALTH).text();
                case Node.States states -> null;
            };
        }

        private String tooltip(Node.Server server) {
            ServerState state = server.state();
            if (state == null) {
                return server.name() + "\n" + Messages.NotCollected_hint;
            }
            String loop = server.loop().isEmpty() ? "" : "\n" + glance().word(server, Glance.Column.ROLE).text();
            return state.server() + loop + "\n" + new ServerFacts(state, session.reader(), session.clock().instant()).lines().stream()
                    .map(line -> line.label() + ": " + line.value()).collect(Collectors.joining("\n"));
        }

        private String tooltip(StateInfo info) {
            return info.server() + "\n" + Messages.bind(Messages.State_line, session.reader().shown(info.collectedAt()),
                    session.reader().shown(info.updates())) + "\n" + info.source();
        }

        @Override
        public @Nullable Color getForeground(Object element) {
            return switch ((Node) element) {
                case Node.Server server when server.state() == null -> Tone.MUTED.colour();
                case Node.Group group when group.group() == null -> Tone.MUTED.colour();
                case Node.States states -> Tone.MUTED.colour();
                default -> null;
            };
        }
    }
}
