package org.todoku.ui.tests;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;

/** The view of lists. */
final class ListsPage {

    private final Composite content;

    ListsPage(Composite content) {
        this.content = content;
    }

    Composite content() {
        return content;
    }

    Text input() {
        return Widgets.waitFor(content, "lists.input", Text.class);
    }

    Button button(String name) {
        return Widgets.waitFor(content, "lists." + name, Button.class);
    }

    Link link(String name) {
        return Widgets.waitFor(content, "lists." + name, Link.class);
    }

    boolean shows(String name) {
        return Widgets.find(content, "lists." + name, Control.class).filter(Control::isVisible).isPresent();
    }

    /** Waits until there are answers, and for nothing any more. */
    ListsPage answered() {
        Waiting.until("answers", () -> shows("summary") && grid().rows() > 0, () -> Widgets.texts(content));
        Waiting.settle();
        return this;
    }

    String problem() {
        return Waiting.until("what is wrong", () -> Widgets.find(content, "lists.problem", Label.class).filter(Control::isVisible)
                .map(Label::getText).filter(text -> !text.isEmpty()), () -> Widgets.texts(content));
    }

    String summary() {
        return Widgets.waitFor(content, "lists.summary", Label.class).getText();
    }

    /** Without the marks of its links. */
    String note() {
        return Widgets.find(content, "lists.note", Link.class).filter(Control::isVisible).map(Link::getText).orElse("")
                .replaceAll("<[^>]*>", "");
    }

    void follow(String target) {
        Event event = new Event();
        event.text = target;
        Widgets.waitFor(content, "lists.note", Link.class).notifyListeners(SWT.Selection, event);
        Waiting.settle();
    }

    TablePage grid() {
        return table("grid");
    }

    private TablePage table(String name) {
        return new TablePage(Widgets.waitFor(content, "lists." + name, NatTable.class));
    }

    /** The row of the grid that begins with a text. */
    List<String> row(String wanted) {
        TablePage grid = grid();
        for (int row = 0; row < grid.rows(); row++) {
            if (grid.row(row).get(0).startsWith(wanted)) {
                return grid.row(row);
            }
        }
        throw new AssertionError("no row " + wanted + " in " + grid.lines());
    }

    String cell(String wanted, String server) {
        return row(wanted).get(grid().place(server));
    }

    Combo show() {
        return Widgets.waitFor(content, "lists.show", Combo.class);
    }

    /** Chooses what is listed by the beginning of its name. */
    void show(String beginning) {
        String item = Stream.of(show().getItems()).filter(each -> each.startsWith(beginning)).findFirst()
                .orElseThrow(() -> new AssertionError(List.of(show().getItems())));
        Widgets.choose(show(), item);
        Waiting.settle();
    }

    /** Brings a page to the front, by the beginning of its title. */
    void tab(String beginning) {
        CTabFolder tabs = Widgets.waitFor(content, "lists.tabs", CTabFolder.class);
        CTabItem tab = Stream.of(tabs.getItems()).filter(each -> each.getText().startsWith(beginning)).findFirst().orElseThrow();
        tabs.setSelection(tab);
        Waiting.settle();
    }

    TablePage causes() {
        tab("Causes");
        return table("causes");
    }

    TablePage changes() {
        tab("What to Change");
        return table("changes");
    }

    String advice() {
        return Widgets.waitFor(content, "lists.advice", StyledText.class).getText();
    }

    /** Begins to save a report, as the tool bar does. */
    void report(IViewPart view) {
        Stream.of(view.getViewSite().getActionBars().getToolBarManager().getItems()).filter(item -> "lists.report".equals(item.getId()))
                .findFirst().map(ActionContributionItem.class::cast).orElseThrow().getAction().run();
    }

    TablePage unused() {
        tab("Not Used");
        return table("unused");
    }
}
