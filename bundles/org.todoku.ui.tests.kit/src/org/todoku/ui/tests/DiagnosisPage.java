package org.todoku.ui.tests;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
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
        return Arrays.stream(tree().getItems()).map(item -> item.getText(0) + ": " + item.getText(1)).toList();
    }

    /** Unfolds items, each below the one before, and selects the last; a label is found by its beginning. */
    TreeItem choose(String... path) {
        Tree tree = tree();
        TreeItem[] items = tree.getItems();
        TreeItem chosen = null;
        for (String label : path) {
            TreeItem[] among = items;
            chosen = Arrays.stream(among).filter(each -> path.length == 1 ? each.getText().equals(label) : each.getText().startsWith(label))
                    .findFirst().orElseThrow(() -> new AssertionError("No " + label + " among " + labels(among)));
            unfold(tree, chosen);
            items = chosen.getItems();
        }
        tree.setSelection(chosen);
        Event event = new Event();
        event.item = chosen;
        tree.notifyListeners(SWT.Selection, event);
        Waiting.settle();
        return chosen;
    }

    /** What stands below a server or a finding. */
    List<String> below(String... path) {
        return labels(choose(path).getItems());
    }

    private static List<String> labels(TreeItem[] items) {
        return Arrays.stream(items).map(TreeItem::getText).toList();
    }

    private static void unfold(Tree tree, TreeItem item) {
        Event event = new Event();
        event.item = item;
        tree.notifyListeners(SWT.Expand, event);
        item.setExpanded(true);
    }

    Tree tree() {
        return Widgets.waitFor(content, "diagnosis.tree", Tree.class);
    }

    /** The page of one finding. */
    TextPage finding() {
        return new TextPage(content, "diagnosis.finding");
    }

    Combo question() {
        return Widgets.waitFor(content, "diagnosis.question", Combo.class);
    }

    /** What changed since the last answer, line by line. */
    List<String> changes() {
        return said("diagnosis.changes").lines().map(line -> line.replaceAll("<a [^>]*>", "")).toList();
    }

    /** Follows the link of a line of {@link #changes}. */
    void followChange(int line) {
        Event event = new Event();
        event.text = Integer.toString(line);
        Widgets.waitFor(content, "diagnosis.changes", Link.class).notifyListeners(SWT.Selection, event);
        Waiting.settle();
    }

    private String said(String id) {
        return Widgets.find(content, id, Link.class).map(Widgets::textOf).orElse("");
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
