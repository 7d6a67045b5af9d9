package org.todoku.ui;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;

/** The context menu that every table has: what its view adds, copying, exporting. */
final class TableMenu {

    private static final String ADDED = "added";
    private static final String COPYING = "copying";

    private final NatTable table;
    private final String fileName;
    private final MenuManager menu = new MenuManager();
    private final Action export = action(Messages.Table_export, this::export);
    private Supplier<UserFiles.Writing> exported;

    /** @param fileName what to call an exported file unless the user says otherwise */
    TableMenu(NatTable table, String fileName, Runnable copy, Supplier<UserFiles.Writing> exported) {
        this.table = table;
        this.fileName = fileName;
        this.exported = exported;
        menu.add(new GroupMarker(ADDED));
        menu.add(new Separator(COPYING));
        Action copying = action(Messages.Table_copy, copy);
        copying.setAccelerator(SWT.MOD1 | 'C');
        menu.add(copying);
        menu.add(export);
        export.setToolTipText(Messages.Table_exportHint);
        table.setMenu(menu.createContextMenu(table));
        rowsChanged(false);
    }

    /** What every table can show otherwise. */
    void addView(Runnable chooseColumns, BooleanSupplier filterRow, Consumer<Boolean> showFilterRow) {
        menu.add(new Separator());
        Action filter = new Action(Messages.Table_filterRow, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                showFilterRow.accept(isChecked());
            }
        };
        menu.addMenuListener(opened -> filter.setChecked(filterRow.getAsBoolean()));
        menu.add(action(Messages.Table_columns, chooseColumns));
        menu.add(filter);
    }

    void add(String label, Runnable run) {
        menu.appendToGroup(ADDED, action(label, run));
    }

    IAction exportAction() {
        return export;
    }

    void setExport(Supplier<UserFiles.Writing> other) {
        exported = other;
    }

    /** @param any whether there is anything to export */
    void rowsChanged(boolean any) {
        export.setEnabled(any);
    }

    private void export() {
        UserFiles.Writing writing = exported.get();
        UserFiles.choose(table.getShell(), Messages.Table_export, fileName, "*.csv")
                .ifPresent(path -> Work.inBackground(Messages.Table_exporting, progress -> {
                    UserFiles.write(path, out -> {
                        // without it spreadsheets take UTF-8 for the code page of the machine
                        out.append('\uFEFF');
                        writing.to(out, progress);
                    });
                    return path;
                }, done -> { }));
    }

    private static Action action(String label, Runnable run) {
        return new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
    }
}
