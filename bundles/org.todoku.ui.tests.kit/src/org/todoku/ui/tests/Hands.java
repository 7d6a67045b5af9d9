package org.todoku.ui.tests;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** A keyboard and a mouse: events take the way through the window system, so the focus decides who gets them. */
final class Hands {

    private static final List<Integer> LAST = List.of(SWT.KeyUp, SWT.Deactivate, SWT.Show, SWT.Hide);
    private static final long UNHEARD_NANOS = 2_000_000_000L;

    private final Robot robot;

    Hands() {
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new AssertionError("There is no mouse and no keyboard on this display", e);
        }
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        shell.forceActive();
        into(shell);
    }

    /** Waits until a window has the keyboard: one that has just opened gets it a little later, and keys go elsewhere until then. */
    Hands into(Shell window) {
        Waiting.until("the keyboard in " + window.getText(), () -> window.getDisplay().getActiveShell() == window,
                () -> window.getDisplay().getActiveShell());
        return this;
    }

    /** Types small letters, digits, spaces and colons. */
    void type(String text) {
        for (char each : text.toCharArray()) {
            if (each == ':') {
                withShift(KeyEvent.VK_SEMICOLON);
            } else {
                key(KeyEvent.getExtendedKeyCodeForChar(each));
            }
        }
    }

    /** Presses and releases a key of {@link KeyEvent}. */
    void key(int code) {
        handled(() -> {
            robot.keyPress(code);
            robot.keyRelease(code);
        });
    }

    void withControl(int code) {
        with(KeyEvent.VK_CONTROL, code);
    }

    void withAlt(int code) {
        with(KeyEvent.VK_ALT, code);
    }

    void withShift(int code) {
        with(KeyEvent.VK_SHIFT, code);
    }

    void withControlShift(int code) {
        with(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, code);
    }

    void withAltShift(int code) {
        with(KeyEvent.VK_ALT, KeyEvent.VK_SHIFT, code);
    }

    private void with(int... codes) {
        handled(() -> {
            for (int code : codes) {
                robot.keyPress(code);
            }
            for (int i = codes.length - 1; i >= 0; i--) {
                robot.keyRelease(codes[i]);
            }
        });
    }

    /**
     * Waits until a key is handled: the window system tells of it later, on a busy machine much later. The last of it is that the key
     * is up again, unless it leads to another window or into a menu, where nobody hears of that.
     */
    private static void handled(Runnable press) {
        Display display = Display.getCurrent();
        boolean[] came = new boolean[1];
        Listener listener = event -> came[0] |= event.type != SWT.KeyUp || (event.keyCode & SWT.MODIFIER_MASK) == 0;
        LAST.forEach(type -> display.addFilter(type, listener));
        long deadline = System.nanoTime() + UNHEARD_NANOS;
        try {
            press.run();
            Waiting.until("the key", () -> came[0] || System.nanoTime() > deadline, () -> "nothing");
        } finally {
            LAST.forEach(type -> display.removeFilter(type, listener));
        }
        arrived();
    }

    /** The window system hands on through another connection than that of the robot; what it answers there, comes behind it. */
    private static void arrived() {
        Display.getCurrent().getCursorLocation();
        Waiting.settle();
    }

    void click(Point onDisplay) {
        robot.mouseMove(onDisplay.x, onDisplay.y);
        arriving(SWT.MouseUp, this::press);
    }

    private void press() {
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    /** Presses at one place and lets go at another. */
    void drag(Point from, Point to) {
        robot.mouseMove(from.x, from.y);
        arriving(SWT.MouseDown, () -> robot.mousePress(InputEvent.BUTTON1_DOWN_MASK));
        arriving(SWT.MouseMove, () -> robot.mouseMove((from.x + to.x) / 2, (from.y + to.y) / 2));
        arriving(SWT.MouseMove, () -> robot.mouseMove(to.x, to.y));
        arriving(SWT.MouseUp, () -> robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK));
    }

    /** Waits until an event of that type comes: what the window system is told it tells later. */
    private static void arriving(int type, Runnable act) {
        Display display = Display.getCurrent();
        boolean[] came = new boolean[1];
        Listener listener = event -> came[0] = true;
        display.addFilter(type, listener);
        try {
            act.run();
            Waiting.until("event " + type, () -> came[0], () -> display.getCursorControl());
        } finally {
            display.removeFilter(type, listener);
        }
        Waiting.settle();
    }

    /** Turns the wheel; below 0 away from the user. */
    void wheel(Point onDisplay, int notches) {
        robot.mouseMove(onDisplay.x, onDisplay.y);
        arriving(SWT.MouseVerticalWheel, () -> robot.mouseWheel(notches));
    }

    void click(Control control) {
        Point size = control.getSize();
        click(control.toDisplay(size.x / 2, size.y / 2));
    }

    /** Moves the mouse where it hovers over nothing that has a tooltip. */
    void rest() {
        robot.mouseMove(0, Display.getCurrent().getBounds().height - 1);
        arrived();
    }
}
