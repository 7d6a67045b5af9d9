package org.todoku.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.todoku.ui.UserFiles;

/** File &gt; Save PowerShell Collector. */
public final class SaveCollectorHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        UserFiles.saveCollector(HandlerUtil.getActiveShellChecked(event));
        return null;
    }
}
