package org.todoku.ui.lists;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.LatestWork;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/** How far a list is. Widgets: {@code lists.progress}, {@code lists.progress.line}, {@code lists.cancel}. */
final class RunningPage extends Composite {

    private static final int AGAIN_MILLIS = 150;
    private static final int WHOLE = 1000;
    private static final int LONGEST = 160;

    private final LatestWork work;
    private final ProgressBar bar;
    private final Label line;
    private final Button cancel;

    RunningPage(Composite parent, LatestWork work) {
        super(parent, SWT.NONE);
        this.work = work;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 17;
        layout.marginHeight = 29;
        setLayout(layout);
        Label title = new Label(this, SWT.WRAP);
        title.setFont(JFaceResources.getHeaderFont());
        title.setText(Messages.Asking);
        bar = WidgetIds.name(new ProgressBar(this, SWT.SMOOTH), "lists.progress");
        bar.setMaximum(WHOLE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        line = WidgetIds.name(new Label(this, SWT.NONE), "lists.progress.line");
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        cancel = WidgetIds.name(new Button(this, SWT.PUSH), "lists.cancel");
        cancel.setText(Messages.Asking_cancel);
        cancel.addListener(SWT.Selection, event -> work.stop());
    }

    /** To be called when the work has begun. */
    void follow() {
        if (work.isRunning()) {
            Work.HowFar now = work.howFar();
            bar.setSelection((int) (Math.max(0, now.fraction()) * WHOLE));
            line.setText(HarmlessText.cut(HarmlessText.line(now.line()), LONGEST).replace("&", "&&"));
            UiThread.after(AGAIN_MILLIS, this, this::follow);
        }
    }

    @Override
    public boolean setFocus() {
        return cancel.setFocus();
    }
}
