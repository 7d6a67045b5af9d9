package org.todoku.ui;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a job is that the user waits for, once it takes longer than a moment: with buttons to cancel it and to let it go on in
 * the background. The platform's own dialog for user jobs blocks the UI thread for a quarter of a second before it opens.
 */
final class WaitingDialog extends Dialog {

    private static final int MOMENT = 500;
    private static final int REFRESH = 100;
    private static final int FULL = 1000;

    private final Job job;
    private final Supplier<Work.HowFar> state;
    private @Nullable Label line;
    private @Nullable ProgressBar measured;
    private @Nullable ProgressBar endless;

    private WaitingDialog(Shell parent, Job job, Supplier<Work.HowFar> state) {
        super(parent);
        this.job = job;
        this.state = state;
        setShellStyle(SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL | SWT.RESIZE);
        setBlockOnOpen(false);
    }

    /**
     * Opens the dialog when the job still runs after a moment, and closes it when the job ends. On the UI thread.
     *
     * @param state how far the job is; asked on the UI thread
     */
    public static void openFor(Job job, Supplier<Work.HowFar> state) {
        parent().ifPresent(shell -> UiThread.after(MOMENT, shell, () -> {
            if (job.getState() != Job.NONE) {
                WaitingDialog dialog = new WaitingDialog(shell, job, state);
                dialog.open();
                dialog.follow();
                // not only when it looks the next time
                Work.atEnd(job, dialog::close);
            }
        }));
    }

    private static Optional<Shell> parent() {
        Display display = Display.getCurrent();
        Shell active = display.getActiveShell();
        if (active != null) {
            return Optional.of(active);
        }
        for (Shell shell : display.getShells()) {
            if (shell.isVisible() && shell.getParent() == null) {
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(job.getName());
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Label name = new Label(area, SWT.WRAP);
        name.setText(job.getName());
        Composite bars = new Composite(area, SWT.NONE);
        bars.setLayout(new StackLayout());
        endless = new ProgressBar(bars, SWT.INDETERMINATE);
        ProgressBar bar = WidgetIds.name(new ProgressBar(bars, SWT.SMOOTH), "waiting.bar");
        bar.setMaximum(FULL);
        measured = bar;
        Label text = WidgetIds.name(new Label(area, SWT.NONE), "waiting.line");
        int width = convertWidthInCharsToPixels(70);
        GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(name);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bars);
        GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(text);
        line = text;
        show(state.get());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        createButton(parent, IDialogConstants.PROCEED_ID, Messages.WaitingDialog_background, true);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == IDialogConstants.PROCEED_ID) {
            close();
        } else {
            cancelPressed();
        }
    }

    /** Also what Escape and closing the window mean. The dialog stays until the job has really ended. */
    @Override
    protected void cancelPressed() {
        job.cancel();
        Button cancel = getButton(IDialogConstants.CANCEL_ID);
        if (cancel != null) {
            cancel.setEnabled(false);
        }
    }

    @Override
    protected void handleShellCloseEvent() {
        cancelPressed();
    }

    private void follow() {
        Shell shell = getShell();
        if (shell == null || shell.isDisposed()) {
            return;
        }
        if (job.getState() == Job.NONE) {
            close();
            return;
        }
        show(state.get());
        UiThread.after(REFRESH, shell, this::follow);
    }

    private void show(Work.HowFar now) {
        Label text = line;
        ProgressBar bar = measured;
        if (text == null || bar == null) {
            return;
        }
        String said = now.line().replace("&", "&&");
        if (!said.equals(text.getText())) {
            text.setText(said);
        }
        ProgressBar top = now.fraction() < 0 ? endless : bar;
        bar.setSelection((int) (Math.max(0, now.fraction()) * FULL));
        if (bar.getParent().getLayout() instanceof StackLayout bars && bars.topControl != top) {
            bars.topControl = top;
            bar.getParent().layout();
        }
    }
}
