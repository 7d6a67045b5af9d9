package org.todoku.ui.lists;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.todoku.core.ServerState;
import org.todoku.report.Fate;
import org.todoku.report.FleetAnswer;
import org.todoku.report.FleetAnswers.Row;
import org.todoku.rules.Reader;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.ServerChoice;
import org.todoku.ui.Session;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.WidgetIds;

/**
 * The answers of a list: the grid, beside it (under it where it is narrow) the causes, the changes that help and the lines that were not
 * used. Widgets: {@code lists.summary}, {@code lists.note}, {@code lists.show}, {@code lists.servers}, {@code lists.tabs}, and those of
 * the parts.
 */
final class AnswersPage extends Composite {

    /** What of the list is shown. */
    private enum Shown {
        ALL, BLOCKED, UNDECIDED, ARRIVING, PRESENT, DIFFERENT
    }

    /** Width in pixels under which the grid has no room beside something else. */
    private static final int NARROW = 900;
    private static final int GRID_SHARE = 60;
    private static final int LONGEST_NAME = 80;
    private static final String AGAIN = "again";
    private static final String UNUSED = "unused";
    private static final String EVERYTHING = "everything";

    private final Session session;
    private final Reader reader;
    private final Runnable again;
    private final Label summary;
    private final Link note;
    private final Combo show;
    private final ServerChoice servers;
    private final SashForm sash;
    private final AnswerGrid grid;
    private final CTabFolder tabs;
    private final CTabItem causesTab;
    private final CTabItem changesTab;
    private final CTabItem unusedTab;
    private final CausesPage causes;
    private final ChangesPage changes;
    private final UnusedPage unused;
    private AskedList asked;
    private CauseRow only;

    /** @param again asks again, for the servers that are chosen now */
    AnswersPage(Composite parent, Session session, Runnable again) {
        super(parent, SWT.NONE);
        this.session = session;
        this.reader = session.reader();
        this.again = again;
        setLayout(new GridLayout(3, false));
        summary = WidgetIds.name(new Label(this, SWT.WRAP), "lists.summary");
        wide(summary);
        note = WidgetIds.name(new Link(this, SWT.WRAP), "lists.note");
        wide(note);
        note.addListener(SWT.Selection, event -> follow(event.text));
        Label label = new Label(this, SWT.NONE);
        label.setText(Messages.Show);
        show = WidgetIds.name(new Combo(this, SWT.READ_ONLY), "lists.show");
        show.setToolTipText(Messages.Show);
        show.addListener(SWT.Selection, event -> list());
        servers = new ServerChoice(this, session, "lists.servers");
        servers.onChange(this::serversChosen);
        sash = new SashForm(this, SWT.HORIZONTAL | SWT.SMOOTH);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        grid = new AnswerGrid(sash, session);
        tabs = WidgetIds.name(new CTabFolder(sash, SWT.BORDER), "lists.tabs");
        causes = new CausesPage(tabs, reader, this::select, this::listOnly);
        causesTab = tab(causes);
        changes = new ChangesPage(tabs, reader);
        changesTab = tab(changes);
        unused = new UnusedPage(tabs, reader);
        unusedTab = tab(unused);
        tabs.setSelection(causesTab);
        sash.setWeights(GRID_SHARE, 100 - GRID_SHARE);
        sash.addListener(SWT.Resize, event -> arrange());
    }

    private static void wide(Control control) {
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        wide.widthHint = 200;
        control.setLayoutData(wide);
    }

    private CTabItem tab(Composite page) {
        CTabItem tab = new CTabItem(tabs, SWT.NONE);
        tab.setControl(page);
        return tab;
    }

    TodokuTable<Row> grid() {
        return grid.table();
    }

    ServerChoice servers() {
        return servers;
    }

    /** The tables, for exporting: the one that was used last. */
    List<TodokuTable<?>> tables() {
        return List.of(grid.table(), causes.table(), changes.table(), unused.table());
    }

    private void arrange() {
        Point size = sash.getSize();
        int orientation = size.x < NARROW ? SWT.VERTICAL : SWT.HORIZONTAL;
        if (size.x > 0 && orientation != sash.getOrientation()) {
            sash.setOrientation(orientation);
            int share = orientation == SWT.VERTICAL ? 50 : GRID_SHARE;
            sash.setWeights(share, 100 - share);
        }
    }

    void show(AskedList answered) {
        if (asked == null || !asked.wish().equals(answered.wish())) {
            // another list is shown whole
            show.deselectAll();
        }
        asked = answered;
        only = null;
        grid.show(answered, columns());
        fillShow();
        causes.show(answered.causes());
        changes.show(answered);
        unused.show(answered.list().told());
        causesTab.setText(Messages.bind(Messages.Causes, reader.shown((long) causes.table().givenRows())));
        changesTab.setText(Messages.bind(Messages.Changes, reader.shown((long) answered.changes().size())));
        unusedTab.setText(Messages.bind(Messages.UnusedTab, reader.shown(answered.list().told().unused())));
        if (answered.list().told().unused() == 0 && tabs.getSelection() == unusedTab) {
            tabs.setSelection(causesTab);
        }
        list();
        say();
        arrange();
    }

    /** The servers to be shown: those chosen in their order; all of them with those at the top first. */
    private List<String> columns() {
        List<String> answered = List.copyOf(asked.answers().servers().keySet());
        List<String> chosen = servers.keys();
        boolean all = chosen.equals(session.view().servers().stream().map(ServerState::key).toList());
        return all ? answered : chosen.stream().filter(answered::contains).toList();
    }

    private void serversChosen() {
        if (asked != null && asked.lacks(servers.keys())) {
            again.run();
        } else if (asked != null) {
            grid.show(asked, columns());
            fillShow();
            list();
        }
    }

    /** What can be chosen, with how many updates each lists. */
    private void fillShow() {
        int before = Math.max(0, show.getSelectionIndex());
        Map<Shown, Long> counts = new EnumMap<>(Shown.class);
        for (Shown each : Shown.values()) {
            counts.put(each, asked.answers().rows().stream().filter(wanted(each)).count());
        }
        show.setItems(counts.entrySet().stream().map(each -> Messages.bind(label(each.getKey()), reader.shown(each.getValue())))
                .toArray(String[]::new));
        show.select(before);
        show.requestLayout();
    }

    private static String label(Shown shown) {
        return switch (shown) {
            case ALL -> Messages.Show_ALL;
            case BLOCKED -> Messages.Show_BLOCKED;
            case UNDECIDED -> Messages.Show_UNDECIDED;
            case ARRIVING -> Messages.Show_ARRIVING;
            case PRESENT -> Messages.Show_PRESENT;
            case DIFFERENT -> Messages.Show_DIFFERENT;
        };
    }

    private Predicate<Row> wanted(Shown shown) {
        return row -> switch (shown) {
            case ALL -> true;
            case BLOCKED -> grid.any(row, answer -> answer.fate() == Fate.BLOCKED || answer.fate() == Fate.FAILED);
            case UNDECIDED -> grid.any(row, answer -> answer.fate() == Fate.UNDECIDED);
            case ARRIVING -> grid.any(row, answer -> answer.fate() == Fate.ARRIVING);
            case PRESENT -> !grid.any(row, answer -> answer.fate() != Fate.PRESENT && answer.fate() != Fate.ELSEWHERE);
            case DIFFERENT -> grid.differs(row);
        };
    }

    private void list() {
        CauseRow cause = only;
        Predicate<FleetAnswer> matches = cause == null ? answer -> false : cause.matches();
        Predicate<Row> wanted = wanted(Shown.values()[Math.max(0, show.getSelectionIndex())]);
        grid.list(cause == null ? wanted : wanted.and(row -> grid.any(row, matches)), matches);
        say();
    }

    private void select(Optional<CauseRow> cause) {
        if (only == null) {
            grid.mark(cause.map(CauseRow::matches).orElse(answer -> false));
        }
    }

    /** Lists the updates of a cause, and goes to the first of its cells. */
    private void listOnly(CauseRow cause) {
        only = cause;
        show.select(0);
        list();
        grid.focusFirst();
    }

    /** What the answers are about, and what is to be known of them. */
    void say() {
        if (asked == null) {
            return;
        }
        List<String> counts = new ArrayList<>();
        for (Fate fate : List.of(Fate.BLOCKED, Fate.UNDECIDED, Fate.ARRIVING, Fate.ELSEWHERE, Fate.PRESENT, Fate.FAILED)) {
            long count = asked.counts().count(fate);
            if (count > 0) {
                counts.add(Messages.bind(Messages.Summary_count, asked.words().fate(fate), reader.shown(count)));
            }
        }
        String name = HarmlessText.cut(HarmlessText.line(asked.list().told().source()), LONGEST_NAME);
        String text = Messages.bind(Messages.Summary, new Object[] { name,
            counted(asked.answers().rows().size(), Messages.Updates_one, Messages.Updates_many),
            counted(asked.answers().servers().size(), Messages.Servers_one, Messages.Servers_many), String.join(" · ", counts),
            reader.shown(asked.inquiry().now()) });
        summary.setText(text.replace("&", "&&"));
        String notes = String.join(" ", notes());
        note.setText(notes);
        note.setVisible(!notes.isEmpty());
        ((GridData) note.getLayoutData()).exclude = notes.isEmpty();
        layout();
    }

    private String counted(long count, String one, String many) {
        return count == 1 ? one : Messages.bind(many, reader.shown(count));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (asked.answers().partial()) {
            notes.add(plain(asked.words().partial(asked.answers())) + " " + link(AGAIN, Messages.Note_again));
        }
        if (asked.stale(session.view())) {
            notes.add(plain(Messages.Note_stale) + " " + link(AGAIN, Messages.Note_again));
        }
        if (only != null) {
            notes.add(plain(Messages.bind(Messages.Note_only, (only.id() + " " + only.name()).strip())) + " "
                    + link(EVERYTHING, Messages.Note_everything));
        }
        long lost = asked.list().told().unused();
        if (lost > 0) {
            notes.add(plain(Messages.bind(Messages.Unused, reader.shown(lost), reader.shown(asked.list().told().rows()))) + " "
                    + link(UNUSED, Messages.Note_unused));
        }
        if (asked.guessed()) {
            notes.add(plain(Messages.Note_guessed));
        }
        return notes;
    }

    private static String plain(String text) {
        return text.replace("&", "&&").replace("<", "‹").replace(">", "›");
    }

    private static String link(String to, String label) {
        return "<a href=\"" + to + "\">" + label + "</a>";
    }

    private void follow(String to) {
        switch (to) {
            case AGAIN -> again.run();
            case UNUSED -> {
                tabs.setSelection(unusedTab);
                unused.setFocus();
            }
            case EVERYTHING -> {
                only = null;
                list();
                grid.table().focus();
            }
            default -> throw new IllegalArgumentException(to);
        }
    }

    @Override
    public boolean setFocus() {
        grid.table().focus();
        return true;
    }
}
