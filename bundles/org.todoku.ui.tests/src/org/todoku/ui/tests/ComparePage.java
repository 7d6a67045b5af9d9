package org.todoku.ui.tests;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.todoku.ui.ViewIds;

/** The comparison of servers. */
final class ComparePage {

    private final Composite content;

    ComparePage(Todoku todoku) {
        content = todoku.show(ViewIds.COMPARE);
    }

    Composite content() {
        return content;
    }

    String what() {
        return Widgets.find(content, "compare.what", Label.class).map(Label::getText).orElse("");
    }

    String count() {
        return Widgets.find(content, "compare.count", Label.class).map(Label::getText).orElse("");
    }

    String note() {
        return Widgets.find(content, "compare.note", Label.class).map(Label::getText).orElse("");
    }

    Combo difference() {
        return Widgets.waitFor(content, "compare.difference", Combo.class);
    }

    Combo pattern() {
        return Widgets.waitFor(content, "compare.pattern", Combo.class);
    }

    Button choose() {
        return Widgets.waitFor(content, "compare.choose", Button.class);
    }

    /** Brings the updates to the front. */
    TablePage updates() {
        tab(0);
        return new TablePage(Widgets.waitFor(content, "compare.updates", NatTable.class));
    }

    /** Brings the settings to the front. */
    TablePage settings() {
        tab(1);
        return new TablePage(Widgets.waitFor(content, "compare.settings", NatTable.class));
    }

    private void tab(int index) {
        CTabFolder tabs = Widgets.waitFor(content, "compare.tabs", CTabFolder.class);
        tabs.setSelection(index);
        Waiting.settle();
    }

    Button onlyDifferent() {
        return Widgets.waitFor(content, "compare.different", Button.class);
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
