package org.todoku.ui.investigation;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** File &gt; Open Investigation; opens a certain file where the command names one. */
public final class OpenHandler extends AbstractHandler {

    /** Parameter with the path of the file. */
    static final String FILE = "org.todoku.ui.investigation.open.file";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String file = event.getParameter(FILE);
        if (file == null) {
            Investigations.choose(window);
        } else {
            Investigations.open(window, InvestigationInput.of(Path.of(file)));
        }
        return null;
    }
}
