package org.todoku.ui.search;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.todoku.rules.Reader;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.WidgetIds;

/**
 * How many updates match and how many of them are shown, exactly, and a link to list all of them or to stop listing, sorting or
 * filtering. Names of widgets: {@code search.count}, {@code search.all}.
 */
final class CountLine {

    private final Reader reader;
    private final Composite line;
    private final Label count;
    private final Link all;
    private boolean stopping;

    /**
     * @param listAll lists everything that matches
     * @param stop ends what runs
     */
    CountLine(Composite parent, Reader reader, Runnable listAll, Runnable stop) {
        this.reader = reader;
        line = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 0;
        layout.marginWidth = 2;
        line.setLayout(layout);
        count = WidgetIds.name(new Label(line, SWT.NONE), "search.count");
        count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        all = WidgetIds.name(new Link(line, SWT.NONE), "search.all");
        all.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false));
        all.addListener(SWT.Selection, event -> {
            if (stopping) {
                stop.run();
            } else {
                listAll.run();
            }
        });
    }

    Composite control() {
        return line;
    }

    void clear() {
        tell("", "", false);
    }

    /** @param running what is being done in the background, empty for nothing */
    void show(Listed listed, TodokuTable<SearchRow> table, String running) {
        stopping = !running.isEmpty();
        String said = said(listed, table);
        tell(stopping ? said + " – " + running + "…" : said, stopping ? Messages.Stop : Messages.ListAll, stopping || listed.part());
    }

    private String said(Listed listed, TodokuTable<SearchRow> table) {
        long total = listed.found().total();
        if (table.filtered() && !table.arranging()) {
            return listed.part()
                    ? Messages.bind(Messages.Count_filteredPart,
                            new Object[] { number(table.rows().size()), number(listed.rows().size()), number(total) })
                    : Messages.bind(Messages.Count_filtered, number(table.rows().size()), number(total));
        }
        if (listed.part()) {
            return Messages.bind(table.sorted() ? Messages.Count_partSorted : Messages.Count_part, number(listed.rows().size()),
                    number(total));
        }
        return listed.given().map(given -> {
            long missing = given.updates().stream().distinct().count() - total;
            return missing > 0 ? Messages.bind(Messages.Count_givenPart, new Object[] { given.text(), number(total), number(missing) })
                    : Messages.bind(Messages.Count_given, given.text(), number(total));
        }).orElseGet(() -> total == 1 ? Messages.Count_one : Messages.bind(Messages.Count_all, number(total)));
    }

    private String number(long value) {
        return reader.shown(value);
    }

    private void tell(String text, String action, boolean offered) {
        String shown = text.replace("&", "&&");
        String link = "<a>" + action + "</a>";
        if (!shown.equals(count.getText()) || !link.equals(all.getText()) || offered != all.getVisible()) {
            count.setText(shown);
            all.setText(link);
            all.setVisible(offered);
            line.layout(true);
        }
    }
}
