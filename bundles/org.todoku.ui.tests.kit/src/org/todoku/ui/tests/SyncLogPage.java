package org.todoku.ui.tests;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.todoku.ui.ViewIds;

/** The log of synchronisation runs. */
final class SyncLogPage {

    private static final Set<String> WORK = Set.of("Reading the sync log", "Filtering runs", "Looking for changes between states",
            "Finding updates of runs");

    private final IViewPart view;
    private final Composite content;

    SyncLogPage(Todoku todoku) {
        content = todoku.show(ViewIds.SYNC_LOG);
        view = todoku.page().findView(ViewIds.SYNC_LOG);
        read();
    }

    /** Waits until everything is shown that the view is looking for. */
    SyncLogPage read() {
        Waiting.untilDone("the sync log", WORK);
        return this;
    }

    Composite content() {
        return content;
    }

    Button button(String name) {
        return Widgets.waitFor(content, "synclog." + name, Button.class);
    }

    void press(String name) {
        Widgets.press(button(name));
        read();
    }

    /** An action of the tool bar. */
    IAction action(String id) {
        return ((ActionContributionItem) view.getViewSite().getActionBars().getToolBarManager().find(id)).getAction();
    }

    void act(String name) {
        IAction action = action("synclog." + name);
        if (!action.isEnabled()) {
            throw new AssertionError("The action " + action.getText() + " is disabled");
        }
        action.run();
        read();
    }

    boolean offers(String name) {
        return Widgets.find(content, "synclog." + name, Button.class).isPresent();
    }

    Button failuresOnly() {
        return button("failures");
    }

    String count() {
        return label("count");
    }

    String summary() {
        return label("summary");
    }

    /** The part of the time that is in sight, and the selected part. */
    String window() {
        return label("window");
    }

    private String label(String name) {
        read();
        return Widgets.find(content, "synclog." + name, Label.class).map(Label::getText).orElse("");
    }

    String details() {
        read();
        return Widgets.waitFor(content, "synclog.details", Text.class).getText();
    }

    TablePage table() {
        read();
        return new TablePage(Widgets.waitFor(content, "synclog.table", NatTable.class));
    }

    TablePage causes() {
        read();
        return new TablePage(Widgets.waitFor(content, "synclog.causes", NatTable.class));
    }

    Control timeLine() {
        return Widgets.waitFor(content, "synclog.timeline", Control.class);
    }

    /** A place on the time line, on the display, in hundredths of its width and in pixels from its upper edge. */
    Point onTimeLine(int hundredths, int down) {
        Control line = timeLine();
        return line.toDisplay(line.getSize().x * hundredths / 100, down);
    }

    /** What is told under the mouse somewhere on the time line. */
    String hint(int x, int down) {
        Event event = new Event();
        event.x = x;
        event.y = down;
        timeLine().notifyListeners(SWT.MouseMove, event);
        String hint = timeLine().getToolTipText();
        return hint == null ? "" : hint;
    }

    /** All that is told under the mouse along the time line. */
    Set<String> hints(int down) {
        Set<String> all = new LinkedHashSet<>();
        for (int x = 0; x < timeLine().getSize().x; x += 2) {
            all.add(hint(x, down));
        }
        return all;
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
