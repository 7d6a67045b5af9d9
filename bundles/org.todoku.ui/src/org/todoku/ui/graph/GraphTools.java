package org.todoku.ui.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.ui.IActionBars;
import org.jspecify.annotations.NullMarked;
import org.todoku.ui.UserFiles;
import org.todoku.ui.Work;

/** What can be done with a graph, in the tool bar and the menu of its view. Ids: {@code VIEW.in|out|natural|copy|picture}. */
@NullMarked
public final class GraphTools {

    private final List<Action> actions = new ArrayList<>();
    private final Action picture;
    private boolean shown;
    private boolean drawing;

    /** @param view name of the view, the beginning of the ids and of the name of the picture */
    public GraphTools(IActionBars bars, GraphCanvas canvas, String view) {
        add(bars, view, "in", "zoom-in", Messages.Graph_zoomIn, () -> canvas.zoom(1));
        add(bars, view, "out", "zoom-out", Messages.Graph_zoomOut, () -> canvas.zoom(-1));
        add(bars, view, "natural", "zoom-natural", Messages.Graph_zoomNatural, () -> canvas.zoom(0));
        add(bars, view, "copy", "copy", Messages.Graph_copy, canvas::copy);
        picture = add(bars, view, "picture", "picture", Messages.Graph_savePicture, () -> savePicture(canvas, view));
        canvas.onWaiting(now -> {
            drawing = now;
            enable(shown);
        });
        enable(false);
    }

    private Action add(IActionBars bars, String view, String id, String icon, String text, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setId(view + "." + id);
        ResourceLocator.imageDescriptorFromBundle(GraphTools.class, "icons/" + icon + ".svg").ifPresent(action::setImageDescriptor);
        bars.getToolBarManager().add(action);
        bars.getMenuManager().add(action);
        actions.add(action);
        return action;
    }

    /** @param inSight whether there is a graph in sight */
    public void enable(boolean inSight) {
        shown = inSight;
        actions.forEach(action -> action.setEnabled(shown));
        picture.setEnabled(shown && !drawing);
    }

    private static void savePicture(GraphCanvas canvas, String view) {
        ImageData picture = canvas.picture();
        UserFiles.choose(canvas.getShell(), Messages.Graph_savePicture, view + ".png", "*.png").ifPresent(file -> save(picture, file));
    }

    private static void save(ImageData picture, Path file) {
        Work.inBackground(Messages.Graph_savePicture, progress -> {
            UserFiles.writeBytes(file, out -> {
                ImageLoader loader = new ImageLoader();
                loader.data = new ImageData[] { picture };
                loader.save(out, SWT.IMAGE_PNG);
            });
            return file;
        }, done -> { });
    }
}
