package org.todoku.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;

/**
 * A button that says which servers a view shows and lets the user choose and order them. Names of widgets: that of the button is given,
 * those of the list that it opens begin with it: {@code .filter}, {@code .list}, {@code .all}, {@code .none}, {@code .up},
 * {@code .down}. For the UI thread.
 */
@NullMarked
public final class ServerChoice implements SessionListener {

    private static final int NAMED = 3;
    private static final String ALL = "all";
    private static final String TICKED = "ticked";
    private static final String ORDER = "order";

    private final Session session;
    private final String widgetId;
    private final Button button;
    private final ChosenServers chosen = new ChosenServers();
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable ServerChoicePopup popup;

    /** @param widgetId name of the button for tests; unique in its view */
    public ServerChoice(Composite parent, Session session, String widgetId) {
        this.session = session;
        this.widgetId = widgetId;
        button = WidgetIds.name(new Button(parent, SWT.PUSH), widgetId);
        button.addListener(SWT.Selection, event -> open());
        // as every drop-down list does
        button.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ARROW_DOWN && (event.stateMask & SWT.ALT) != 0 || event.keyCode == SWT.F4 && event.stateMask == 0) {
                event.doit = false;
                open();
            }
        });
        session.addListener(this);
        button.addDisposeListener(event -> session.removeListener(this));
        say();
    }

    public Control control() {
        return button;
    }

    /** Keys of the chosen servers in the order of the user; all servers while none of the chosen ones exists. */
    public List<String> keys() {
        return chosen.keys(fleet());
    }

    /** @param keys of the servers wanted, in this order; empty for all. Nobody is told of this change */
    public void set(List<String> keys) {
        chosen.set(keys);
        say();
    }

    /** Calls this after the user chose other servers or another order; servers that come and go are told by the session. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Remembers the choice below a type of its own, named by the widget. */
    public void save(IMemento memento) {
        IMemento own = memento.createChild(widgetId);
        own.putBoolean(ALL, chosen.isAll());
        own.putString(TICKED, String.join("\n", chosen.ticked()));
        own.putString(ORDER, String.join("\n", chosen.order()));
    }

    /** Brings back what was saved; without anything saved all stay chosen. Nobody is told of this change. */
    public void restore(@Nullable IMemento memento) {
        IMemento own = memento == null ? null : memento.getChild(widgetId);
        if (own != null) {
            chosen.restore(!Boolean.FALSE.equals(own.getBoolean(ALL)), lines(own.getString(TICKED)), lines(own.getString(ORDER)));
            say();
        }
    }

    private static List<String> lines(@Nullable String saved) {
        return saved == null || saved.isEmpty() ? List.of() : List.of(saved.split("\n"));
    }

    @Override
    public void fleetChanged() {
        say();
        ServerChoicePopup open = popup;
        if (open != null) {
            open.fleetChanged();
        }
    }

    @Override
    public void fleetEdited() {
        fleetChanged();
    }

    private List<String> fleet() {
        return session.view().servers().stream().map(ServerState::key).toList();
    }

    private void say() {
        List<ServerState> all = session.view().servers();
        List<String> keys = keys();
        String label = keys.size() == all.size()
                ? Messages.bind(Messages.ServerChoice_all, session.reader().shown((long) all.size()))
                : Messages.bind(Messages.ServerChoice_some, some(keys, all));
        String shown = label.replace("&", "&&");
        button.setToolTipText(Messages.bind(Messages.ServerChoice_hint,
                String.join("\n", keys.stream().map(key -> name(key, all)).toList())));
        button.setEnabled(!all.isEmpty());
        if (!shown.equals(button.getText())) {
            button.setText(shown);
            button.requestLayout();
        }
    }

    private String some(List<String> keys, List<ServerState> all) {
        String named = String.join(Messages.ServerChoice_comma, keys.stream().limit(NAMED).map(key -> shortName(key, all)).toList());
        return keys.size() <= NAMED ? named
                : Messages.bind(Messages.ServerChoice_more, named, session.reader().shown((long) keys.size() - NAMED));
    }

    private String name(String key, List<ServerState> all) {
        return all.stream().filter(state -> state.key().equals(key)).findFirst().map(session.fleet()::name).orElse(key);
    }

    private String shortName(String key, List<ServerState> all) {
        return all.stream().filter(state -> state.key().equals(key)).findFirst().map(state -> session.fleet().shortName(state, all))
                .orElse(key);
    }

    private void open() {
        ServerChoicePopup open = popup;
        if (open != null) {
            open.close();
            return;
        }
        ServerChoicePopup made = new ServerChoicePopup(button, widgetId, chosen, session, this::changed);
        popup = made;
        made.open();
        made.getShell().addListener(SWT.Dispose, event -> popup = null);
    }

    private void changed() {
        say();
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
