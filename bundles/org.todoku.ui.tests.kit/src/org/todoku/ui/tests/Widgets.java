package org.todoku.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.todoku.ui.WidgetIds;

/** Finds widgets that a person can see, by their names, and reads what they say. */
final class Widgets {

    private Widgets() {
    }

    /** Every visible control of that name, from top to bottom. */
    static <C extends Control> List<C> all(Control root, String id, Class<C> type) {
        List<C> found = new ArrayList<>();
        collect(root, id, type, found);
        return found;
    }

    static <C extends Control> Optional<C> find(Control root, String id, Class<C> type) {
        return all(root, id, type).stream().findFirst();
    }

    static <C extends Control> C waitFor(Control root, String id, Class<C> type) {
        return Waiting.until(id, () -> find(root, id, type), () -> texts(root));
    }

    /** Every visible control of a type that has a name. */
    static <C extends Control> List<C> named(Control root, Class<C> type) {
        List<C> found = new ArrayList<>();
        collect(root, null, type, found);
        return found;
    }

    private static <C extends Control> void collect(Control control, String id, Class<C> type, List<C> found) {
        if (control.isDisposed() || !control.isVisible()) {
            return;
        }
        Object name = control.getData(WidgetIds.KEY);
        if (name != null && (id == null || id.equals(name)) && type.isInstance(control)) {
            found.add(type.cast(control));
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                collect(child, id, type, found);
            }
        }
    }

    /** Everything a person can read in it, from top to bottom. */
    static List<String> texts(Control root) {
        List<String> texts = new ArrayList<>();
        read(root, texts);
        return texts;
    }

    private static void read(Control control, List<String> texts) {
        if (control.isDisposed() || !control.isVisible()) {
            return;
        }
        add(textOf(control), texts);
        switch (control) {
            case NatTable table -> texts.addAll(new TablePage(table).lines());
            case Tree tree -> read(tree.getItems(), texts);
            case Table table -> {
                for (TableItem item : table.getItems()) {
                    add(item.getText(0) + " | " + item.getText(1), texts);
                }
            }
            case Composite composite -> {
                for (Control child : composite.getChildren()) {
                    read(child, texts);
                }
            }
            default -> { }
        }
    }

    private static void read(TreeItem[] items, List<String> texts) {
        for (TreeItem item : items) {
            add(item.getText(0) + " | " + item.getText(1), texts);
            read(item.getItems(), texts);
        }
    }

    private static void add(String text, List<String> texts) {
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    static String textOf(Control control) {
        return switch (control) {
            case Label label -> label.getText().replace("&&", "&");
            case Link link -> link.getText().replaceAll("</?a>", "");
            case Text text -> text.getText();
            case Button button -> button.getText();
            case Combo combo -> combo.getText();
            case StyledText text -> text.getText();
            default -> "";
        };
    }

    /** As a click on the first link in it would. */
    static void follow(Link link) {
        link.notifyListeners(SWT.Selection, new Event());
    }

    static void press(Button button) {
        if (!button.isEnabled()) {
            throw new AssertionError("The button " + button.getText() + " is disabled");
        }
        if ((button.getStyle() & SWT.CHECK) != 0) {
            button.setSelection(!button.getSelection());
        }
        button.notifyListeners(SWT.Selection, new Event());
    }

    /** Chooses an item of a drop-down list. */
    static void choose(Combo combo, String item) {
        int index = combo.indexOf(item);
        if (index < 0) {
            throw new AssertionError("No " + item + " among " + List.of(combo.getItems()));
        }
        combo.select(index);
        combo.notifyListeners(SWT.Selection, new Event());
    }
}
