package org.todoku.ui.graph;

import java.util.function.Supplier;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Tells screen readers of the boxes of a graph: each is a child of the canvas, with its title as name and all it says as description. */
final class GraphAccess {

    private final GraphCanvas canvas;
    private final Supplier<Graph> graph;

    GraphAccess(GraphCanvas canvas, Supplier<String> name, Supplier<Graph> graph) {
        this.canvas = canvas;
        this.graph = graph;
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = is(event.childID) ? graph.get().boxes().get(event.childID).title().text() : name.get();
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = is(event.childID) ? graph.get().boxes().get(event.childID).hint() : selected();
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new Boxes());
    }

    private boolean is(int child) {
        return child >= 0 && child < graph.get().boxes().size();
    }

    private String selected() {
        int at = canvas.selectedNumber();
        return is(at) ? graph.get().boxes().get(at).hint() : "";
    }

    /** To be called after another box was selected. */
    void moved() {
        canvas.getAccessible().selectionChanged();
        if (is(canvas.selectedNumber())) {
            canvas.getAccessible().setFocus(canvas.selectedNumber());
        }
    }

    private final class Boxes extends AccessibleControlAdapter {

        @Override
        public void getChildCount(AccessibleControlEvent event) {
            event.detail = graph.get().boxes().size();
        }

        @Override
        public void getChildren(AccessibleControlEvent event) {
            Object[] children = new Object[graph.get().boxes().size()];
            for (int child = 0; child < children.length; child++) {
                children[child] = Integer.valueOf(child);
            }
            event.children = children;
        }

        @Override
        public void getRole(AccessibleControlEvent event) {
            event.detail = is(event.childID) ? ACC.ROLE_LISTITEM : ACC.ROLE_LIST;
        }

        @Override
        public void getState(AccessibleControlEvent event) {
            event.detail = ACC.STATE_FOCUSABLE | ACC.STATE_SELECTABLE;
            if (is(event.childID) && event.childID == canvas.selectedNumber()) {
                event.detail |= ACC.STATE_SELECTED | (canvas.isFocusControl() ? ACC.STATE_FOCUSED : 0);
            }
        }

        @Override
        public void getFocus(AccessibleControlEvent event) {
            event.childID = !canvas.isFocusControl() ? ACC.CHILDID_NONE : is(canvas.selectedNumber()) ? canvas.selectedNumber()
                    : ACC.CHILDID_SELF;
        }

        @Override
        public void getSelection(AccessibleControlEvent event) {
            event.childID = is(canvas.selectedNumber()) ? canvas.selectedNumber() : ACC.CHILDID_NONE;
        }

        @Override
        public void getLocation(AccessibleControlEvent event) {
            Rectangle place = is(event.childID) ? canvas.placeOf(event.childID) : canvas.getClientArea();
            Point corner = canvas.toDisplay(place.x, place.y);
            event.x = corner.x;
            event.y = corner.y;
            event.width = place.width;
            event.height = place.height;
        }

        @Override
        public void getChildAtPoint(AccessibleControlEvent event) {
            Point point = canvas.toControl(event.x, event.y);
            int box = canvas.boxAt(point.x, point.y);
            event.childID = box >= 0 ? box : ACC.CHILDID_SELF;
        }
    }
}
