package org.todoku.ui.search;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.todoku.core.fleet.QueryCompletion;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.TableColours;
import org.todoku.ui.WidgetIds;

/**
 * How a query may go on, below the text that it is typed into. The text keeps the focus, so that one can just go on typing. Name of the
 * list: {@code search.completion}.
 */
final class CompletionPopup {

    private static final int LINES = 12;
    private static final int LONGEST = 60;

    private final Text text;
    private final Consumer<QueryCompletion> taken;
    private final Listener moved = event -> hide();
    private Shell shell;
    private Table table;
    private List<QueryCompletion> offered = List.of();

    CompletionPopup(Text text, Consumer<QueryCompletion> taken) {
        this.text = text;
        this.taken = taken;
        text.addListener(SWT.FocusOut, event -> hide());
        Shell window = text.getShell();
        window.addListener(SWT.Move, moved);
        text.addListener(SWT.Dispose, event -> {
            hide();
            if (!window.isDisposed()) {
                window.removeListener(SWT.Move, moved);
            }
        });
    }

    boolean isOpen() {
        return shell != null;
    }

    void show(List<QueryCompletion> completions) {
        if (completions.isEmpty()) {
            hide();
            return;
        }
        offered = completions;
        if (shell == null) {
            create();
        }
        table.setRedraw(false);
        table.removeAll();
        for (QueryCompletion completion : completions) {
            new TableItem(table, SWT.NONE).setText(new String[] { HarmlessText.cut(HarmlessText.line(completion.label()), LONGEST),
                completion.key().map(CompletionHints::of).orElse("") });
        }
        for (TableColumn column : table.getColumns()) {
            column.pack();
        }
        table.deselectAll();
        table.setRedraw(true);
        place();
        if (!shell.isVisible()) {
            shell.setVisible(true);
        }
    }

    private void create() {
        shell = new Shell(text.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS);
        FillLayout layout = new FillLayout();
        layout.marginHeight = 1;
        layout.marginWidth = 1;
        shell.setLayout(layout);
        shell.setBackground(TableColours.line());
        table = WidgetIds.name(new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), "search.completion");
        TableColours.apply(table);
        new TableColumn(table, SWT.LEFT);
        new TableColumn(table, SWT.LEFT);
        table.addListener(SWT.MouseUp, event -> {
            TableItem item = table.getItem(new Point(event.x, event.y));
            if (item != null) {
                take(table.indexOf(item));
            }
        });
    }

    private void place() {
        int lines = Math.min(LINES, offered.size());
        Point size = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        int height = table.getItemHeight() * lines + 8;
        int width = Math.clamp(size.x, 160, 640);
        Point below = text.toDisplay(text.getCaretLocation().x, text.getSize().y);
        Rectangle screen = text.getMonitor().getClientArea();
        int x = Math.clamp(below.x, screen.x, Math.max(screen.x, screen.x + screen.width - width));
        int y = below.y + height > screen.y + screen.height ? below.y - text.getSize().y - height : below.y;
        shell.setBounds(x, y, width, height);
    }

    void hide() {
        if (shell != null) {
            shell.dispose();
            shell = null;
        }
    }

    /** What a key does that was pressed in the text; eaten where it is for the list. */
    void key(Event event) {
        if (shell == null || event.stateMask != 0) {
            return;
        }
        int selected = table.getSelectionIndex();
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> select(event, selected + 1);
            case SWT.ARROW_UP -> select(event, selected < 0 ? offered.size() - 1 : selected - 1);
            case SWT.PAGE_DOWN -> select(event, Math.min(offered.size() - 1, selected + LINES));
            case SWT.PAGE_UP -> select(event, Math.max(0, selected - LINES));
            case SWT.ESC -> {
                event.doit = false;
                hide();
            }
            case SWT.CR, SWT.KEYPAD_CR, SWT.TAB -> {
                if (selected >= 0) {
                    event.doit = false;
                    take(selected);
                }
            }
            default -> { }
        }
    }

    private void select(Event event, int index) {
        event.doit = false;
        table.setSelection(Math.floorMod(index, offered.size()));
        table.showSelection();
    }

    /** What is selected in the list, for screen readers; empty for nothing. */
    String spoken() {
        return shell == null || table.getSelectionIndex() < 0 ? "" : table.getItem(table.getSelectionIndex()).getText();
    }

    /** Whether Enter and Tab take something out of the list. */
    boolean selecting() {
        return shell != null && table.getSelectionIndex() >= 0;
    }

    private void take(int index) {
        QueryCompletion completion = offered.get(index);
        hide();
        taken.accept(completion);
    }
}
