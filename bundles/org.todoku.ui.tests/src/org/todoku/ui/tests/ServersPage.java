package org.todoku.ui.tests;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.todoku.ui.ViewIds;

/** The view of the servers. */
final class ServersPage {

    private final Composite content;
    private final TextPage details;

    ServersPage(Todoku todoku) {
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
            lines.add(indent + item.getText(0));
            collect(item.getItems(), indent + "  ", lines);
        }
    }

    /** What the tree says of the synchronisation of a server. */
    String health(String server) {
        return item(tree().getItems(), server).getText(1);
    }

    void select(String server) {
        Tree tree = tree();
        TreeItem item = item(tree.getItems(), server);
        tree.setSelection(item);
        Event event = new Event();
        event.item = item;
        tree.notifyListeners(SWT.Selection, event);
        Waiting.settle();
    }

    private TreeItem item(TreeItem[] items, String server) {
        for (TreeItem item : items) {
            if (item.getText(0).equals(server)) {
                return item;
            }
            for (TreeItem below : item.getItems()) {
                if (below.getText(0).equals(server)) {
                    return below;
                }
            }
        }
        throw new AssertionError("No " + server + " in " + hierarchy());
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
