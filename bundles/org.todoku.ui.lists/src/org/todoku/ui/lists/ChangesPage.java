package org.todoku.ui.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.Advice.Step;
import org.todoku.report.AdviceReports;
import org.todoku.report.FleetChange;
import org.todoku.report.TextPage;
import org.todoku.rules.Reader;
import org.todoku.ui.Column;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.WidgetIds;

/**
 * With which few changes the updates of a list come: each change with what it settles, under it the plans with what else they bring.
 * Widgets: {@code lists.changes}, {@code lists.advice}.
 */
final class ChangesPage extends Composite {

    private static final int TABLE_SHARE = 45;
    /** Height in pixels under which the table and the text have no room one above the other. */
    private static final int LOW = 260;
    private static final Pattern RULE = Pattern.compile("-{3,}");

    private final Reader reader;
    private final TodokuTable<FleetChange> table;
    private final StyledText text;

    ChangesPage(Composite parent, Reader reader) {
        super(parent, SWT.NONE);
        this.reader = reader;
        setLayout(new FillLayout());
        SashForm sash = new SashForm(this, SWT.VERTICAL);
        table = new TodokuTable<>(sash, TodokuTable.Selecting.ROWS, "lists.changes", Messages.Changes_table);
        table.setColumns(List.of(
                Column.<FleetChange>of("change", Messages.Changes_change, 330, change -> AdviceReports.step(change.step(), reader))
                        .hinted(change -> AdviceReports.step(change.step(), reader)).sortedByText(),
                Column.<FleetChange>of("answers", Messages.Changes_settles, 85, change -> change.step() instanceof Step.Synchronise ? ""
                        : reader.shown((long) change.answers())).right().headed(Messages.Changes_settlesHint)
                        .sortedByValue(FleetChange::answers),
                Column.<FleetChange>of("updates", Messages.Causes_updates, 85, change -> reader.shown((long) change.updates())).right()
                        .sortedByValue(FleetChange::updates),
                Column.<FleetChange>of("servers", Messages.Causes_servers, 85, change -> reader.shown((long) change.servers())).right()
                        .sortedByValue(FleetChange::servers)));
        text = WidgetIds.name(new StyledText(sash, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER), "lists.advice");
        text.setMargins(6, 6, 6, 6);
        text.addListener(SWT.Traverse, event -> event.doit = true);
        sash.setWeights(TABLE_SHARE, 100 - TABLE_SHARE);
        sash.addListener(SWT.Resize, event -> {
            Point size = sash.getSize();
            int orientation = size.y < LOW ? SWT.HORIZONTAL : SWT.VERTICAL;
            if (size.y > 0 && orientation != sash.getOrientation()) {
                sash.setOrientation(orientation);
            }
        });
    }

    TodokuTable<FleetChange> table() {
        return table;
    }

    void show(AskedList asked) {
        table.setRows(asked.changes());
        boolean none = asked.changes().isEmpty() && asked.answers().advice().isEmpty();
        say(none ? Messages.Changes_none : told(asked.answers().advice()));
    }

    /** A line with a rule under it is a heading. */
    private void say(String told) {
        var shown = new StringBuilder();
        List<StyleRange> headings = new ArrayList<>();
        int begin = 0;
        for (String line : told.split("\n", -1)) {
            if (RULE.matcher(line).matches()) {
                headings.add(new StyleRange(begin, shown.length() - begin - 1, null, null, SWT.BOLD));
            } else {
                begin = shown.length();
                shown.append(line).append('\n');
            }
        }
        text.setText(shown.toString().stripTrailing());
        text.setStyleRanges(headings.toArray(StyleRange[]::new));
    }

    private String told(List<Advice> advice) {
        var told = new StringBuilder();
        try {
            for (Advice one : advice) {
                AdviceReports.brief(one, reader, new TextPage(told, reader.locale(), Integer.MAX_VALUE));
                told.append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told.toString().strip();
    }

    @Override
    public boolean setFocus() {
        table.focus();
        return true;
    }
}
