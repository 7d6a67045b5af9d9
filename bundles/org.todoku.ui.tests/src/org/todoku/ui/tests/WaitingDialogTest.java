package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.ui.Work;

/** What the user sees of work that takes longer than a moment. */
@WorkbenchTest
class WaitingDialogTest {

    private static final int ROWS = 2000;

    private final Todoku todoku = new Todoku();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger reached = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();

    /** A row every five milliseconds, until the end is near or it is cancelled. */
    private Object rows(Progress progress) throws InterruptedException {
        for (int row = 0; row < ROWS && !end.await(5, TimeUnit.MILLISECONDS); row++) {
            progress.checkCancelled();
            progress.report("rows", row, ROWS);
            reached.set(row);
        }
        return "done";
    }

    private Shell dialog() {
        return todoku.dialog("Counting");
    }

    @Test
    void itSaysHowFarItIsAndHowLongItWillTake() {
        Work.whileWaiting("Counting", this::rows, done -> delivered.incrementAndGet());
        Shell dialog = dialog();
        Label line = Widgets.waitFor(dialog, "waiting.line", Label.class);
        Waiting.until("an estimate", () -> line.getText().matches("rows: [\\d,]+ of 2,000 – about \\d+ s left"), line::getText);
        ProgressBar bar = Widgets.waitFor(dialog, "waiting.bar", ProgressBar.class);
        int before = bar.getSelection();
        assertTrue(before > 0, "the bar has moved");
        Waiting.until("the bar to move on", () -> bar.getSelection() > before, bar::getSelection);
        Todoku.screenshot("waiting-with-estimate");
        end.countDown();
        Waiting.until("the dialog to close", dialog::isDisposed, () -> "open");
        Waiting.untilEquals(1, delivered::get);
    }

    @Test
    void cancelEndsItAtOnceAndNothingIsDelivered() {
        Job job = Work.whileWaiting("Counting", this::rows, done -> delivered.incrementAndGet());
        Shell dialog = dialog();
        long pressed = System.nanoTime();
        Widgets.press(Dialogs.button(dialog, "Cancel").orElseThrow());
        Waiting.until("the job to end", () -> job.getState() == Job.NONE, job::getState);
        System.out.println("Cancelled after " + (System.nanoTime() - pressed) / 1_000_000 + " ms");
        Waiting.until("the dialog to close", dialog::isDisposed, () -> "open");
        Waiting.settle();
        assertTrue(reached.get() < ROWS - 1, "it went on to the end");
        assertEquals(0, delivered.get());
    }
}
