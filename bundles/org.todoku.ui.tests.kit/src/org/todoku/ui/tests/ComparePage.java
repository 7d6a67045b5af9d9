package org.todoku.ui.tests;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IViewPart;
import org.todoku.ui.SessionListener;
import org.todoku.ui.ViewIds;

/** The comparison of servers. */
final class ComparePage {

    private final Composite content;
    private final SessionListener view;

    ComparePage(Todoku todoku) {
        content = todoku.show(ViewIds.COMPARE);
        view = (SessionListener) todoku.page().findView(ViewIds.COMPARE);
    }

    SessionListener view() {
        return view;
    }

    Composite content() {
        return content;
    }

    String what() {
        return Widgets.find(content, "compare.what", Label.class).map(Label::getText).orElse("");
    }

    String count() {
        return Widgets.find(content, "compare.count", Label.class).map(Label::getText).orElse("");
    }

    String note() {
        return Widgets.find(content, "compare.note", Label.class).map(Label::getText).orElse("");
    }

    Combo difference() {
        return Widgets.waitFor(content, "compare.difference", Combo.class);
    }

    Combo pattern() {
        return Widgets.waitFor(content, "compare.pattern", Combo.class);
    }

    Button choose() {
        return Widgets.waitFor(content, "compare.choose", Button.class);
    }

    /** An action of the tool bar. */
    IAction action(String id) {
        IToolBarManager tools = ((IViewPart) view).getViewSite().getActionBars().getToolBarManager();
        return ((ActionContributionItem) tools.find("compare." + id)).getAction();
    }

    /** The menu of saved comparisons, as it opens now. */
    List<String> saved() {
        return Stream.of(savedMenu().getItems()).map(MenuItem::getText).toList();
    }

    /** Chooses an item of the menu of saved comparisons, or below one of its items. */
    void saved(String... path) {
        Menu menu = savedMenu();
        for (String text : path) {
            MenuItem item = Stream.of(menu.getItems()).filter(one -> one.getText().equals(text)).findFirst().orElseThrow();
            if (item.getMenu() != null) {
                menu = item.getMenu();
            } else {
                Stream.of(menu.getItems()).filter(one -> (one.getStyle() & SWT.RADIO) != 0).forEach(one -> one.setSelection(one == item));
                item.notifyListeners(SWT.Selection, new Event());
            }
        }
        Waiting.settle();
    }

    private Menu savedMenu() {
        Menu menu = Widgets.waitFor(content, "compare.saved", Button.class).getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        return menu;
    }

    /** Brings the updates to the front. */
    TablePage updates() {
        tab(0);
        return new TablePage(Widgets.waitFor(content, "compare.updates", NatTable.class));
    }

    /** Brings the settings to the front. */
    TablePage settings() {
        tab(1);
        return new TablePage(Widgets.waitFor(content, "compare.settings", NatTable.class));
    }

    private void tab(int index) {
        CTabFolder tabs = Widgets.waitFor(content, "compare.tabs", CTabFolder.class);
        tabs.setSelection(index);
        tabs.notifyListeners(SWT.Selection, new Event());
        Waiting.settle();
    }

    Button onlyDifferent() {
        return Widgets.waitFor(content, "compare.different", Button.class);
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
