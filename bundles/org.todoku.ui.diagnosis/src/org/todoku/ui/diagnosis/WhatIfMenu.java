package org.todoku.ui.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.todoku.core.assumption.Assumption;
import org.todoku.rules.Answers;
import org.todoku.rules.Target;
import org.todoku.ui.Session;
import org.todoku.ui.WidgetIds;

/**
 * The menu of what can be assumed of what is selected, on the tree and in the tool bar. Names of its items: {@code diagnosis.whatif.N},
 * {@code diagnosis.whatif.back}.
 */
final class WhatIfMenu {

    /** What can be assumed of what is selected. */
    record Choice(List<Assumption> offers, Target target) {
    }

    private final Session session;
    private final WhatIf whatIf;
    private final Supplier<Choice> choice;
    private final Tree tree;
    /** For the keyboard and the button, which need it without a right click. */
    private final Menu popup;

    /**
     * Gives the tree a menu with "What If" in it.
     *
     * @param choice null where there is no answer
     */
    WhatIfMenu(Tree tree, Session session, WhatIf whatIf, Supplier<Choice> choice) {
        this.tree = tree;
        this.session = session;
        this.whatIf = whatIf;
        this.choice = choice;
        this.popup = new Menu(tree);
        // the tree has another one, and this one would stay with the window
        tree.addDisposeListener(event -> popup.dispose());
        Menu menu = new Menu(tree);
        MenuItem item = new MenuItem(menu, SWT.CASCADE);
        item.setText(Messages.WhatIf);
        Menu below = new Menu(menu);
        item.setMenu(below);
        below.addListener(SWT.Show, event -> fill(below));
        menu.addListener(SWT.Show, event -> item.setEnabled(choice.get() != null));
        tree.setMenu(menu);
    }

    private void fill(Menu menu) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
        Choice now = choice.get();
        List<Assumption> all = new ArrayList<>(whatIf.assumed());
        if (now != null) {
            now.offers().stream().filter(one -> !all.contains(one)).forEach(all::add);
        }
        if (now == null || all.isEmpty()) {
            MenuItem none = new MenuItem(menu, SWT.PUSH);
            none.setText(Messages.WhatIf_none);
            none.setEnabled(false);
            return;
        }
        List<Assumption> offered = now.offers();
        all.sort(Comparator.comparing(one -> offered.contains(one) ? offered.indexOf(one) : offered.size()));
        for (int i = 0; i < all.size(); i++) {
            Assumption assumption = all.get(i);
            MenuItem item = WidgetIds.name(new MenuItem(menu, SWT.CHECK), "diagnosis.whatif." + i);
            item.setText(Answers.assumption(assumption, now.target(), session.reader()).replace("&", "&&"));
            item.setSelection(whatIf.assumed().contains(assumption));
            item.addListener(SWT.Selection, event -> whatIf.toggle(assumption));
        }
        if (!whatIf.assumed().isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
            MenuItem back = WidgetIds.name(new MenuItem(menu, SWT.PUSH), "diagnosis.whatif.back");
            back.setText(Messages.Assumed_back);
            back.addListener(SWT.Selection, event -> whatIf.clear());
        }
    }

    /** Opens it below what is selected. */
    private void open() {
        fill(popup);
        TreeItem[] selected = tree.getSelection();
        Rectangle row = selected.length == 0 ? new Rectangle(0, 0, 0, 0) : selected[0].getBounds();
        popup.setLocation(tree.toDisplay(new Point(row.x, row.y + row.height)));
        popup.setVisible(true);
    }

    /** The button of the tool bar; pressed, it opens the menu too. */
    Action action() {
        Action action = new Action(Messages.WhatIf, IAction.AS_DROP_DOWN_MENU) {
            @Override
            public void run() {
                open();
            }
        };
        action.setToolTipText(Messages.WhatIf_hint);
        action.setActionDefinitionId("org.todoku.ui.diagnosis.whatIf");
        action.setImageDescriptor(ImageDescriptor.createFromURL(WhatIfMenu.class.getResource("/icons/whatif.svg")));
        action.setMenuCreator(new IMenuCreator() {

            private Menu menu;

            @Override
            public Menu getMenu(Control parent) {
                dispose();
                menu = new Menu(parent);
                fill(menu);
                return menu;
            }

            @Override
            public Menu getMenu(Menu parent) {
                dispose();
                menu = new Menu(parent);
                menu.addListener(SWT.Show, event -> fill(menu));
                return menu;
            }

            @Override
            public void dispose() {
                if (menu != null && !menu.isDisposed()) {
                    menu.dispose();
                }
                menu = null;
            }
        });
        return action;
    }
}
