package org.todoku.ui.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.ui.ViewIds;

/** The view of the servers. */
final class ServersPage {

    private final Todoku todoku;
    private final Composite content;
    private final TextPage details;

    ServersPage(Todoku todoku) {
        this.todoku = todoku;
        content = todoku.show(ViewIds.SERVERS);
        details = new TextPage(content, "servers.details");
    }

    Composite content() {
        return content;
    }

    Tree tree() {
        return Widgets.waitFor(content, "servers.tree", Tree.class);
    }

    /** One line per server, those below another indented by two spaces. */
    List<String> hierarchy() {
        List<String> lines = new ArrayList<>();
        collect(tree().getItems(), "", lines);
        return lines;
    }

    private static void collect(TreeItem[] items, String indent, List<String> lines) {
        for (TreeItem item : items) {
            String text = item.getText(0);
            // what is below a closed line is not there yet; states are asked for with states()
            if (!text.isEmpty() && !text.startsWith("States (")) {
                lines.add(indent + text);
                collect(item.getItems(), indent + "  ", lines);
            }
        }
    }

    /** What the tree says of the synchronisation of a server. */
    String health(String server) {
        return cell(server, "Synchronisation");
    }

    /** What stands in a column of a line. */
    String cell(String line, String column) {
        Tree tree = tree();
        for (int i = 0; i < tree.getColumnCount(); i++) {
            if (tree.getColumn(i).getText().equals(column)) {
                return item(line).getText(i);
            }
        }
        throw new AssertionError("No column " + column);
    }

    /** As a click on a heading would. */
    void sortBy(String column) {
        for (TreeColumn each : tree().getColumns()) {
            if (each.getText().equals(column)) {
                each.notifyListeners(SWT.Selection, new Event());
                return;
            }
        }
        throw new AssertionError("No column " + column);
    }

    void select(String... lines) {
        Tree tree = tree();
        TreeItem[] items = Arrays.stream(lines).map(this::item).toArray(TreeItem[]::new);
        tree.setSelection(items);
        Event event = new Event();
        event.item = items[0];
        tree.notifyListeners(SWT.Selection, event);
        Waiting.settle();
    }

    /** Opens a line of the tree, as soon as there is something below it. */
    void expand(String line) {
        Waiting.until("something below " + line, () -> {
            TreeItem item = item(line);
            Event event = new Event();
            event.item = item;
            tree().notifyListeners(SWT.Expand, event);
            item.setExpanded(true);
            Waiting.settle();
            return !below(line).isEmpty();
        }, this::hierarchy);
    }

    /** What stands below a line, from top to bottom. */
    List<String> below(String line) {
        return Arrays.stream(item(line).getItems()).map(item -> item.getText(0)).filter(text -> !text.isEmpty()).toList();
    }

    /** Waits for a line: what was read is shown a little later. */
    TreeItem item(String line) {
        return Waiting.until(line, () -> item(tree().getItems(), line), this::hierarchy);
    }

    private static Optional<TreeItem> item(TreeItem[] items, String line) {
        for (TreeItem item : items) {
            if (item.getText(0).equals(line)) {
                return Optional.of(item);
            }
            Optional<TreeItem> below = item(item.getItems(), line);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /** Runs a command while the view is active, as its key does. */
    void run(String command) {
        todoku.show(ViewIds.SERVERS);
        todoku.run(command);
    }

    void undo() {
        run("org.eclipse.ui.edit.undo");
    }

    void redo() {
        run("org.eclipse.ui.edit.redo");
    }

    /** Arranges the tree by groups, or by who fetches from whom. */
    void byGroup(boolean wanted) {
        boolean now = hierarchy().contains("No Group") || todoku.session().fleet().groups().stream().map(ServerGroup::getName)
                .anyMatch(hierarchy()::contains);
        if (now != wanted) {
            run("org.todoku.ui.servers.arrange");
        }
    }

    /** Runs a command that asks for a text, and types it. */
    void runTyping(String command, String text) {
        Dialogs.answerNext(todoku, "Cancel", dialog -> {
            Text field = Dialogs.text(dialog);
            field.setText(text);
            Widgets.press(Dialogs.button(dialog, "OK").orElseThrow());
        });
        run(command);
        Waiting.settle();
    }

    /** What is known of the selected server. */
    TextPage details() {
        return details;
    }

    List<String> states() {
        return details.has("servers.states") ? details.lines("servers.states") : List.of();
    }

    Link banner() {
        return Widgets.waitFor(content, "servers.banner", Link.class);
    }
}
