package org.todoku.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.todoku.ui.ViewIds;
import org.todoku.ui.WidgetIds;

/** The answer to a question. */
final class DiagnosisPage {

    private static final String FINDING = "diagnosis.finding.";

    private final Composite content;

    DiagnosisPage(Todoku todoku) {
        content = todoku.show(ViewIds.DIAGNOSIS);
    }

    Composite content() {
        return content;
    }

    /** Waits for an answer whose sentence says something. */
    DiagnosisPage answered(String saying) {
        Waiting.until("an answer saying " + saying, () -> sentence().contains(saying), this::seen);
        return this;
    }

    String sentence() {
        return Widgets.find(content, "diagnosis.sentence", Label.class).map(Widgets::textOf).orElse("");
    }

    String target() {
        return Widgets.find(content, "diagnosis.target", Label.class).map(Widgets::textOf).orElse("");
    }

    /** A line per server: name and what is said of it. */
    List<String> servers() {
        return Arrays.stream(picker().getItems()).map(item -> item.getText(0) + ": " + item.getText(1)).toList();
    }

    void choose(String server) {
        Table table = picker();
        TableItem item = Arrays.stream(table.getItems()).filter(each -> each.getText(0).equals(server)).findFirst()
                .orElseThrow(() -> new AssertionError("No " + server + " among " + servers()));
        table.setSelection(item);
        Event event = new Event();
        event.item = item;
        table.notifyListeners(SWT.Selection, event);
        Waiting.settle();
    }

    private Table picker() {
        return Widgets.waitFor(content, "diagnosis.servers", Table.class);
    }

    /** The rules of what is to be done, in order. */
    List<String> causes() {
        Composite body = Widgets.waitFor(content, "diagnosis.body", Composite.class);
        return Arrays.stream(body.getChildren()).map(child -> child.getData(WidgetIds.KEY)).filter(Objects::nonNull).map(Object::toString)
                .filter(id -> id.startsWith(FINDING)).map(id -> id.substring(FINDING.length())).toList();
    }

    /** Unfolds a part in the way a click on its title does, and gives what it says. */
    List<String> unfold(String id) {
        ExpandableComposite part = Widgets.waitFor(content, id, ExpandableComposite.class);
        if (!part.isExpanded()) {
            Hyperlink title = (Hyperlink) Arrays.stream(part.getChildren()).filter(Hyperlink.class::isInstance).findFirst()
                    .orElseThrow(() -> new AssertionError("The part " + id + " has no title to click"));
            Event event = new Event();
            event.button = 1;
            title.notifyListeners(SWT.MouseDown, event);
            title.notifyListeners(SWT.MouseUp, event);
            Waiting.until(id + " to unfold", part::isExpanded, () -> Widgets.texts(part));
        }
        return Widgets.texts(part);
    }

    List<String> cause(String rule) {
        return unfold(FINDING + rule);
    }

    List<String> evidence(String rule) {
        cause(rule);
        return Widgets.texts(Widgets.waitFor(content, FINDING + rule + ".evidence", Composite.class));
    }

    String message(String rule) {
        cause(rule);
        return Widgets.textOf(Widgets.waitFor(content, FINDING + rule + ".message", Label.class));
    }

    /** The first command among the remedies in sight. */
    StyledText command() {
        return first(StyledText.class, "command");
    }

    /** The button beside {@link #command}. */
    Button copyCommand() {
        return first(Button.class, "copy");
    }

    private <C extends Control> C first(Class<C> type, String what) {
        return Waiting.until("a " + what, () -> Widgets.named(content, type).stream()
                .filter(each -> String.valueOf(each.getData(WidgetIds.KEY)).matches("diagnosis\\.remedy\\..*\\." + what)).findFirst(),
                this::seen);
    }

    boolean has(String id) {
        return Widgets.find(content, id, Control.class).isPresent();
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
