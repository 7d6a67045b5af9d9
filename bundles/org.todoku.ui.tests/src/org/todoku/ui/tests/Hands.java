package org.todoku.ui.tests;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** A keyboard and a mouse: events take the way through the window system, so the focus decides who gets them. */
final class Hands {

    private final Robot robot;

    Hands() {
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new AssertionError("There is no mouse and no keyboard on this display", e);
        }
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        shell.forceActive();
        Waiting.until("the window to be active", () -> shell.getDisplay().getActiveShell() == shell,
                () -> shell.getDisplay().getActiveShell());
    }

    /** Types small letters, digits and spaces. */
    void type(String text) {
        for (char each : text.toCharArray()) {
            key(KeyEvent.getExtendedKeyCodeForChar(each));
        }
    }

    /** Presses and releases a key of {@link KeyEvent}. */
    void key(int code) {
        robot.keyPress(code);
        robot.keyRelease(code);
        Waiting.settle();
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

    void withAltShift(int code) {
        robot.keyPress(KeyEvent.VK_SHIFT);
        with(KeyEvent.VK_ALT, code);
        robot.keyRelease(KeyEvent.VK_SHIFT);
        Waiting.settle();
    }

    private void with(int modifier, int code) {
        robot.keyPress(modifier);
        robot.keyPress(code);
        robot.keyRelease(code);
        robot.keyRelease(modifier);
        Waiting.settle();
    }

    void click(Point onDisplay) {
        robot.mouseMove(onDisplay.x, onDisplay.y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        Waiting.settle();
    }

    void doubleClick(Point onDisplay) {
        click(onDisplay);
        click(onDisplay);
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
        Waiting.settle();
    }
}
