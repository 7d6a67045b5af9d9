package org.todoku.ui.tests;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPartService;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PlatformUI;

/** Views and editors of ours that were closed. The workbench keeps the latest of a kind; more that stay in memory are a leak. */
final class ClosedParts implements IPartListener2 {

    private static final int KEPT_BY_WORKBENCH = 2;

    private final List<WeakReference<IWorkbenchPart>> closed = new ArrayList<>();

    void watch() {
        service().addPartListener(this);
    }

    void stop() {
        service().removePartListener(this);
    }

    private static IPartService service() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getPartService();
    }

    @Override
    public void partClosed(IWorkbenchPartReference reference) {
        IWorkbenchPart part = reference.getPart(false);
        if (part != null && part.getClass().getName().startsWith("org.todoku.")) {
            closed.add(new WeakReference<>(part));
        }
    }

    /** How many there are too many of each class; to be asked after a collection of garbage. Forgets those that are gone. */
    Map<String, Integer> kept() {
        Map<String, Integer> kept = new TreeMap<>();
        closed.removeIf(part -> part.get() == null);
        closed.stream().map(WeakReference::get).filter(Objects::nonNull).forEach(part -> kept.merge(part.getClass().getName(), 1,
                Integer::sum));
        kept.values().removeIf(count -> count <= KEPT_BY_WORKBENCH);
        return kept;
    }
}
