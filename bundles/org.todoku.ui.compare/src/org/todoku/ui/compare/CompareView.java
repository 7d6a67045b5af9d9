package org.todoku.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ListSelectionDialog;
import org.eclipse.ui.part.ViewPart;
import org.todoku.core.StateKind;
import org.todoku.core.compare.Setting;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;
import org.todoku.ui.EmptyState;
import org.todoku.ui.Errors;
import org.todoku.ui.ExportOfShown;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewPin;
import org.todoku.ui.WidgetIds;

/**
 * Servers side by side, or one server at two times. A comparison can be saved under a name. Pinned, it stays with the states that it
 * shows when newer ones come. Widgets: {@code compare.what}, {@code compare.saved}, {@code compare.choose}, {@code compare.note},
 * {@code compare.tabs}, and those of the pages; action {@code compare.export}.
 */
public final class CompareView extends ViewPart implements SessionListener {

    /** With more columns than these the table has to be scrolled; the user may choose more. */
    private static final int FIRST_COLUMNS = 4;
    private static final String CHOSEN = "chosen";
    private static final String PINNED = "pinned.states";

    private final LatestWork comparing = new LatestWork(Messages.Comparing, 0, true);
    private Session session;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private EmptyState alone;
    private Composite content;
    private Label what;
    private Label note;
    private CTabFolder tabs;
    private CTabItem updatesTab;
    private CTabItem settingsTab;
    private UpdatesPage updates;
    private SettingsPage settings;

    /** Keys of the chosen states, see {@link #key}; empty while the user chose none. */
    private List<String> chosen = List.of();
    /** Keys of the states that a pinned view stays with. */
    private List<String> pinned = List.of();
    private List<StateInfo> shown = List.of();
    /** What of a saved comparison is no longer there; empty when all is. */
    private String gone = "";
    private ViewPin pin;
    private ExportOfShown export;
    private IMemento memento;

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        this.memento = memento;
        chosen = saved(CHOSEN);
        pinned = saved(PINNED);
    }

    private List<String> saved(String key) {
        String saved = memento == null ? null : memento.getString(key);
        return saved == null || saved.isEmpty() ? List.of() : List.of(saved.split("\n"));
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(CHOSEN, String.join("\n", chosen));
        memento.putString(PINNED, String.join("\n", pinned));
        pin.save(memento);
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.compare");
        session = Session.current();
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        alone = new EmptyState(area, Messages.One_title, Messages.One_text);
        content = new Composite(area, SWT.NONE);
        content.setLayout(new GridLayout(3, false));
        what = WidgetIds.name(new Label(content, SWT.NONE), "compare.what");
        what.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        new SavedMenu(content, () -> String.join(", ", shown.stream().map(StateInfo::server).distinct().toList()), () -> keys(shown),
                this::open);
        Button choose = WidgetIds.name(new Button(content, SWT.PUSH), "compare.choose");
        choose.setText(Messages.Choose);
        choose.setToolTipText(Messages.Choose_hint);
        choose.addListener(SWT.Selection, event -> choose());
        note = WidgetIds.name(new Label(content, SWT.WRAP), "compare.note");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        wide.widthHint = 200;
        note.setLayoutData(wide);
        tabs = WidgetIds.name(new CTabFolder(content, SWT.BORDER), "compare.tabs");
        tabs.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        updates = new UpdatesPage(tabs, session);
        updatesTab = tab(updates);
        settings = new SettingsPage(tabs, session);
        settingsTab = tab(settings);
        tabs.setSelection(updatesTab);
        UserFiles.acceptDrops(area, session);
        export = new ExportOfShown(() -> tabs.getSelection() == settingsTab ? settings.table() : updates.table());
        ResourceLocator.imageDescriptorFromBundle(CompareView.class, "icons/export.svg").ifPresent(export::setImageDescriptor);
        export.of(updates.table());
        export.of(settings.table());
        export.setId("compare.export");
        tabs.addListener(SWT.Selection, event -> export.refresh());
        getViewSite().getActionBars().getToolBarManager().add(export);
        getViewSite().getActionBars().getMenuManager().add(export);
        pin = ViewPin.add(this, session);
        pin.restore(memento);
        pin.onChange(this::pinned);
        session.addListener(this, getSite(), area);
        fleetChanged();
    }

    private CTabItem tab(Composite page) {
        CTabItem tab = new CTabItem(tabs, SWT.NONE);
        tab.setControl(page);
        return tab;
    }

    @Override
    public void fleetChanged() {
        List<StateInfo> all = states();
        List<StateInfo> columns = columns(all);
        if (all.isEmpty()) {
            comparing.cancel();
            first.showFirstSteps(session);
            top(first);
        } else if (columns.size() < 2) {
            comparing.cancel();
            top(alone);
        } else {
            compare(columns);
        }
    }

    @Override
    public void updatesSelected() {
        updates.mark();
    }

    /** Servers by name, of each the newest state first. */
    private List<StateInfo> states() {
        return session.workspace().map(Workspace::states).orElse(List.of()).stream().filter(state -> state.kind() == StateKind.SERVER)
                .sorted(Comparator.comparing(StateInfo::key).thenComparing(StateInfo::collectedAt, Comparator.reverseOrder())).toList();
    }

    /** What the user chose as far as it is still there; else the first servers, or the last two states of the only one. */
    private List<StateInfo> columns(List<StateInfo> all) {
        List<StateInfo> still = still(all, pinned.isEmpty() ? chosen : pinned);
        if (still.size() >= 2) {
            return still;
        }
        List<StateInfo> newest = all.stream().filter(state -> newest(all, state)).limit(FIRST_COLUMNS).toList();
        return newest.size() >= 2 ? newest : all.stream().limit(2).toList();
    }

    private static List<StateInfo> still(List<StateInfo> all, List<String> keys) {
        return all.stream().filter(state -> keys.contains(key(all, state)) || keys.contains(dated(state))).toList();
    }

    /** The newest state of a server stays the choice when a newer one comes. */
    private static String key(List<StateInfo> all, StateInfo state) {
        return newest(all, state) ? state.key() : dated(state);
    }

    private static String dated(StateInfo state) {
        return state.key() + "|" + state.collectedAt();
    }

    private List<String> keys(List<StateInfo> states) {
        List<StateInfo> all = states();
        return states.stream().map(state -> key(all, state)).toList();
    }

    private void pinned() {
        pinned = pin.pinned() ? shown.stream().map(CompareView::dated).toList() : List.of();
        fleetChanged();
    }

    /** A saved comparison, as far as its states are still there. */
    private void open(String name, List<String> keys) {
        List<StateInfo> still = still(states(), keys);
        if (still.size() < 2) {
            Errors.show(NLS.bind(Messages.Saved_notOpened, name), List.of(Messages.Saved_gone), Messages.Saved_gone_advice);
            return;
        }
        int lost = keys.size() - still.size();
        gone = lost == 0 ? "" : NLS.bind(Messages.Saved_part, new Object[] { session.reader().shown((long) lost),
            session.reader().shown((long) keys.size()), name });
        chosen = keys;
        pinned = List.of();
        fleetChanged();
    }

    private static boolean newest(List<StateInfo> all, StateInfo state) {
        return all.stream().filter(other -> other.key().equals(state.key())).findFirst().filter(state::equals).isPresent();
    }

    private void compare(List<StateInfo> columns) {
        Optional<Workspace> workspace = session.workspace();
        if (workspace.isPresent()) {
            comparing.start(progress -> Compared.of(workspace.get(), columns, session.reader()), this::show);
        }
    }

    private void show(Compared compared) {
        if (area.isDisposed()) {
            return;
        }
        shown = compared.columns();
        if (pin.pinned()) {
            // what was chosen while the view is pinned, it stays with too
            pinned = shown.stream().map(CompareView::dated).toList();
        }
        what.setText(NLS.bind(Messages.Comparing_what, String.join(", ", compared.words().columns())).replace("&", "&&"));
        what.setToolTipText(what.getText());
        String open = open(compared);
        note.setText(open.replace("&", "&&"));
        note.setVisible(!open.isEmpty());
        ((GridData) note.getLayoutData()).exclude = open.isEmpty();
        updatesTab.setText(NLS.bind(Messages.Updates, session.reader().shown((long) compared.updates().rows().size())));
        settingsTab.setText(NLS.bind(Messages.Settings,
                session.reader().shown(compared.settings().stream().filter(Setting::differs).count())));
        updates.show(compared);
        settings.show(compared);
        top(content);
        content.layout();
    }

    /** What is not compared, and what cannot be said because lists are not complete. */
    private String open(Compared compared) {
        String incomplete = compared.incomplete();
        long undecided = compared.updates().undecided();
        List<String> said = new ArrayList<>();
        said.add(gone);
        if (compared.updates().rows().isEmpty() && compared.settings().stream().noneMatch(Setting::differs)) {
            said.add(Messages.Nothing_text);
        }
        said.add(incomplete.isEmpty() ? "" : NLS.bind(Messages.Incomplete, incomplete));
        said.add(undecided == 0 ? "" : NLS.bind(Messages.Undecided, session.reader().shown(undecided)));
        said.removeIf(String::isEmpty);
        return String.join(" ", said);
    }

    private void top(Composite composite) {
        stack.topControl = composite;
        area.layout();
    }

    private void choose() {
        List<StateInfo> all = states();
        ListSelectionDialog dialog = new ListSelectionDialog(getSite().getShell(), all, ArrayContentProvider.getInstance(),
                LabelProvider.createTextProvider(state -> label(all, (StateInfo) state)), Messages.Choose_text);
        dialog.setTitle(Messages.Choose_title);
        dialog.setInitialSelections(columns(all).toArray());
        if (dialog.open() == Window.OK) {
            gone = "";
            pinned = List.of();
            chosen = Arrays.stream(dialog.getResult()).map(StateInfo.class::cast).map(state -> key(all, state))
                    .collect(Collectors.toCollection(ArrayList::new));
            fleetChanged();
        }
    }

    private String label(List<StateInfo> all, StateInfo state) {
        return NLS.bind(newest(all, state) ? Messages.Choose_newest : Messages.Choose_state, state.server(),
                session.reader().shown(state.collectedAt()));
    }

    @Override
    public void setFocus() {
        if (stack.topControl == content) {
            tabs.getSelection().getControl().setFocus();
        } else {
            first.setFocus();
        }
    }

    @Override
    public void dispose() {
        comparing.cancel();
        super.dispose();
    }
}
