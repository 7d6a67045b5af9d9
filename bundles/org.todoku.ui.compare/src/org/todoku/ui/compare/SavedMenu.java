package org.todoku.ui.compare;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.todoku.ui.WidgetIds;

/** The button {@code compare.saved} with its menu: saves what is compared under a name, and opens or removes what was saved. */
final class SavedMenu {

    private static final int LONGEST_NAME = 200;

    private final SavedComparisons saved = new SavedComparisons();
    private final Button button;
    private final Menu menu;
    private final Supplier<String> proposal;
    private final Supplier<List<String>> shown;
    private final BiConsumer<String, List<String>> open;

    /**
     * @param proposal a name for what is compared now
     * @param shown keys of what is compared now
     * @param open takes name and keys of the comparison to open
     */
    SavedMenu(Composite parent, Supplier<String> proposal, Supplier<List<String>> shown, BiConsumer<String, List<String>> open) {
        this.proposal = proposal;
        this.shown = shown;
        this.open = open;
        button = WidgetIds.name(new Button(parent, SWT.PUSH), "compare.saved");
        button.setText(Messages.Saved);
        button.setToolTipText(Messages.Saved_hint);
        menu = new Menu(button);
        menu.addListener(SWT.Show, event -> fill());
        button.setMenu(menu);
        button.addListener(SWT.Selection, event -> drop());
    }

    private void drop() {
        Rectangle bounds = button.getBounds();
        menu.setLocation(button.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
        menu.setVisible(true);
    }

    private void fill() {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
        item(menu, SWT.PUSH, Messages.Saved_save, this::ask);
        Map<String, List<String>> all = saved.all();
        if (all.isEmpty()) {
            return;
        }
        new MenuItem(menu, SWT.SEPARATOR);
        all.forEach((name, keys) -> item(menu, SWT.RADIO, name.replace("&", "&&"), () -> open.accept(name, keys))
                .setSelection(keys.equals(shown.get())));
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem remove = new MenuItem(menu, SWT.CASCADE);
        remove.setText(Messages.Saved_remove);
        Menu names = new Menu(menu);
        remove.setMenu(names);
        all.keySet().forEach(name -> item(names, SWT.PUSH, name.replace("&", "&&"), () -> saved.remove(name)));
    }

    private static MenuItem item(Menu menu, int style, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, style);
        item.setText(text);
        item.addListener(SWT.Selection, event -> {
            // a radio item is also told that another one was chosen
            if (style != SWT.RADIO || item.getSelection()) {
                action.run();
            }
        });
        return item;
    }

    private void ask() {
        List<String> keys = shown.get();
        String name = proposal.get();
        InputDialog dialog = new InputDialog(button.getShell(), Messages.Saved_title, Messages.Saved_text,
                name.substring(0, Math.min(LONGEST_NAME, name.length())), this::wrong);
        if (dialog.open() == Window.OK) {
            saved.save(dialog.getValue().strip(), keys);
        }
    }

    private String wrong(String name) {
        return name.isBlank() ? "" : name.strip().length() > LONGEST_NAME ? NLS.bind(Messages.Saved_tooLong, LONGEST_NAME)
                : null;
    }
}
