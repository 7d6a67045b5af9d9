package org.todoku.ui.tests;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;

/** What a screen reader is told of controls. */
final class Access {

    private Access() {
    }

    /** Every control in sight that the keyboard can reach. */
    static List<Control> reachable(Control root) {
        List<Control> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Control control, List<Control> found) {
        if (control.isDisposed() || !control.isVisible() || control.getSize().x == 0 || control.getSize().y == 0) {
            return;
        }
        boolean takesKeys = switch (control) {
            case StyledText text -> true;
            case Canvas canvas -> (canvas.getStyle() & SWT.NO_FOCUS) == 0
                    && (canvas.isListening(SWT.KeyDown) || canvas.isListening(SWT.Traverse));
            case Text text -> true;
            case Button button -> true;
            case Combo combo -> true;
            case Link link -> true;
            case Tree tree -> true;
            case Table table -> true;
            case Spinner spinner -> true;
            case org.eclipse.swt.widgets.List list -> true;
            default -> false;
        };
        if (takesKeys && control.isEnabled()) {
            found.add(control);
        }
        if (control instanceof Composite composite && !(control instanceof Combo)) {
            for (Control child : composite.getChildren()) {
                collect(child, found);
            }
        }
    }

    /** Whether it is painted by its owner, so that nothing but its listeners can tell what it is. */
    static boolean painted(Control control) {
        return control instanceof Canvas && !(control instanceof StyledText);
    }

    /** The name a screen reader says; empty where there is none. */
    static String name(Control control) {
        var event = new AccessibleEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (AccessibleListener listener : listeners(control, "accessibleListeners", AccessibleListener.class)) {
            listener.getName(event);
        }
        if (event.result != null && !event.result.isBlank()) {
            return event.result;
        }
        String own = switch (control) {
            case Button button -> button.getText();
            case Link link -> link.getText().replaceAll("</?a>", "");
            case Group group -> group.getText();
            default -> "";
        };
        return own.isBlank() ? label(control) : own;
    }

    /** That of the label just before it, which every system takes for its name. */
    private static String label(Control control) {
        Control[] all = control.getParent().getChildren();
        for (int i = 1; i < all.length; i++) {
            if (all[i] == control && all[i - 1] instanceof Label label) {
                return label.getText();
            }
        }
        return "";
    }

    /** One of {@link ACC}, as its listeners say; 0 where they say none. */
    static int role(Control control) {
        var event = new AccessibleControlEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (AccessibleControlListener listener : listeners(control, "accessibleControlListeners", AccessibleControlListener.class)) {
            listener.getRole(event);
        }
        return event.detail;
    }

    /** Buttons with a picture only and no words under the mouse, by their place in the window. */
    static List<String> nameless(Control root) {
        List<String> found = new ArrayList<>();
        if (root instanceof ToolBar bar && bar.isVisible()) {
            for (ToolItem item : bar.getItems()) {
                boolean separates = (item.getStyle() & SWT.SEPARATOR) != 0;
                String words = item.getText().isBlank() ? item.getToolTipText() : item.getText();
                if (!separates && (words == null || words.isBlank())) {
                    found.add(item + " of " + bar.getParent());
                }
            }
        }
        if (root instanceof Composite composite && root.isVisible()) {
            for (Control child : composite.getChildren()) {
                found.addAll(nameless(child));
            }
        }
        return found;
    }

    /** The toolkit has no way to ask what it would tell. */
    private static <L> List<L> listeners(Control control, String field, Class<L> type) {
        List<L> found = new ArrayList<>();
        try {
            Field listeners = Accessible.class.getDeclaredField(field);
            listeners.setAccessible(true);
            if (listeners.get(control.getAccessible()) instanceof Collection<?> all) {
                all.forEach(each -> found.add(type.cast(each)));
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("The toolkit keeps them elsewhere now", e);
        }
        return found;
    }
}
