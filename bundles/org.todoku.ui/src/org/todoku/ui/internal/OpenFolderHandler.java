package org.todoku.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.todoku.ui.UserFiles;
import org.todoku.ui.Session;

/** File &gt; Open Folder. */
public final class OpenFolderHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        UserFiles.openFolder(HandlerUtil.getActiveShellChecked(event), Session.current());
        return null;
    }
}
