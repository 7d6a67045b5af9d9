package org.todoku.ui.tests;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.swt.widgets.Display;

/** Dialogs that ask for the name of a file. They belong to the window system: keys are the only way into them. */
final class FileDialogs {

    private static final int LOOK_AGAIN_MILLIS = 100;
    private static final int THINKING_MILLIS = 1500;

    /** What the window is called; also one that it gave the keyboard to and that has no name of its own. */
    private static final String WORKBENCH = "Todoku";

    private final Display display = Display.getCurrent();
    private final Robot robot;
    private boolean over;

    private FileDialogs() {
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new AssertionError("There is no keyboard on this display", e);
        }
    }

    /** Does what opens the dialog, names a file in it and saves. */
    static void save(Path file, Runnable opening) {
        FileDialogs dialogs = new FileDialogs();
        dialogs.answer(opening, () -> dialogs.name(file));
    }

    /** Does what opens the dialog, names a file that is there, and says no when asked whether to replace it. */
    static void saveAndThinkBetter(Path file, Runnable opening) {
        FileDialogs dialogs = new FileDialogs();
        dialogs.answer(opening, () -> {
            dialogs.name(file);
            dialogs.cancel();
        });
    }

    private void answer(Runnable opening, Runnable answer) {
        display.timerExec(LOOK_AGAIN_MILLIS, () -> whenOpen(answer));
        opening.run();
        over = true;
        Waiting.settle();
    }

    private void name(Path file) {
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
        file.toString().chars().forEach(each -> type((char) each));
        press(KeyEvent.VK_ENTER);
    }

    /** While the dialog has the keyboard, no window of the workbench has it. */
    private void whenOpen(Runnable answer) {
        if (display.getActiveShell() == null && withKeyboard()) {
            answer.run();
        } else {
            display.timerExec(LOOK_AGAIN_MILLIS, () -> whenOpen(answer));
        }
    }

    /** Whether a window with a title has the keyboard; a dialog is active before it is on the display. */
    private static boolean withKeyboard() {
        try {
            Process asked = new ProcessBuilder("xdotool", "getwindowfocus", "getwindowname").redirectErrorStream(true).start();
            String title = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return asked.waitFor() == 0 && !title.isEmpty() && !title.equals(WORKBENCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Once for the question and once for the dialog; late enough that a dialog that asks nothing has saved until then. */
    private void cancel() {
        display.timerExec(THINKING_MILLIS, () -> {
            if (!over) {
                press(KeyEvent.VK_ESCAPE);
                cancel();
            }
        });
    }

    private void type(char each) {
        if (Character.isUpperCase(each)) {
            press(KeyEvent.VK_SHIFT, KeyEvent.getExtendedKeyCodeForChar(each));
        } else if (each == '_') {
            press(KeyEvent.VK_SHIFT, KeyEvent.VK_MINUS);
        } else {
            press(KeyEvent.getExtendedKeyCodeForChar(each));
        }
    }

    private void press(int... keys) {
        for (int key : keys) {
            robot.keyPress(key);
        }
        for (int at = keys.length - 1; at >= 0; at--) {
            robot.keyRelease(keys[at]);
        }
    }
}
