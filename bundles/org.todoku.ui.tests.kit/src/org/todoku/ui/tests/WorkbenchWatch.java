package org.todoku.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Begins every test afresh, and asks at its end: no error in the log but those it declared, no window left open, and after all tests of a
 * class: no image, font or cursor of ours that nobody disposed, and no view or editor in memory long after it was closed. A test that
 * fails leaves a picture and the log under {@code target}.
 */
final class WorkbenchWatch implements BeforeEachCallback, AfterEachCallback, AfterAllCallback, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(WorkbenchWatch.class);
    /** The same tests run again in Japanese, with a file of their own. */
    private static final Path STALLS = Path.of("target",
            Locale.getDefault().getLanguage().equals("en") ? "ui-stalls.txt" : "ui-stalls-" + Locale.getDefault().getLanguage() + ".txt");

    /** What watches through all tests. */
    private static final class Watchers implements AutoCloseable {

        private final StallMeter stalls = new StallMeter(Display.getCurrent());
        private final Queue<IStatus> errors = new ConcurrentLinkedQueue<>();
        private final Queue<Error> leaks = new ConcurrentLinkedQueue<>();
        private final ClosedParts closed = new ClosedParts();
        private final ILogListener log = (status, plugin) -> {
            if (status.getSeverity() == IStatus.ERROR) {
                errors.add(status);
            }
        };

        Watchers() {
            // the harness keeps dialogs of errors away; here they are what is tested
            ErrorDialog.AUTOMATED_MODE = false;
            Waiting.beforeEvent(stalls::look);
            Platform.addLogListener(log);
            Resource.setNonDisposeHandler(leaks::add);
            closed.watch();
            SlowJobs.whereAskedFor();
        }

        @Override
        public void close() {
            Platform.removeLogListener(log);
            closed.stop();
            Resource.setNonDisposeHandler(null);
            Waiting.beforeEvent(() -> { });
            stalls.stop();
            System.out.println(stalls.longest());
        }
    }

    private static Watchers watchers(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(Watchers.class, type -> new Watchers(), Watchers.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Watchers watchers = watchers(context);
        FreshStart.make();
        // a stack for every clip and image that is made would be most of the time that is measured
        boolean measuring = context.getRequiredTestClass().getAnnotation(WorkbenchTest.class).measuring();
        Resource.setNonDisposeHandler(measuring ? null : watchers.leaks::add);
        watchers.errors.clear();
        watchers.stalls.begin(name(context), measuring);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Watchers watchers = watchers(context);
        Waiting.settle();
        watchers.stalls.end();
        watchers.stalls.write(STALLS);
        List<Shell> open = new Todoku().dialogs();
        List<String> left = open.stream().map(Todoku::said).toList();
        open.forEach(Shell::close);
        Optional<String> expected = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), ExpectedError.class)
                .map(ExpectedError::value);
        List<IStatus> unexpected = watchers.errors.stream()
                .filter(status -> expected.filter(status.getMessage()::contains).isEmpty()).toList();
        if (context.getExecutionException().isEmpty()) {
            Assertions.assertEquals(List.of(), left, "windows that were left open");
            Assertions.assertEquals(List.of(), unexpected, "errors in the log");
            Assertions.assertTrue(expected.isEmpty() || !watchers.errors.isEmpty(), () -> "not logged: " + expected);
        }
    }

    /** What nobody disposed is known when it is collected as garbage. */
    @Override
    public void afterAll(ExtensionContext context) {
        Watchers watchers = watchers(context);
        collectGarbage();
        List<String> ours = watchers.leaks.stream().filter(WorkbenchWatch::ours).map(WorkbenchWatch::stack).toList();
        watchers.leaks.clear();
        Assertions.assertEquals(List.of(), ours, "resources that nobody disposed");
        // what waits for its time, like remembering what was typed, holds its editor until then
        Waiting.until("closed views and editors to leave the memory", () -> {
            boolean gone = watchers.closed.kept().isEmpty();
            if (!gone) {
                collectGarbage();
            }
            return gone;
        }, watchers.closed::kept);
    }

    private static void collectGarbage() {
        Todoku.aside(() -> {
            System.gc();
            // one more collection lets the cleaner of the first come round
            System.gc();
            return true;
        });
    }

    private static boolean ours(Error leak) {
        for (StackTraceElement frame : leak.getStackTrace()) {
            if (frame.getClassName().startsWith("org.todoku.")) {
                return !frame.getClassName().startsWith("org.todoku.ui.tests.");
            }
        }
        return false;
    }

    private static String stack(Error leak) {
        var text = new StringBuilder(String.valueOf(leak.getMessage()));
        for (StackTraceElement frame : leak.getStackTrace()) {
            text.append("\n    ").append(frame);
        }
        return text.toString();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        try {
            Path picture = Todoku.screenshot("failed-" + name(context));
            Path log = Platform.getLogFileLocation().toPath();
            Path copy = picture.resolveSibling(picture.getFileName() + ".log");
            if (Files.exists(log)) {
                Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
        throw failure;
    }

    private static String name(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName();
    }
}
