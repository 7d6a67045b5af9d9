package org.todoku.ui.internal;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.contexts.RunAndTrack;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.todoku.ui.Session;
import org.todoku.ui.UiThread;

/**
 * Opens what the application was started with. The application puts it into the context of the workbench, at the start or
 * later: {@code org.todoku.open.demo} (Boolean) and {@code org.todoku.open.paths} (a list of paths as text).
 */
public final class OpenAtStart implements IStartup {

    private static final String DEMO = "org.todoku.open.demo";
    private static final String PATHS = "org.todoku.open.paths";

    @Override
    public void earlyStartup() {
        UiThread.later(() -> PlatformUI.getWorkbench().getService(IEclipseContext.class).runAndTrack(new RunAndTrack() {
            @Override
            public boolean changed(IEclipseContext context) {
                Object demo = context.get(DEMO);
                Object paths = context.get(PATHS);
                // not while tracking: what is opened must not be tracked too
                UiThread.later(() -> open(context, demo, paths));
                return true;
            }
        }));
    }

    private static void open(IEclipseContext context, Object demo, Object paths) {
        if (Boolean.TRUE.equals(demo)) {
            context.set(DEMO, null);
            Session.current().openDemo();
        }
        if (paths instanceof List<?> names && !names.isEmpty()) {
            context.set(PATHS, null);
            Session.current().openFiles(names.stream().map(name -> Path.of(name.toString()).toAbsolutePath()).toList());
        }
    }
}
