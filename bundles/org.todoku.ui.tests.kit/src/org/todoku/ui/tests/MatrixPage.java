package org.todoku.ui.tests;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewSite;
import org.todoku.ui.ViewIds;

/** The subscription matrix. */
final class MatrixPage {

    private static final String SHOW = "org.todoku.ui.matrix.show.";

    static final String SIDE_BY_SIDE = "Side by side";

    private final Todoku todoku;
    private final Composite content;

    MatrixPage(Todoku todoku) {
        this.todoku = todoku;
        content = todoku.show(ViewIds.MATRIX);
        // nothing of another test
        menu("org.todoku.ui.matrix.expand").run();
        for (String part : List.of("ticked", "updates")) {
            if (!menu(SHOW + part).isChecked()) {
                check(SHOW + part);
            }
        }
        if (menu(SHOW + "newest").isChecked()) {
            check(SHOW + "newest");
        }
    }

    Composite content() {
        return content;
    }

    Combo server() {
        return Widgets.waitFor(content, "matrix.server", Combo.class);
    }

    Text filter() {
        return Widgets.waitFor(content, "matrix.filter", Text.class);
    }

    Button neededOnly() {
        return Widgets.waitFor(content, "matrix.needed", Button.class);
    }

    Button button(String id) {
        return Widgets.waitFor(content, "matrix." + id, Button.class);
    }

    boolean shows(String id) {
        return Widgets.find(content, "matrix." + id, org.eclipse.swt.widgets.Control.class).isPresent();
    }

    String count() {
        return Widgets.find(content, "matrix.count", Label.class).map(Label::getText).orElse("");
    }

    String note() {
        return Widgets.find(content, "matrix.note", Label.class).map(Label::getText).orElse("");
    }

    TablePage table() {
        return new TablePage(Widgets.waitFor(content, "matrix.table", NatTable.class));
    }

    TextPage details() {
        return new TextPage(content, "matrix.details");
    }

    TextPage effect() {
        return new TextPage(content, "matrix.sandbox.effect");
    }

    /** Shows one server. */
    MatrixPage of(String server) {
        Waiting.until("the server", () -> server().indexOf(server) > 0, () -> List.of(server().getItems()));
        Widgets.choose(server(), server);
        Waiting.untilEquals(server, () -> todoku.page().findView(ViewIds.MATRIX).getTitleToolTip());
        return this;
    }

    /** Shows all chosen servers. */
    MatrixPage sideBySide(int servers) {
        Waiting.until("the servers", () -> server().getItemCount() == servers + 1, () -> List.of(server().getItems()));
        Widgets.choose(server(), SIDE_BY_SIDE);
        Waiting.until("the matrix of " + servers, () -> button("different").isEnabled() && table().rows() > 0, this::seen);
        return this;
    }

    /** The titles of the rows without what shows their place in the tree. */
    List<String> products() {
        return table().column("Product").stream().map(MatrixPage::bare).toList();
    }

    private static String bare(String cell) {
        return cell.strip().replaceFirst("^[▸▾▫] ", "");
    }

    int row(String product) {
        int row = products().indexOf(product);
        if (row < 0) {
            throw new AssertionError("No product " + product + " in " + products());
        }
        return row;
    }

    /** The row as it stands in the tree. */
    String indented(String product) {
        return table().column("Product").get(row(product));
    }

    /** The cell of a product and a column. */
    String cell(String product, String column) {
        return table().cell(row(product), column);
    }

    /** Puts the cursor into the cell of a product and a column. */
    MatrixPage at(String product, String column) {
        TablePage table = table();
        table.cursor(row(product), table.place(column));
        return this;
    }

    /** A key in the table. */
    void key(char character) {
        Event event = new Event();
        event.character = character;
        event.keyCode = character;
        table().control().notifyListeners(SWT.KeyDown, event);
        Waiting.settle();
    }

    /** An item of the menu of the view. */
    IAction menu(String id) {
        IViewSite site = (IViewSite) todoku.page().findView(ViewIds.MATRIX).getSite();
        return Optional.ofNullable((ActionContributionItem) site.getActionBars().getMenuManager().find(id))
                .map(ActionContributionItem::getAction).orElseThrow();
    }

    void check(String id) {
        IAction action = menu(id);
        action.setChecked(!action.isChecked());
        action.run();
        Waiting.settle();
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
