package org.todoku.ui.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.todoku.core.ServerState;
import org.todoku.core.compare.Difference;
import org.todoku.core.compare.Pattern;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.core.compare.UpdateComparison.Row;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Standing;
import org.todoku.ui.Column;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SpokenName;
import org.todoku.ui.StandingLook;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;

/**
 * Updates in which the compared servers differ. Widgets: {@code compare.difference}, {@code compare.pattern}, {@code compare.count},
 * {@code compare.all}, {@code compare.updates}.
 */
final class UpdatesPage extends Composite {

    /** Enough to read; more are listed on request. */
    private static final int FIRST = 1000;
    private static final int PATTERNS = 50;
    private static final String TITLE = "title";
    private static final int NARROWEST_TITLE = 140;
    private static final int WIDEST_TITLE = 700;

    private final Session session;
    private final LatestWork listing = new LatestWork(Messages.Comparing, 0, true);
    private final Combo difference;
    private final Combo pattern;
    private final Composite counts;
    private final Label count;
    private final Link all;
    private final TodokuTable<Row> table;
    private List<Pattern> patterns = List.of();
    private Compared shown;

    UpdatesPage(Composite parent, Session session) {
        super(parent, SWT.NONE);
        this.session = session;
        setLayout(new GridLayout(2, false));
        difference = WidgetIds.name(new Combo(this, SWT.READ_ONLY), "compare.difference");
        difference.setToolTipText(Messages.Differences);
        SpokenName.give(difference, Messages.Differences);
        difference.addListener(SWT.Selection, event -> {
            fillPatterns();
            list(FIRST);
        });
        pattern = WidgetIds.name(new Combo(this, SWT.READ_ONLY), "compare.pattern");
        pattern.setToolTipText(Messages.Patterns);
        SpokenName.give(pattern, Messages.Patterns_name);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        pattern.setLayoutData(wide);
        pattern.addListener(SWT.Selection, event -> list(FIRST));
        counts = new Composite(this, SWT.NONE);
        counts.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        GridLayout tight = new GridLayout(2, false);
        tight.marginWidth = 0;
        tight.marginHeight = 0;
        counts.setLayout(tight);
        count = WidgetIds.name(new Label(counts, SWT.NONE), "compare.count");
        all = WidgetIds.name(new Link(counts, SWT.NONE), "compare.all");
        all.setText("<a>" + Messages.ListAll + "</a>");
        all.addListener(SWT.Selection, event -> list(Integer.MAX_VALUE));
        table = new TodokuTable<>(this, TodokuTable.Selecting.ROWS, "compare.updates", Messages.Updates_name);
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        table.control().addListener(SWT.Resize, event -> fit());
        table.onOpen(this::explain);
        table.onSelect(() -> session.selectUpdates(table.selection().stream().map(row -> row.update().id()).toList()));
        table.addToMenu(Messages.Explain, () -> table.selection().stream().findFirst().ifPresent(this::explain));
        table.setExport(this::everything);
        addDisposeListener(event -> listing.cancel());
    }

    TodokuTable<Row> table() {
        return table;
    }

    /** What is chosen, also what is not listed yet. */
    private UserFiles.Writing everything() {
        UpdateComparison updates = shown.updates();
        Predicate<Pattern> wanted = wanted();
        return table.writing("id", progress -> updates.rows(wanted));
    }

    void show(Compared compared) {
        shown = compared;
        table.setColumns(columns(compared));
        table.setFrozenColumns(2);
        fit();
        Map<Difference, Long> counts = compared.updates().counts();
        List<String> items = new ArrayList<>(List.of(NLS.bind(Messages.Differences_all, number(compared.updates().rows().size()))));
        for (Difference each : Difference.values()) {
            items.add(NLS.bind(label(each), number(counts.getOrDefault(each, 0L))));
        }
        mark();
        difference.setItems(items.toArray(String[]::new));
        difference.select(0);
        fillPatterns();
        list(FIRST);
    }

    /** Gives the title what the other columns leave. */
    private void fit() {
        table.fitRest(TITLE, NARROWEST_TITLE, WIDEST_TITLE);
    }

    /** Marks the updates that are selected in another view. */
    void mark() {
        Set<UUID> selected = Set.copyOf(session.selectedUpdates());
        table.mark(row -> selected.contains(row.update().id()));
    }

    private static String label(Difference difference) {
        return switch (difference) {
            case LISTED -> Messages.Difference_LISTED;
            case REVISION -> Messages.Difference_REVISION;
            case DECLINED -> Messages.Difference_DECLINED;
            case APPROVED -> Messages.Difference_APPROVED;
        };
    }

    private List<Column<Row>> columns(Compared compared) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.<Row>of("kb", Messages.Updates_kb, 90,
                row -> row.update().kbArticles().stream().findFirst().map(kb -> "KB" + kb).orElse("")).sortedByText());
        columns.add(Column.<Row>of(TITLE, Messages.Updates_title, 230, row -> row.update().title(session.reader().locale()))
                .sortedByText());
        List<String> headings = compared.headings(session.fleet());
        for (int at = 0; at < headings.size(); at++) {
            int column = at;
            ServerState server = compared.servers().get(at);
            columns.add(Column.<Row>of("column" + at, headings.get(at), 120,
                    row -> compared.words().side(row.pattern().sides().get(column)))
                    .toned(row -> StandingLook.tone(Standing.of(server, row.found().get(column).map(there -> there.presence()))))
                    .hinted(row -> hint(row, column)).headed(compared.words().columns().get(at)).sortedByText());
        }
        columns.add(Column.<Row>of("created", Messages.Updates_created, 140, row -> shown(row.update().created()))
                .sortedByValue(row -> row.update().created()));
        columns.add(Column.<Row>of("id", Messages.Updates_id, 290, row -> row.update().id().toString()).sortedByText().onRequest(true));
        return columns;
    }

    private String hint(Row row, int column) {
        String word = shown.words().side(row.pattern().sides().get(column));
        return row.found().get(column).map(there -> word + "\n" + NLS.bind(Messages.Updates_revision, there.update().revision())
                + (there.presence().arrived() == null ? "" : ", " + shown(there.presence().arrived()))).orElse(word);
    }

    private String shown(Instant time) {
        return time == null ? "" : session.reader().shown(time);
    }

    /** The most frequent patterns of the chosen difference. */
    private void fillPatterns() {
        Predicate<Pattern> wanted = wantedDifference();
        List<String> items = new ArrayList<>(List.of(Messages.Patterns_all));
        List<Pattern> listed = new ArrayList<>();
        shown.updates().patterns().entrySet().stream().filter(each -> wanted.test(each.getKey())).limit(PATTERNS).forEach(each -> {
            listed.add(each.getKey());
            items.add(NLS.bind(Messages.Pattern, number(each.getValue()), sides(each.getKey())));
        });
        patterns = List.copyOf(listed);
        pattern.setItems(items.toArray(String[]::new));
        pattern.select(0);
    }

    /** Servers that stand alike are named together. */
    private String sides(Pattern of) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        IntStream.range(0, of.sides().size()).forEach(at -> groups.computeIfAbsent(shown.words().side(of.sides().get(at)),
                side -> new ArrayList<>()).add(shown.words().columns().get(at)));
        return groups.entrySet().stream().map(group -> NLS.bind(Messages.Side, String.join(", ", group.getValue()), group.getKey()))
                .collect(Collectors.joining("; "));
    }

    private Predicate<Pattern> wantedDifference() {
        int chosen = difference.getSelectionIndex() - 1;
        return chosen < 0 ? each -> true : each -> each.differences().contains(Difference.values()[chosen]);
    }

    private Predicate<Pattern> wanted() {
        int chosen = pattern.getSelectionIndex() - 1;
        return chosen < 0 ? wantedDifference() : patterns.get(chosen)::equals;
    }

    /** Rows are read from the workspace, so in the background. */
    private void list(int limit) {
        UpdateComparison updates = shown.updates();
        Predicate<Pattern> wanted = wanted();
        listing.start(progress -> {
            List<Row> rows = updates.rows(wanted);
            return new Listed(List.copyOf(rows.subList(0, Math.min(limit, rows.size()))), rows.size());
        }, listed -> {
            if (!isDisposed() && shown.updates() == updates) {
                table.setRows(listed.rows());
                boolean part = listed.rows().size() < listed.total();
                count.setText(part ? NLS.bind(Messages.Count_part, number(listed.rows().size()), number(listed.total()))
                        : NLS.bind(Messages.Count_all, number(listed.total())));
                all.setVisible(part);
                counts.layout();
            }
        });
    }

    private record Listed(List<Row> rows, int total) {
    }

    private String number(long value) {
        return session.reader().shown(value);
    }

    private void explain(Row row) {
        session.ask(UpdateQuery.parse(row.update().id().toString()));
    }

    @Override
    public boolean setFocus() {
        table.focus();
        return true;
    }
}
