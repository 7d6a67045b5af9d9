package org.todoku.ui.internal;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;
import org.todoku.ui.Session;

/** File &gt; Demo Fleet: shows the demo fleet, or the own workspace again; checked while the demo is shown. */
public final class DemoHandler extends AbstractHandler implements IElementUpdater {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Session session = Session.current();
        if (session.demo()) {
            session.leaveDemo();
        } else {
            session.openDemo();
        }
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void updateElement(UIElement element, Map parameters) {
        element.setChecked(Session.current().demo());
    }
}
