package org.todoku.ui;

import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.jspecify.annotations.NullMarked;

/** Exports that of several tables of a view which is in sight; for its tool bar and its menu. For the UI thread. */
@NullMarked
public final class ExportOfShown extends Action {

    private final Supplier<TodokuTable<?>> shown;

    /** @param shown the table in sight */
    public ExportOfShown(Supplier<TodokuTable<?>> shown) {
        super(Messages.Table_export);
        this.shown = shown;
        setToolTipText(Messages.Table_exportHint);
    }

    /** To be called with every table once, so that nothing is offered of one without rows. */
    public void of(TodokuTable<?> table) {
        table.exportAction().addPropertyChangeListener(event -> {
            if (event.getProperty().equals(IAction.ENABLED)) {
                refresh();
            }
        });
        refresh();
    }

    /** To be called when another table came into sight. */
    public void refresh() {
        setEnabled(shown.get().exportAction().isEnabled());
    }

    @Override
    public void run() {
        shown.get().exportAction().run();
    }
}
