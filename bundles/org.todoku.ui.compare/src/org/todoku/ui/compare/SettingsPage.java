package org.todoku.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.todoku.core.compare.Setting;
import org.todoku.core.fact.Fact;
import org.todoku.ui.Column;
import org.todoku.ui.Session;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;

/** Settings of the compared servers side by side. Widgets: {@code compare.settings}, {@code compare.different}. */
final class SettingsPage extends Composite {

    private static final String NAME = "setting";
    private static final int NARROWEST_NAME = 280;
    private static final int WIDEST_NAME = 480;

    private final Session session;
    private final Button onlyDifferent;
    private final TodokuTable<Setting> table;
    private Optional<Compared> shown = Optional.empty();

    SettingsPage(Composite parent, Session session) {
        super(parent, SWT.NONE);
        this.session = session;
        setLayout(new GridLayout());
        onlyDifferent = WidgetIds.name(new Button(this, SWT.CHECK), "compare.different");
        onlyDifferent.setText(Messages.Settings_onlyDifferent);
        onlyDifferent.setSelection(true);
        onlyDifferent.addListener(SWT.Selection, event -> fill());
        table = new TodokuTable<>(this, TodokuTable.Selecting.ROWS, "compare.settings", Messages.Settings_name);
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.control().addListener(SWT.Resize, event -> fit());
    }

    TodokuTable<Setting> table() {
        return table;
    }

    void show(Compared compared) {
        shown = Optional.of(compared);
        List<Column<Setting>> columns = new ArrayList<>();
        columns.add(Column.of(NAME, Messages.Setting, 280, compared.words()::name).sortedByText());
        List<String> headings = compared.headings(session.fleet());
        for (int at = 0; at < headings.size(); at++) {
            int column = at;
            columns.add(Column.<Setting>of("column" + at, headings.get(at), 160,
                    setting -> compared.words().value(setting.values().get(column)))
                    .toned(setting -> tone(setting, setting.values().get(column))).headed(compared.words().columns().get(at)));
        }
        table.setColumns(columns);
        table.setFrozenColumns(1);
        fit();
        fill();
    }

    /** Gives the names what the values leave. */
    private void fit() {
        table.fitRest(NAME, NARROWEST_NAME, WIDEST_NAME);
    }

    private static Tone tone(Setting setting, Fact<?> value) {
        return !value.isKnown() ? Tone.UNKNOWN : setting.differs() ? Tone.NOTICE : Tone.PLAIN;
    }

    private void fill() {
        boolean all = !onlyDifferent.getSelection();
        table.setRows(shown.map(Compared::settings).orElse(List.of()).stream().filter(setting -> all || setting.differs()).toList());
    }

    @Override
    public boolean setFocus() {
        table.focus();
        return true;
    }
}
