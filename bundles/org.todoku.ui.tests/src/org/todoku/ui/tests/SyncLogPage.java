package org.todoku.ui.tests;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.todoku.ui.ViewIds;

/** The log of synchronisation runs. */
final class SyncLogPage {

    private final Composite content;

    SyncLogPage(Todoku todoku) {
        content = todoku.show(ViewIds.SYNC_LOG);
    }

    Composite content() {
        return content;
    }

    Button failuresOnly() {
        return Widgets.waitFor(content, "synclog.failures", Button.class);
    }

    String count() {
        return Widgets.find(content, "synclog.count", Label.class).map(Label::getText).orElse("");
    }

    String summary() {
        return Widgets.find(content, "synclog.summary", Label.class).map(Label::getText).orElse("");
    }

    String details() {
        return Widgets.waitFor(content, "synclog.details", Text.class).getText();
    }

    TablePage table() {
        return new TablePage(Widgets.waitFor(content, "synclog.table", NatTable.class));
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
