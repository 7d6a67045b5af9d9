package org.todoku.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.Session;

/** Opens the demo fleet where it is not open: for texts that lead through the views, which must not close it again. */
public final class DemoHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Session.current().openDemo();
        return null;
    }
}
