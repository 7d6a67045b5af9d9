package org.todoku.ui.tests;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.todoku.ui.ViewIds;

/** The view that searches updates. */
final class SearchPage {

    private final Composite content;

    SearchPage(Todoku todoku) {
        content = todoku.show(ViewIds.SEARCH);
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
