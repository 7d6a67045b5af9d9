package org.todoku.ui.servers;

import java.util.stream.Collectors;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.ui.Marks;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;

/** What the tree says of a server. */
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
                ServerNode node = (ServerNode) element;
                ServerState state = node.state();
                return state == null ? node.name() : session.fleet().name(state);
            }

            @Override
            public Image getImage(Object element) {
                return marks.of(tone((ServerNode) element));
            }
        };
    }

    ColumnLabelProvider health() {
        return new Labels() {
            @Override
            public String getText(Object element) {
                ServerState state = ((ServerNode) element).state();
                if (state == null) {
                    return Messages.NotCollected;
                }
                return state.kind() == StateKind.CATALOGUE
                        ? Messages.bind(Messages.Catalogue_words, session.reader().shown(state.updates().rows()))
                        : Health.of(state).words(session.reader());
            }
        };
    }

    private static Tone tone(ServerNode node) {
        ServerState state = node.state();
        if (state == null) {
            return Tone.UNKNOWN;
        }
        return state.kind() == StateKind.CATALOGUE ? Tone.PLAIN : Health.of(state).tone();
    }

    private class Labels extends ColumnLabelProvider {

        @Override
        public String getToolTipText(Object element) {
            ServerState state = ((ServerNode) element).state();
            return state == null ? null
                    : state.server() + "\n" + new ServerFacts(state, session.reader(), session.clock().instant()).lines().stream()
                            .map(line -> line.label() + ": " + line.value()).collect(Collectors.joining("\n"));
        }

        @Override
        public Color getForeground(Object element) {
            return ((ServerNode) element).state() == null ? Tone.MUTED.colour() : null;
        }
    }
}
