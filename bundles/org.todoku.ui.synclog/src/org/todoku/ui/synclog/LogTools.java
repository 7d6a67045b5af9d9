package org.todoku.ui.synclog;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IActionBars;

/**
 * What can be done with the time line and the selected run, in the tool bar and the menu of the view. Ids: {@code synclog.in},
 * {@code synclog.out}, {@code synclog.whole}, {@code synclog.updates}, {@code synclog.picture}, {@code synclog.export}.
 */
final class LogTools {

    private final IActionBars bars;
    private final IAction updates;

    /** @param export exports the table in sight */
    LogTools(IActionBars bars, SyncLogView view, IAction export) {
        this.bars = bars;
        add("in", "zoom-in", Messages.Log_zoomIn, Messages.Log_zoomInHint, () -> view.timeLine().zoomIn());
        add("out", "zoom-out", Messages.Log_zoomOut, Messages.Log_zoomOutHint, () -> view.timeLine().zoomOut());
        add("whole", "zoom-all", Messages.Log_zoomAll, Messages.Log_zoomAllHint, () -> view.timeLine().zoomAll());
        updates = add("updates", "updates", Messages.Log_showUpdates, Messages.Log_showUpdatesHint, view::openSelectedUpdates);
        add("picture", "picture", Messages.Log_savePicture, Messages.Log_savePictureHint, view::savePicture);
        add(export, "export", "export");
        selected(false);
    }

    private IAction add(String id, String icon, String text, String hint, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(hint);
        return add(action, id, icon);
    }

    private IAction add(IAction action, String id, String icon) {
        action.setId("synclog." + id);
        ResourceLocator.imageDescriptorFromBundle(LogTools.class, "icons/" + icon + ".svg").ifPresent(action::setImageDescriptor);
        bars.getToolBarManager().add(action);
        bars.getMenuManager().add(action);
        return action;
    }

    /** @param brought whether a run that brought updates is selected */
    void selected(boolean brought) {
        updates.setEnabled(brought);
    }
}
