package org.todoku.ui.diagnosis;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;

/** Edit &gt; What If. */
public final class WhatIfHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        Session.showView(ViewIds.DIAGNOSIS);
        IViewPart view = page == null ? null : page.findView(ViewIds.DIAGNOSIS);
        if (view instanceof DiagnosisView diagnosis) {
            diagnosis.whatIf();
        }
        return null;
    }
}
