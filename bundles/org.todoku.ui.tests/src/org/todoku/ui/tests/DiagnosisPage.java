package org.todoku.ui.tests;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.todoku.ui.ViewIds;

/** The answer to a question. */
final class DiagnosisPage {

    private static final String FINDING = "diagnosis.finding.";

    private final Composite content;
    private final TextPage answer;

    DiagnosisPage(Todoku todoku) {
        content = todoku.show(ViewIds.DIAGNOSIS);
        answer = new TextPage(content, "diagnosis.answer");
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
        return answer.said("diagnosis.sentence");
    }

    String target() {
        return answer.said("diagnosis.target");
    }

    TextPage answer() {
        return answer;
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
        List<String> toDo = answer.lines("diagnosis.causes");
        return answer.places().stream().filter(id -> id.matches("diagnosis\\.finding\\.[^.]+"))
                .filter(id -> toDo.contains(answer.lines(id).get(0))).map(id -> id.substring(FINDING.length())).toList();
    }

    /** Unfolds a part by a click on its title, and gives what it says, line by line. */
    List<String> unfold(String id) {
        List<String> lines = answer.lines(id);
        if (lines.size() == 1) {
            answer.click(id);
            Waiting.until(id + " to unfold", () -> answer.lines(id).size() > 1, () -> answer.lines(id));
        }
        return answer.lines(id);
    }

    List<String> cause(String rule) {
        return unfold(FINDING + rule);
    }

    List<String> evidence(String rule) {
        cause(rule);
        return answer.lines(FINDING + rule + ".evidence");
    }

    String message(String rule) {
        cause(rule);
        return answer.said(FINDING + rule + ".message");
    }

    /** The first command among the remedies in sight. */
    String command() {
        return answer.said(first("command"));
    }

    /** Follows the link below {@link #command}. */
    void copyCommand() {
        answer.click(first("copy"));
    }

    private String first(String what) {
        return Waiting.until("a " + what,
                () -> answer.places().stream().filter(id -> id.matches("diagnosis\\.remedy\\..*\\." + what)).findFirst(), this::seen);
    }

    boolean has(String id) {
        return answer.has(id);
    }

    List<String> seen() {
        return Widgets.texts(content);
    }
}
