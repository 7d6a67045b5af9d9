package org.todoku.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IViewPart;
import org.todoku.ui.ViewIds;

/** The view that searches updates. */
final class SearchPage {

    private static final Set<String> WORK = Set.of("Searching", "Listing all updates");

    private final IViewPart view;
    private final Composite content;

    SearchPage(Todoku todoku) {
        content = todoku.show(ViewIds.SEARCH);
        view = todoku.page().findView(ViewIds.SEARCH);
    }

    /** @param view one of several copies */
    SearchPage(IViewPart view) {
        this.view = view;
        this.content = Todoku.content(view);
    }

    IViewPart view() {
        return view;
    }

    /** Uses something of the tool bar or of the menu of the view. */
    SearchPage use(String label) {
        IActionBars bars = view.getViewSite().getActionBars();
        IAction action = Stream.of(bars.getToolBarManager(), bars.getMenuManager()).flatMap(SearchPage::actions)
                .filter(each -> each.getText().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError("No " + label));
        if (action.getStyle() == IAction.AS_CHECK_BOX) {
            action.setChecked(!action.isChecked());
        }
        action.run();
        Waiting.settle();
        return this;
    }

    private static Stream<IAction> actions(IContributionManager manager) {
        return Arrays.stream(manager.getItems()).flatMap(item -> item instanceof ActionContributionItem action
                ? Stream.of(action.getAction()) : item instanceof IContributionManager more ? actions(more) : Stream.empty());
    }

    /** How the query may go on, as it is offered below the text; nothing when nothing is. */
    List<String> completions() {
        return completionList().map(table -> Arrays.stream(table.getItems()).map(TableItem::getText).toList()).orElse(List.of());
    }

    Optional<Table> completionList() {
        return Arrays.stream(content.getDisplay().getShells()).filter(Shell::isVisible)
                .flatMap(shell -> Widgets.find(shell, "search.completion", Table.class).stream()).findFirst();
    }

    TextPage details() {
        return new TextPage(content, "search.details");
    }

    Composite content() {
        return content;
    }

    Text text() {
        return Widgets.waitFor(content, "search.text", Text.class);
    }

    /** Fills in a query as pasting it would. */
    SearchPage query(String query) {
        text().setText(query);
        return this;
    }

    TablePage table() {
        return new TablePage(Widgets.waitFor(content, "search.table", NatTable.class));
    }

    String count() {
        return Widgets.find(content, "search.count", Label.class).map(Label::getText).orElse("");
    }

    /** What was not understood or could not be judged. */
    String note() {
        return Widgets.find(content, "search.note", Label.class).map(Label::getText).orElse("");
    }

    SearchPage counted(String count) {
        Waiting.until("the count " + count, () -> count.equals(count()), this::seen);
        return read();
    }

    /** Waits until everything is listed that the view is looking for: what comes later takes the selection away. */
    SearchPage read() {
        Waiting.untilDone("the search", WORK);
        return this;
    }

    Link listAll() {
        return Widgets.waitFor(content, "search.all", Link.class);
    }

    Button explain() {
        return Widgets.waitFor(content, "search.explain", Button.class);
    }

    Link explainNothing() {
        return Widgets.waitFor(content, "search.none.explain", Link.class);
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
