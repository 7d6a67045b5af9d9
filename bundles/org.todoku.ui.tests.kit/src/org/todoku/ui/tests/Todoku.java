package org.todoku.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.junit.jupiter.api.Assertions;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;

/** The running workbench: its window, views and dialogs, and the session behind them. */
final class Todoku {

    private static final long STILL_NANOS = 5_000_000_000L;
    private static final int FRAMES_MILLIS = 300;

    IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    }

    IWorkbenchPage page() {
        return window().getActivePage();
    }

    Session session() {
        return Session.current();
    }

    ServersPage servers() {
        return new ServersPage(this);
    }

    SearchPage search() {
        return new SearchPage(this);
    }

    MatrixPage matrix() {
        return new MatrixPage(this);
    }

    SyncLogPage syncLog() {
        return new SyncLogPage(this);
    }

    ListsPage lists() {
        return new ListsPage(show(ViewIds.LISTS));
    }

    DiagnosisPage diagnosis() {
        return new DiagnosisPage(this);
    }

    /** Brings up a view and gives what is in it. */
    Composite show(String viewId) {
        try {
            IViewPart view = page().showView(viewId);
            Waiting.settle();
            return content(view);
        } catch (PartInitException e) {
            throw new AssertionError(e);
        }
    }

    static Composite content(IViewPart view) {
        return (Composite) view.getSite().getService(MPart.class).getWidget();
    }

    /** Closes a view and all its copies; opened again, it is as it was when it was opened for the first time. */
    void forget(String viewId) {
        for (IViewReference reference : page().getViewReferences()) {
            if (reference.getId().equals(viewId)) {
                IViewPart view = reference.getView(false);
                MPart part = view == null ? null : view.getSite().getService(MPart.class);
                page().hideView(reference);
                if (part != null) {
                    Waiting.settle();
                    Assertions.assertNull(part.getWidget(), () -> viewId + " is still open in another perspective");
                }
            }
        }
        // also of those that were closed before
        for (MUIElement each : window().getService(MWindow.class).getSharedElements()) {
            if (each.getElementId().equals(viewId) || each.getElementId().startsWith(viewId + ":")) {
                each.getPersistedState().clear();
            }
        }
        Waiting.settle();
    }

    /** Opens the demo fleet in the way of a person who does not know the menu, and waits until it is there. */
    Todoku withDemo() {
        session().openDemo();
        Waiting.until("the demo fleet", () -> session().demo() && session().view().servers().size() == 4, () -> session().view().servers());
        Waiting.settle();
        return this;
    }

    /** Opens files and waits until the fleet has so many servers. */
    Todoku withFiles(int servers, Path... files) {
        session().openFiles(List.of(files));
        Waiting.until(servers + " servers", () -> session().view().servers().size() == servers,
                () -> session().view().servers() + ", dialogs: " + dialogs().stream().map(Widgets::texts).toList());
        Waiting.settle();
        return this;
    }

    void ask(String query) {
        session().ask(UpdateQuery.parse(query));
    }

    void select(String server) {
        session().selectServer(server);
        Waiting.settle();
    }

    /** Runs a command as its key or its place in a menu does. */
    void run(String command) {
        try {
            window().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            throw new AssertionError(command, e);
        }
        Waiting.settle();
    }

    /** The items of a menu of the menu bar as they are now, without keys and mnemonics. */
    List<String> menu(String name) {
        for (MenuItem item : window().getShell().getMenuBar().getItems()) {
            if (item.getText().replace("&", "").equals(name)) {
                Menu menu = item.getMenu();
                menu.notifyListeners(SWT.Show, new Event());
                Waiting.settle();
                List<String> items = Arrays.stream(menu.getItems()).map(each -> each.getText().replaceAll("\\t.*|&", "")).toList();
                menu.notifyListeners(SWT.Hide, new Event());
                Waiting.settle();
                return items;
            }
        }
        throw new AssertionError("No menu " + name);
    }

    /** Windows that are open besides that of the workbench. */
    List<Shell> dialogs() {
        return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell != window().getShell() && shell.isVisible()).toList();
    }

    /** Waits for a dialog that says something. */
    Shell dialog(String saying) {
        return Waiting.until("a dialog saying " + saying,
                () -> dialogs().stream().filter(shell -> said(shell).contains(saying)).findFirst(),
                () -> dialogs().stream().map(Todoku::said).toList());
    }

    /** Title and texts of a dialog. */
    static String said(Shell dialog) {
        return dialog.getText() + "\n" + String.join("\n", Widgets.texts(dialog));
    }

    static void close(Shell dialog) {
        dialog.close();
        Waiting.until("the dialog to be closed", dialog::isDisposed, () -> Widgets.texts(dialog));
    }

    Optional<String> clipboard() {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            return Optional.ofNullable((String) clipboard.getContents(TextTransfer.getInstance()));
        } finally {
            clipboard.dispose();
        }
    }

    void setClipboard(String text) {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
        } finally {
            clipboard.dispose();
        }
    }

    /** A picture of everything on the display, {@code target/screenshots/NAME.png}, as soon as nothing moves any more. */
    static Path screenshot(String name) {
        ImageData picture = still(Display.getCurrent().getBounds());
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Path file = folder.resolve(name.replaceAll("[^\\w.-]+", "-") + ".png");
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] { picture };
            loader.save(file.toString(), SWT.IMAGE_PNG);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is really on a part of the display, as soon as nothing moves there any more. */
    static ImageData still(Rectangle part) {
        Waiting.settle();
        ImageData[] pictures = { nextFrames(part), nextFrames(part) };
        long deadline = System.nanoTime() + STILL_NANOS;
        Waiting.until("a still picture", () -> {
            pictures[0] = pictures[1];
            pictures[1] = nextFrames(part);
            return Arrays.equals(pictures[0].data, pictures[1].data) || System.nanoTime() > deadline;
        }, () -> "it moves");
        return pictures[1];
    }

    /** What is changed is painted some frames later, and themes fade. */
    private static ImageData nextFrames(Rectangle part) {
        boolean[] passed = new boolean[1];
        Display.getCurrent().timerExec(FRAMES_MILLIS, () -> passed[0] = true);
        Waiting.until("some frames", () -> passed[0], () -> "none");
        return picture(part);
    }

    /** The colour that is really at a place of the display. */
    static RGB painted(Point place) {
        return first(picture(new Rectangle(place.x, place.y, 1, 1)));
    }

    /** The same, as soon as nothing moves there any more. */
    static RGB paintedAtLast(Point place) {
        return first(still(new Rectangle(place.x, place.y, 1, 1)));
    }

    private static RGB first(ImageData picture) {
        return picture.palette.getRGB(picture.getPixel(0, 0));
    }

    /** What is really on a part of the display. */
    static ImageData picture(Rectangle part) {
        Image image = new Image(Display.getCurrent(), part.width, part.height);
        GC gc = new GC(Display.getCurrent());
        try {
            gc.copyArea(image, part.x, part.y);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** Work of the test itself that takes long; the workbench goes on meanwhile. */
    static <T> T aside(java.util.concurrent.Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        }, "Preparing a test");
        thread.start();
        Waiting.until("the test to be prepared", result::isDone, () -> "still running");
        try {
            return result.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
