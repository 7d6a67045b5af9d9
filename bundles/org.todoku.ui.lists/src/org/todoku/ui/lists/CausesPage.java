package org.todoku.ui.lists;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.todoku.rules.Reader;
import org.todoku.ui.Column;
import org.todoku.ui.TodokuTable;

/** What keeps the updates of a list away, the most effective first. Widget: {@code lists.causes}. */
final class CausesPage extends Composite {

    private final TodokuTable<CauseRow> table;

    /**
     * @param select told of the selected cause; empty for none
     * @param open lists what a cause keeps away
     */
    CausesPage(Composite parent, Reader reader, Consumer<Optional<CauseRow>> select, Consumer<CauseRow> open) {
        super(parent, 0);
        setLayout(new FillLayout());
        table = new TodokuTable<>(this, TodokuTable.Selecting.ROWS, "lists.causes", Messages.Causes_table);
        table.setColumns(List.of(
                Column.<CauseRow>of("cause", Messages.Causes_cause, 260, row -> (row.id() + " " + row.name()).strip()).toned(CauseRow::tone)
                        .hinted(row -> row.remedy().isEmpty() ? row.why() : (row.why() + "\n\n→ " + row.remedy()).strip()).sortedByText(),
                // the same cause on several servers is several rows
                Column.<CauseRow>of("about", Messages.Causes_about, 90, CauseRow::about).headed(Messages.Causes_aboutHint).sortedByText(),
                Column.<CauseRow>of("answers", Messages.Causes_answers, 85, row -> reader.shown((long) row.answers())).right()
                        .headed(Messages.Causes_answersHint).sortedByValue(CauseRow::answers),
                Column.<CauseRow>of("updates", Messages.Causes_updates, 85, row -> reader.shown((long) row.updates())).right()
                        .sortedByValue(CauseRow::updates),
                Column.<CauseRow>of("servers", Messages.Causes_servers, 85, row -> reader.shown((long) row.servers())).right()
                        .sortedByValue(CauseRow::servers),
                Column.<CauseRow>of("remedy", Messages.Causes_remedy, 300, CauseRow::remedy).sortedByText(),
                Column.<CauseRow>of("why", Messages.Causes_why, 300, CauseRow::why).sortedByText()));
        table.setFrozenColumns(1);
        table.onSelect(() -> select.accept(table.selection().stream().findFirst()));
        table.onOpen(open);
        table.addToMenu(Messages.Causes_list, () -> table.selection().stream().findFirst().ifPresent(open));
    }

    TodokuTable<CauseRow> table() {
        return table;
    }

    void show(List<CauseRow> rows) {
        table.setRows(rows);
    }

    @Override
    public boolean setFocus() {
        table.focus();
        return true;
    }
}
