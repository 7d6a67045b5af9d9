package org.todoku.ui.servers;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;

/**
 * How wide the column of the names is: what the other columns leave of the room, and at least what the names need, as far as that is
 * not out of all proportion. A width that the user gave it stays.
 */
final class NameColumn {

    private static final int LEAST = 150;
    /** Longer names are cut off in narrow views, and told by their tooltips. */
    private static final int MOST_OF_NAMES = 300;
    private static final int MOST = 600;

    private final Tree tree;
    private final TreeColumn column;
    private boolean fitting;
    private boolean chosen;

    /** @param column of the names, the first one */
    NameColumn(Tree tree, TreeColumn column) {
        this.tree = tree;
        this.column = column;
        column.addListener(SWT.Resize, event -> chosen |= !fitting);
        tree.addListener(SWT.Resize, event -> fit());
    }

    /** To be called when other names are shown. */
    void fit() {
        int room = tree.getClientArea().width;
        if (chosen || fitting || room == 0) {
            return;
        }
        for (TreeColumn other : tree.getColumns()) {
            room -= other == column ? 0 : other.getWidth();
        }
        fitting = true;
        column.pack();
        int width = Math.clamp(room, Math.clamp(column.getWidth(), LEAST, MOST_OF_NAMES), MOST);
        column.setWidth(width);
        fitting = false;
    }

    /** What the user gave it; 0 for none. */
    int chosen() {
        return chosen ? column.getWidth() : 0;
    }

    /** @param width 0 for none */
    void choose(int width) {
        if (width > 0) {
            column.setWidth(width);
            chosen = true;
        }
    }
}
