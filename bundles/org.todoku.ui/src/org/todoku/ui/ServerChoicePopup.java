package org.todoku.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;

/** The list that {@link ServerChoice} opens: every change counts at once, Escape or a click elsewhere closes it. */
final class ServerChoicePopup extends PopupDialog {

    private static final int WIDTH = 320;
    private static final int FEWEST_ROWS = 6;
    private static final int MOST_ROWS = 16;

    private final Control below;
    private final String id;
    private final ChosenServers chosen;
    private final Session session;
    private final Runnable changed;
    private @Nullable Text filter;
    private @Nullable Table list;

    ServerChoicePopup(Control below, String id, ChosenServers chosen, Session session, Runnable changed) {
        super(below.getShell(), SWT.RESIZE | SWT.TOOL, true, false, false, false, false, null, Messages.ServerChoice_keys);
        this.below = below;
        this.id = id;
        this.chosen = chosen;
        this.session = session;
        this.changed = changed;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.ServerChoice_title);
        WidgetIds.name(shell, id + ".popup");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout(2, false));
        Text text = WidgetIds.name(new Text(area, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH), id + ".filter");
        text.setMessage(Messages.ServerChoice_filter);
        named(text, Messages.ServerChoice_filter);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        Table table = WidgetIds.name(new Table(area, SWT.CHECK | SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL), id + ".list");
        named(table, Messages.ServerChoice_title);
        GridData place = new GridData(SWT.FILL, SWT.FILL, true, true);
        place.widthHint = WIDTH;
        place.heightHint = table.getItemHeight() * Math.clamp(fleet().size() + 1L, FEWEST_ROWS, MOST_ROWS);
        table.setLayoutData(place);
        Composite buttons = new Composite(area, SWT.NONE);
        GridLayout column = new GridLayout();
        column.marginWidth = 0;
        column.marginHeight = 0;
        buttons.setLayout(column);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, false, false));
        button(buttons, ".all", Messages.ServerChoice_chooseAll, () -> {
            chosen.chooseAll();
            applied();
        });
        button(buttons, ".none", Messages.ServerChoice_chooseNone, () -> {
            chosen.chooseNone();
            applied();
        });
        button(buttons, ".up", Messages.ServerChoice_up, () -> move(true));
        button(buttons, ".down", Messages.ServerChoice_down, () -> move(false));
        text.addListener(SWT.Modify, event -> fill());
        text.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ARROW_DOWN) {
                event.doit = false;
                table.setFocus();
            }
        });
        table.addListener(SWT.Selection, this::selected);
        table.addListener(SWT.KeyDown, event -> {
            boolean up = event.keyCode == SWT.ARROW_UP;
            if (event.stateMask == SWT.ALT && (up || event.keyCode == SWT.ARROW_DOWN)) {
                event.doit = false;
                move(up);
            }
        });
        filter = text;
        list = table;
        fill();
        return area;
    }

    private static void named(Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
    }

    private void button(Composite parent, String suffix, String label, Runnable action) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id + suffix);
        button.setText(label);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, event -> action.run());
    }

    @Override
    protected Control getFocusControl() {
        Text text = filter;
        return text == null ? super.getFocusControl() : text;
    }

    @Override
    protected Point getInitialLocation(Point size) {
        Point corner = below.toDisplay(0, below.getSize().y);
        Rectangle screen = below.getMonitor().getClientArea();
        int x = Math.max(screen.x, Math.min(corner.x, screen.x + screen.width - size.x));
        int y = corner.y + size.y <= screen.y + screen.height ? corner.y : Math.max(screen.y, below.toDisplay(0, 0).y - size.y);
        return new Point(x, y);
    }

    /** Shows the servers as they are now. */
    void fleetChanged() {
        if (list != null && !list.isDisposed()) {
            fill();
        }
    }

    private List<String> fleet() {
        return session.view().servers().stream().map(ServerState::key).toList();
    }

    private void fill() {
        Text text = filter;
        Table table = list;
        if (text == null || table == null) {
            return;
        }
        String wanted = text.getText().strip().toLowerCase(Locale.ROOT);
        String selected = selected().orElse("");
        table.setRedraw(false);
        table.removeAll();
        for (String key : chosen.arranged(fleet())) {
            String name = session.state(key).map(session.fleet()::name).orElse(key);
            String shown = name.equalsIgnoreCase(key) ? name : Messages.bind(Messages.ServerChoice_named, name, key);
            if (shown.toLowerCase(Locale.ROOT).contains(wanted)) {
                TableItem item = new TableItem(table, SWT.NONE);
                item.setText(shown);
                item.setData(key);
                item.setChecked(chosen.isChosen(key));
                if (key.equals(selected)) {
                    table.setSelection(item);
                }
            }
        }
        if (table.getSelectionIndex() < 0 && table.getItemCount() > 0) {
            table.setSelection(0);
        }
        table.showSelection();
        table.setRedraw(true);
        sayHint();
    }

    private void sayHint() {
        boolean none = fleet().stream().noneMatch(chosen::isChosen);
        setInfoText(none ? Messages.ServerChoice_noneTicked : Messages.ServerChoice_keys);
    }

    private Optional<String> selected() {
        Table table = list;
        return table == null || table.getSelectionCount() == 0 ? Optional.empty()
                : Optional.of(String.valueOf(table.getSelection()[0].getData()));
    }

    private void selected(Event event) {
        if (event.detail == SWT.CHECK && event.item instanceof TableItem item) {
            chosen.choose(String.valueOf(item.getData()), item.getChecked(), fleet());
            sayHint();
            changed.run();
        }
    }

    private void move(boolean up) {
        if (selected().filter(key -> chosen.move(key, up, fleet())).isPresent()) {
            applied();
        }
    }

    private void applied() {
        fill();
        changed.run();
    }
}
