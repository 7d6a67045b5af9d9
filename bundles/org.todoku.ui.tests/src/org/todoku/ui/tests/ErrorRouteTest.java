package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.junit.jupiter.api.Test;
import org.todoku.ui.Errors;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/** Whatever fails is told in one window: what, why, what to do, and the details to copy. */
@WorkbenchTest
class ErrorRouteTest {

    private final Todoku todoku = new Todoku();

    @Test
    @ExpectedError("Reading the moon")
    void aFailedJobSaysWhatHappenedWhyAndWhatToDo() {
        fail("Reading the moon", new NoSuchFileException("/moon.csv"));
        Shell dialog = todoku.dialog("Reading the moon");
        assertEquals(1, todoku.dialogs().size(), "one window");
        assertEquals(List.of("Reading the moon", "There is no file /moon.csv."), List.of(label(dialog), text(dialog, "failure.why")));
        assertTrue(text(dialog, "failure.advice").contains("choose it again"), () -> text(dialog, "failure.advice"));
        assertTrue(Widgets.find(dialog, "failure.details", Text.class).isEmpty(), "no stack before it is asked for");
        Todoku.screenshot("failure");
        Widgets.press(button(dialog, "failure.more"));
        assertTrue(text(dialog, "failure.details").contains("java.nio.file.NoSuchFileException"), () -> text(dialog, "failure.details"));
        Todoku.screenshot("failure-details");
        Themes.use(Themes.DARK);
        Todoku.screenshot("failure-dark");
        Themes.use(Themes.LIGHT);
        Todoku.close(dialog);
    }

    @Test
    @ExpectedError("Asking")
    void itIsCopiedWithItsDetailsAndWithoutSecrets() {
        todoku.setClipboard("before");
        fail("Asking", new IOException("https://admin:hunter2@wsus.example says password=hunter2"));
        Shell dialog = todoku.dialog("Asking");
        Widgets.press(button(dialog, "failure.more"));
        assertFalse(Todoku.said(dialog).contains("hunter2"), () -> Todoku.said(dialog));
        Widgets.press(button(dialog, "failure.copy"));
        String copied = Waiting.until("the copy", () -> todoku.clipboard().filter(text -> !text.equals("before")), () -> "nothing");
        for (String part : List.of("Asking", "wsus.example", "Check the disk", "\tat org.todoku.ui.")) {
            assertTrue(copied.contains(part), () -> part + " is not in " + copied);
        }
        assertFalse(copied.contains("hunter2"), copied);
        Todoku.close(dialog);
    }

    @Test
    @ExpectedError("Counting sheep")
    void aStormIsOneWindowThatCounts() {
        for (int i = 0; i < 30; i++) {
            fail("Counting sheep " + i % 3, new IOException("they ran away"));
        }
        Shell dialog = todoku.dialog("Counting sheep");
        Waiting.until("thirty", () -> dialog.getText().contains("30"), dialog::getText);
        assertEquals(1, todoku.dialogs().size(), "one window");
        var list = Widgets.waitFor(dialog, "failure.list", org.eclipse.swt.widgets.List.class);
        List<String> lines = List.of(list.getItems());
        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.stream().allMatch(line -> line.endsWith("(10 times)")), lines::toString);
        int last = lines.indexOf("Counting sheep 2 (10 times)");
        list.select(last);
        list.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        assertEquals("Counting sheep 2 (10 times)", label(dialog));
        Todoku.screenshot("failure-storm");
        Todoku.close(dialog);
    }

    @Test
    @ExpectedError("What you did last")
    void whatWentWrongInTheWindowItselfIsToldToo() throws ReflectiveOperationException {
        Object loop = PlatformUI.getWorkbench().getService(IEclipseContext.class)
                .get("org.eclipse.e4.ui.internal.workbench.swt.IEventLoopAdvisor");
        var told = loop.getClass().getMethod("eventLoopException", Throwable.class);
        told.setAccessible(true);
        told.invoke(loop, new IllegalStateException("odd"));
        Shell dialog = todoku.dialog("What you did last could not be finished");
        assertTrue(text(dialog, "failure.why").contains("odd") && text(dialog, "failure.advice").contains("save the diagnostics"),
                () -> Todoku.said(dialog));
        Todoku.close(dialog);
    }

    @Test
    void thePlatformReportsInTheSameWindow() {
        StatusManager.getManager().handle(new Status(IStatus.ERROR, "org.eclipse.ui", "A cable is loose."), StatusManager.SHOW);
        StatusManager.getManager().handle(new Status(IStatus.WARNING, "org.eclipse.ui", ""), StatusManager.BLOCK);
        Shell dialog = todoku.dialog("A cable is loose.");
        Waiting.until("both", () -> dialog.getText().contains("2"), dialog::getText);
        assertFalse(dialog.getText().contains("Problem Occurred"), dialog::getText);
        assertFalse(text(dialog, "failure.advice").isBlank());
        Todoku.close(dialog);
    }

    @Test
    @ExpectedError("not opened")
    void aViewThatCannotBeMadeSaysWhatToDo() {
        Errors.show("The view was not opened", new PartInitException("class missing"));
        Shell dialog = todoku.dialog("The view was not opened");
        assertTrue(text(dialog, "failure.advice").contains("Reset Perspective"), () -> Todoku.said(dialog));
        Todoku.close(dialog);
    }

    @Test
    @ExpectedError("Meanwhile")
    void oneCanWorkOnBesideItAndReachesItBesideADialog() {
        var preferences = PreferencesUtil.createPreferenceDialogOn(todoku.window().getShell(),
                "org.eclipse.ui.preferencePages.Workbench", null, null);
        preferences.setBlockOnOpen(false);
        preferences.open();
        fail("Meanwhile", new IOException("it broke"));
        Shell dialog = todoku.dialog("Meanwhile");
        assertEquals(preferences.getShell(), dialog.getParent(), "above the dialog that keeps others from the keyboard");
        assertEquals(0, dialog.getStyle() & (SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL), "it stops nobody");
        preferences.close();
        Shell again = Waiting.until("the window again", () -> todoku.dialogs().stream()
                .filter(shell -> !shell.isDisposed() && Todoku.said(shell).contains("Meanwhile")).findFirst(), todoku::dialogs);
        assertEquals(todoku.window().getShell(), again.getParent());
        Todoku.close(again);
        Waiting.settle();
        assertEquals(List.of(), todoku.dialogs(), "closed by the user, it stays closed");
    }

    @Test
    @ExpectedError("By keyboard")
    void itIsReadCopiedAndClosedByKeyboard() {
        Hands hands = new Hands();
        fail("By keyboard", new IOException("it broke"));
        Shell dialog = todoku.dialog("By keyboard");
        Waiting.until("the keyboard to be there", () -> Display.getCurrent().getActiveShell() == dialog,
                () -> Display.getCurrent().getActiveShell());
        List<String> reached = new java.util.ArrayList<>();
        for (int i = 0; i < 7; i++) {
            hands.key(KeyEvent.VK_TAB);
            reached.add(String.valueOf(Display.getCurrent().getFocusControl().getData(WidgetIds.KEY)));
        }
        for (String id : List.of("failure.why", "failure.advice", "failure.copy", "failure.more", "failure.diagnostics", "failure.close")) {
            assertTrue(reached.contains(id), () -> id + " is not among " + reached);
        }
        todoku.setClipboard("before");
        hands.withAlt(KeyEvent.VK_C);
        Waiting.until("the copy", () -> todoku.clipboard().filter(text -> text.contains("By keyboard")).isPresent(),
                () -> todoku.clipboard());
        hands.withAlt(KeyEvent.VK_D);
        Waiting.until("the details", () -> Widgets.find(dialog, "failure.details", Text.class).isPresent(), () -> Widgets.texts(dialog));
        hands.key(KeyEvent.VK_ESCAPE);
        Waiting.until("the end", dialog::isDisposed, () -> Widgets.texts(dialog));
    }

    private static void fail(String what, Exception why) {
        Work.inBackground(what, progress -> {
            throw why;
        }, done -> { });
    }

    private static String label(Shell dialog) {
        return Widgets.waitFor(dialog, "failure.what", org.eclipse.swt.widgets.Label.class).getText();
    }

    private static String text(Shell dialog, String id) {
        return Widgets.waitFor(dialog, id, Text.class).getText();
    }

    private static Button button(Shell dialog, String id) {
        return Widgets.waitFor(dialog, id, Button.class);
    }
}
