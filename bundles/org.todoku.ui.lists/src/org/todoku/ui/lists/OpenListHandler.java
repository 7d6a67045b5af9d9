package org.todoku.ui.lists;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.todoku.ui.Session;

/** Lets the user choose a file that names updates, and asks for them. */
public final class OpenListHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        choose(HandlerUtil.getActiveShellChecked(event), Session.current());
        return null;
    }

    static void choose(Shell shell, Session session) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(Messages.Open_title);
        dialog.setFilterNames(new String[] { Messages.Open_lists, Messages.Open_all });
        dialog.setFilterExtensions(new String[] { "*.csv;*.tsv;*.txt", "*" });
        String chosen = dialog.open();
        if (chosen != null) {
            session.askAll(Path.of(chosen));
        }
    }
}
