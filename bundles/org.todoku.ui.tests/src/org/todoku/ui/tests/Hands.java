package org.todoku.ui.tests;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
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
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        Waiting.settle();
        robot.mouseMove((from.x + to.x) / 2, (from.y + to.y) / 2);
        Waiting.settle();
        robot.mouseMove(to.x, to.y);
        Waiting.settle();
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        Waiting.settle();
    }

    /** Turns the wheel; below 0 away from the user. */
    void wheel(Point onDisplay, int notches) {
        robot.mouseMove(onDisplay.x, onDisplay.y);
        Waiting.settle();
        robot.mouseWheel(notches);
        Waiting.settle();
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
