package org.todoku.ui.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewPin;

/** Searches updates on all servers. Opened as {@code org.todoku.ui.search.view}, as often as the user wants. */
public final class SearchView extends ViewPart implements SessionListener {

    private static final String QUERY = "query";
    private static final String PARTS = "parts";
    private static final String DETAILS = "details";
    private static final String BELOW = "details.below";
    private static final String LIST_WEIGHT = "weight.list";
    private static final String DETAILS_WEIGHT = "weight.details";

    private final List<Runnable> stateOfActions = new ArrayList<>();
    private Session session;
    private SearchPanel panel;
    private ViewPin pin;
    private IMemento memento;

    @Override
    public void init(IViewSite site, IMemento saved) throws PartInitException {
        super.init(site, saved);
        memento = saved;
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.search");
        session = Session.current();
        panel = new SearchPanel(parent, session);
        session.addListener(panel, getSite(), panel);
        IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
        IMenuManager menu = getViewSite().getActionBars().getMenuManager();
        IAction filter = toggle(Messages.FilterRow, Messages.FilterRow_hint, "filter", panel.table()::filterRow, this::showFilter);
        IAction details = toggle(Messages.Details_action, Messages.Details_actionHint, "details", panel::detailsShown, panel::showDetails);
        IAction export = panel.table().exportAction();
        export.setToolTipText(Messages.Export_hint);
        export.setImageDescriptor(image("export"));
        tools.add(filter);
        tools.add(details);
        tools.add(export);
        menu.add(plain(Messages.Columns, panel.table()::chooseColumns));
        MenuManager parts = new MenuManager(Messages.ServerColumns);
        for (ServerColumns part : ServerColumns.values()) {
            parts.add(toggle(part.label(), "", "", () -> panel.parts().contains(part), wanted -> showPart(part, wanted)));
        }
        menu.add(parts);
        menu.add(filter);
        menu.add(new Separator());
        menu.add(details);
        menu.add(toggle(Messages.Details_right, "", "", () -> !panel.detailsBelow(), right -> panel.setDetailsBelow(!right)));
        menu.add(new Separator());
        menu.add(export);
        menu.addMenuListener(opened -> refreshActions());
        parts.addMenuListener(opened -> refreshActions());
        pin = ViewPin.add(this, session);
        // Alt+Enter, as everywhere
        getSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.FILE_PROPERTIES, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                panel.goToDetails();
                refreshActions();
                return null;
            }
        });
        restore();
        panel.table().onArranged(this::refreshActions);
        session.addListener(this);
        parent.addDisposeListener(event -> session.removeListener(this));
        refreshActions();
        searchWished();
    }

    private void restore() {
        IMemento saved = memento;
        pin.restore(saved);
        if (saved == null) {
            return;
        }
        panel.servers().restore(saved);
        String parts = saved.getString(PARTS);
        if (parts != null) {
            Set<ServerColumns> wanted = EnumSet.noneOf(ServerColumns.class);
            for (ServerColumns part : ServerColumns.values()) {
                if (List.of(parts.split(",")).contains(part.name())) {
                    wanted.add(part);
                }
            }
            panel.setParts(wanted);
        }
        panel.table().restore(saved);
        Integer list = saved.getInteger(LIST_WEIGHT);
        Integer page = saved.getInteger(DETAILS_WEIGHT);
        if (list != null && page != null && list > 0 && page > 0) {
            panel.setWeights(list, page);
        }
        panel.setDetailsBelow(!Boolean.FALSE.equals(saved.getBoolean(BELOW)));
        panel.showDetails(Boolean.TRUE.equals(saved.getBoolean(DETAILS)));
        String query = saved.getString(QUERY);
        if (query != null) {
            panel.search(query);
        }
    }

    @Override
    public void saveState(IMemento kept) {
        if (panel == null || panel.isDisposed()) {
            return;
        }
        pin.save(kept);
        panel.servers().save(kept);
        panel.table().save(kept);
        if (panel.partsChosen()) {
            kept.putString(PARTS, String.join(",", panel.parts().stream().map(ServerColumns::name).toList()));
        }
        kept.putBoolean(DETAILS, panel.detailsShown());
        kept.putBoolean(BELOW, panel.detailsBelow());
        int[] weights = panel.weights();
        kept.putInteger(LIST_WEIGHT, weights[0]);
        kept.putInteger(DETAILS_WEIGHT, weights[1]);
        if (pin.pinned() || getViewSite().getSecondaryId() != null) {
            kept.putString(QUERY, panel.query());
        }
    }

    /** Shows what was asked for elsewhere, unless the user pinned this search. */
    @Override
    public void searchWished() {
        if (!pin.pinned()) {
            session.takeSearchWish().ifPresent(wish -> {
                if (wish.updates().isEmpty()) {
                    panel.search(wish.text());
                } else {
                    panel.list(wish);
                }
            });
        }
    }

    /** What an export writes now: every match, with the columns that are shown. */
    public UserFiles.Writing exported() {
        return panel.everything();
    }

    private void showFilter(boolean visible) {
        panel.table().setFilterRow(visible);
        if (visible) {
            panel.table().focusFilter();
        }
    }

    private void showPart(ServerColumns part, boolean visible) {
        Set<ServerColumns> wanted = EnumSet.copyOf(panel.parts());
        if (visible) {
            wanted.add(part);
        } else {
            wanted.remove(part);
        }
        panel.setParts(wanted);
    }

    private void refreshActions() {
        stateOfActions.forEach(Runnable::run);
    }

    private IAction toggle(String label, String hint, String icon, BooleanSupplier checked, Consumer<Boolean> toggled) {
        Action action = new Action(label, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                toggled.accept(isChecked());
                refreshActions();
            }
        };
        if (!hint.isEmpty()) {
            action.setToolTipText(hint);
        }
        if (!icon.isEmpty()) {
            action.setImageDescriptor(image(icon));
        }
        stateOfActions.add(() -> action.setChecked(checked.getAsBoolean()));
        return action;
    }

    private static IAction plain(String label, Runnable run) {
        return new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    private static ImageDescriptor image(String name) {
        String path = name.equals("export") ? "/icons/export.png" : "/icons/" + name + ".svg";
        return ImageDescriptor.createFromURL(Objects.requireNonNull(SearchView.class.getResource(path), path));
    }

    @Override
    public void setFocus() {
        panel.focusText();
    }
}
