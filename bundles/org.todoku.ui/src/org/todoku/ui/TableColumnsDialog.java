package org.todoku.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Which columns of a table are shown, in which order, and by which of them rows are sorted. Columns with a common heading stay together
 * and move together. Names of widgets: {@code columns.tree}, {@code columns.up}, {@code columns.down}, {@code columns.all},
 * {@code columns.none}, {@code columns.default}, {@code columns.sort}, {@code columns.descending}.
 *
 * @param <R> type of a row
 */
final class TableColumnsDialog<R> extends Dialog {

    private static final int LINES = 16;

    private final TableColumns<R> columns;
    private final Optional<TableRows.Sorting> sortedBefore;
    private final List<Column<R>> sortable;
    private final List<String> order = new ArrayList<>();
    private final Set<String> visible = new HashSet<>();
    private TableRows.Sorting sorting;
    private boolean asGiven;
    private Tree tree;
    private Combo sort;
    private Button descending;
    private Button up;
    private Button down;

    TableColumnsDialog(Shell parent, TableColumns<R> columns, Optional<TableRows.Sorting> sorting) {
        super(parent);
        this.columns = columns;
        this.sortedBefore = sorting;
        this.sortable = columns.all().stream().filter(column -> column.order() != null).toList();
    }

    /** All columns as the user wants them, from left to right. */
    List<String> order() {
        return order;
    }

    /** Those to be shown. */
    Set<String> visible() {
        return visible;
    }

    /** By which column to sort, null for none. */
    TableRows.Sorting sorting() {
        return sorting;
    }

    /** Whether columns are to be as the view gives them. */
    boolean asGiven() {
        return asGiven;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Columns_title);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(new GridLayout(2, false));
        Label text = new Label(area, SWT.WRAP);
        text.setText(Messages.Columns_text);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = convertWidthInCharsToPixels(60);
        text.setLayoutData(wide);
        tree = WidgetIds.name(new Tree(area, SWT.CHECK | SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL), "columns.tree");
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
        room.heightHint = tree.getItemHeight() * LINES;
        tree.setLayoutData(room);
        tree.addListener(SWT.Selection, this::selected);
        Composite buttons = new Composite(area, SWT.NONE);
        buttons.setLayout(new GridLayout());
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, false, false));
        up = button(buttons, "columns.up", Messages.Columns_up, () -> move(-1));
        down = button(buttons, "columns.down", Messages.Columns_down, () -> move(1));
        button(buttons, "columns.all", Messages.Columns_all, () -> checkAll(true));
        button(buttons, "columns.none", Messages.Columns_none, () -> checkAll(false));
        button(buttons, "columns.default", Messages.Columns_default, () -> fill(columns.given(), true));
        if (!sortable.isEmpty()) {
            addSorting(area);
        }
        fill(columns.all(), false);
        return area;
    }

    private void addSorting(Composite area) {
        Composite line = new Composite(area, SWT.NONE);
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 0;
        line.setLayout(layout);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        new Label(line, SWT.NONE).setText(Messages.Columns_sort);
        sort = WidgetIds.name(new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN), "columns.sort");
        sort.add(Messages.Columns_notSorted);
        sortable.forEach(column -> sort.add(column.fullTitle()));
        sort.select(0);
        sort.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        descending = WidgetIds.name(new Button(line, SWT.CHECK), "columns.descending");
        descending.setText(Messages.Columns_descending);
        sortedBefore.ifPresent(by -> {
            for (int i = 0; i < sortable.size(); i++) {
                if (sortable.get(i).id().equals(by.column())) {
                    sort.select(i + 1);
                    descending.setSelection(by.descending());
                }
            }
        });
    }

    private Button button(Composite parent, String id, String label, Runnable action) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(label);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    private void fill(List<Column<R>> ordered, boolean given) {
        tree.removeAll();
        Map<String, TreeItem> groups = new LinkedHashMap<>();
        for (Column<R> column : ordered) {
            TreeItem group = column.group().isEmpty() ? null : groups.computeIfAbsent(column.group(), heading -> {
                TreeItem item = new TreeItem(tree, SWT.NONE);
                item.setText(HarmlessText.line(heading));
                return item;
            });
            TreeItem item = group == null ? new TreeItem(tree, SWT.NONE) : new TreeItem(group, SWT.NONE);
            item.setText(HarmlessText.line(column.title()));
            item.setData(column.id());
            item.setChecked(given ? !column.onRequest() : columns.shows(column));
        }
        groups.values().forEach(TableColumnsDialog::showParts);
        if (tree.getItemCount() > 0) {
            tree.setSelection(tree.getItem(0));
        }
        enable();
    }

    private static void showParts(TreeItem group) {
        long checked = List.of(group.getItems()).stream().filter(TreeItem::getChecked).count();
        group.setChecked(checked > 0);
        group.setGrayed(checked > 0 && checked < group.getItemCount());
    }

    private void selected(Event event) {
        if (event.detail == SWT.CHECK && event.item instanceof TreeItem item) {
            for (TreeItem part : item.getItems()) {
                part.setChecked(item.getChecked());
            }
            if (item.getItemCount() > 0) {
                showParts(item);
            }
            if (item.getParentItem() != null) {
                showParts(item.getParentItem());
            }
        }
        enable();
    }

    private void checkAll(boolean checked) {
        for (TreeItem item : tree.getItems()) {
            item.setChecked(checked);
            for (TreeItem part : item.getItems()) {
                part.setChecked(checked);
            }
            if (item.getItemCount() > 0) {
                showParts(item);
            }
        }
        enable();
    }

    private void move(int by) {
        if (tree.getSelectionCount() == 0) {
            return;
        }
        TreeItem item = tree.getSelection()[0];
        TreeItem parent = item.getParentItem();
        int target = place(item) + by;
        if (target < 0 || target >= siblings(item).length) {
            return;
        }
        int index = by > 0 ? target + 1 : target;
        TreeItem moved = parent == null ? new TreeItem(tree, SWT.NONE, index) : new TreeItem(parent, SWT.NONE, index);
        copy(item, moved);
        for (TreeItem part : item.getItems()) {
            copy(part, new TreeItem(moved, SWT.NONE));
        }
        moved.setExpanded(item.getExpanded());
        item.dispose();
        tree.setSelection(moved);
        enable();
    }

    private static void copy(TreeItem from, TreeItem to) {
        to.setText(from.getText());
        to.setData(from.getData());
        to.setChecked(from.getChecked());
        to.setGrayed(from.getGrayed());
    }

    private TreeItem[] siblings(TreeItem item) {
        return item.getParentItem() == null ? tree.getItems() : item.getParentItem().getItems();
    }

    private int place(TreeItem item) {
        return List.of(siblings(item)).indexOf(item);
    }

    private void enable() {
        TreeItem item = tree.getSelectionCount() == 0 ? null : tree.getSelection()[0];
        up.setEnabled(item != null && place(item) > 0);
        down.setEnabled(item != null && place(item) < siblings(item).length - 1);
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(anyChecked());
        }
    }

    private boolean anyChecked() {
        for (TreeItem item : tree.getItems()) {
            if (item.getChecked()) {
                return true;
            }
        }
        return false;
    }

    private void read(TreeItem item) {
        if (item.getData() instanceof String id) {
            order.add(id);
            if (item.getChecked()) {
                visible.add(id);
            }
        }
        for (TreeItem part : item.getItems()) {
            read(part);
        }
    }

    @Override
    protected void okPressed() {
        for (TreeItem item : tree.getItems()) {
            read(item);
        }
        List<Column<R>> given = columns.given();
        asGiven = order.equals(given.stream().map(Column::id).toList())
                && given.stream().allMatch(column -> visible.contains(column.id()) == !column.onRequest());
        int by = sort == null ? 0 : sort.getSelectionIndex();
        sorting = by <= 0 ? null : new TableRows.Sorting(sortable.get(by - 1).id(), descending.getSelection());
        super.okPressed();
    }
}
