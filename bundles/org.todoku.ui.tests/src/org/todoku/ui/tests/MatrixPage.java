package org.todoku.ui.tests;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.todoku.ui.ViewIds;

/** The subscription matrix. */
final class MatrixPage {

    private final Composite content;

    MatrixPage(Todoku todoku) {
        content = todoku.show(ViewIds.MATRIX);
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

    String count() {
        return Widgets.find(content, "matrix.count", Label.class).map(Label::getText).orElse("");
    }

    String note() {
        return Widgets.find(content, "matrix.note", Label.class).map(Label::getText).orElse("");
    }

    TablePage table() {
        return new TablePage(Widgets.waitFor(content, "matrix.table", NatTable.class));
    }

    /** The cell of a product and a classification. */
    String cell(String product, String classification) {
        TablePage table = table();
        int row = table.column("Product").indexOf(product);
        if (row < 0) {
            throw new AssertionError("No product " + product + " in " + table.column("Product"));
        }
        return table.cell(row, classification);
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
