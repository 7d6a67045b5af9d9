package org.todoku.ui.tests;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;

/**
 * Drags what is selected in a tree onto one of its lines. The events are made by reflection, for SWT makes them only for drags of the
 * window system, which needs a pointer that moves.
 */
final class Dragging {

    private Dragging() {
    }

    /**
     * @param target null for the empty place below the last line
     * @return whether it was dropped
     */
    static boolean onto(Tree tree, TreeItem target) {
        Widget source = (Widget) tree.getData(DND.DRAG_SOURCE_KEY);
        DropTarget drop = (DropTarget) tree.getData(DND.DROP_TARGET_KEY);
        TransferData type = LocalSelectionTransfer.getTransfer().getSupportedTypes()[0];
        Rectangle row = target == null ? new Rectangle(1, tree.getSize().y - 2, 1, 1) : target.getBounds();
        Point place = tree.toDisplay(row.x + row.width / 2, row.y + row.height / 2);
        Event start = event(source, DND.DROP_MOVE, type, place, target);
        start.doit = true;
        source.notifyListeners(DND.DragStart, start);
        if (!start.doit) {
            return false;
        }
        int detail = DND.DROP_MOVE;
        for (int phase : new int[] { DND.DragEnter, DND.DragOver, DND.DropAccept, DND.Drop }) {
            Event event = event(drop, detail, type, place, target);
            drop.notifyListeners(phase, event);
            detail = event.detail;
            if (detail == DND.DROP_NONE) {
                break;
            }
        }
        source.notifyListeners(DND.DragEnd, event(source, detail, type, place, null));
        Waiting.settle();
        return detail != DND.DROP_NONE;
    }

    private static Event event(Widget widget, int detail, TransferData type, Point place, TreeItem target) {
        try {
            Class<?> kind = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DropTarget.class.getClassLoader());
            Constructor<?> constructor = kind.getDeclaredConstructor();
            constructor.setAccessible(true);
            Event event = (Event) constructor.newInstance();
            event.widget = widget;
            event.detail = detail;
            event.item = target;
            event.x = place.x;
            event.y = place.y;
            set(kind, event, "operations", DND.DROP_MOVE);
            set(kind, event, "dataType", type);
            set(kind, event, "dataTypes", new TransferData[] { type });
            return event;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("SWT makes drag events in another way now", e);
        }
    }

    private static void set(Class<?> kind, Event event, String name, Object value) throws ReflectiveOperationException {
        Field field = kind.getDeclaredField(name);
        field.setAccessible(true);
        field.set(event, value);
    }
}
