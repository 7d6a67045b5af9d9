package org.todoku.ui.tests;

import java.lang.reflect.Constructor;
import java.nio.file.Path;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * Drops files as a file manager does. The event is made by reflection, for SWT makes it only for drags of the window system, which needs a
 * second program.
 */
final class DroppedFiles {

    private DroppedFiles() {
    }

    /** Drops on the first control in it that takes drops. */
    static void on(Composite content, Path file) {
        DropTarget target = target(content);
        if (target == null) {
            throw new AssertionError("Nothing takes drops: " + Widgets.texts(content));
        }
        TransferData type = FileTransfer.getInstance().getSupportedTypes()[0];
        try {
            Class<?> kind = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DropTarget.class.getClassLoader());
            Constructor<?> constructor = kind.getDeclaredConstructor();
            constructor.setAccessible(true);
            for (int phase : new int[] { DND.DragEnter, DND.DragOver, DND.DropAccept, DND.Drop }) {
                Event event = (Event) constructor.newInstance();
                event.widget = target;
                event.detail = phase == DND.DragEnter ? DND.DROP_DEFAULT : DND.DROP_COPY;
                set(kind, event, "operations", DND.DROP_COPY | DND.DROP_LINK);
                set(kind, event, "dataType", type);
                set(kind, event, "dataTypes", new TransferData[] { type });
                event.data = phase == DND.Drop ? new String[] { file.toString() } : null;
                target.notifyListeners(phase, event);
                if (phase == DND.DragEnter && event.detail != DND.DROP_COPY) {
                    throw new AssertionError("The drop is not accepted: " + event.detail);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("SWT makes drop events in another way now", e);
        }
    }

    private static void set(Class<?> kind, Event event, String name, Object value) throws ReflectiveOperationException {
        var field = kind.getDeclaredField(name);
        field.setAccessible(true);
        field.set(event, value);
    }

    private static DropTarget target(Control control) {
        if (control.getData(DND.DROP_TARGET_KEY) instanceof DropTarget target) {
            return target;
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                DropTarget found = target(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
