package org.todoku.ui.lists;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.todoku.intake.list.ListSummary;
import org.todoku.intake.list.ListSummary.Unused;
import org.todoku.rules.Reader;
import org.todoku.ui.Column;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.WidgetIds;

/** The lines of a list that name no update. Widgets: {@code lists.unused.count}, {@code lists.unused}. */
final class UnusedPage extends Composite {

    private final Reader reader;
    private final Label count;
    private final TodokuTable<Unused> table;

    UnusedPage(Composite parent, Reader reader) {
        super(parent, SWT.NONE);
        this.reader = reader;
        setLayout(new GridLayout());
        count = WidgetIds.name(new Label(this, SWT.WRAP), "lists.unused.count");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 150;
        count.setLayoutData(wide);
        table = new TodokuTable<>(this, TodokuTable.Selecting.ROWS, "lists.unused", Messages.Unused_table);
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setColumns(List.of(
                Column.<Unused>of("line", Messages.Unused_line, 70, row -> reader.shown(row.line())).right().sortedByValue(Unused::line),
                Column.<Unused>of("text", Messages.Unused_text, 420, row -> HarmlessText.line(row.text())).sortedByText()));
    }

    TodokuTable<Unused> table() {
        return table;
    }

    void show(ListSummary list) {
        String lines = Messages.bind(Messages.Unused, reader.shown(list.unused()), reader.shown(list.rows()));
        String flaws = list.flawsOnly() == 0 ? "" : " " + Messages.bind(Messages.Unused_flaws, reader.shown(list.flawsOnly()));
        String first = list.unused() <= list.examples().size() ? ""
                : " " + Messages.bind(Messages.Unused_first, reader.shown((long) list.examples().size()));
        count.setText((lines + flaws + first).replace("&", "&&"));
        table.setRows(list.examples());
        layout();
    }

    @Override
    public boolean setFocus() {
        table.focus();
        return true;
    }
}
