package org.todoku.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * The one window in which failures are told: what happened, why, what to do, and on request the details, to be copied. It does not
 * stop the user from working; what fails while it is open is added and counted instead of opening more windows. Widgets:
 * {@code failure.list|what|why|advice|details}, {@code failure.copy|more|diagnostics|close}. For the UI thread.
 */
final class FailureDialog extends Dialog {

    private static final int MOST = 100;
    private static final int LINES = 5;
    private static final int WIDTH = 90;
    private static final int COPY = IDialogConstants.CLIENT_ID + 1;
    private static final int MORE = IDialogConstants.CLIENT_ID + 2;
    private static final int DIAGNOSTICS = IDialogConstants.CLIENT_ID + 3;
    private static final String DIAGNOSTICS_COMMAND = "org.todoku.ui.help.diagnostics";

    /** A failure and how often it came. */
    private static final class Counted {

        private final Failure failure;
        private int times = 1;

        Counted(Failure failure) {
            this.failure = failure;
        }

        String line() {
            String what = failure.what().replace('\n', ' ');
            return times == 1 ? what : Messages.bind(Messages.Failure_times, what, times);
        }
    }

    private static FailureDialog shown;
    private static boolean opening;

    private final List<Counted> failures;
    private int others;
    private boolean dismissed;
    private Label several;
    private org.eclipse.swt.widgets.List list;
    private Label picture;
    private Label what;
    private Text why;
    private Label toDo;
    private Text advice;
    private Label detailsLabel;
    private Text details;

    private FailureDialog(Shell parent, List<Counted> failures, int others) {
        super(parent);
        this.failures = failures;
        this.others = others;
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.MODELESS | getDefaultOrientation());
        setBlockOnOpen(false);
    }

    /** Tells a failure, in the window that is open already where there is one. */
    static void show(Failure failure) {
        Display display = Display.getCurrent();
        if (display == null || display.isDisposed() || closing() || opening) {
            // what fails while this window is made is in the log
            return;
        }
        FailureDialog open = shown;
        if (open != null) {
            open.add(failure);
        } else {
            List<Counted> failures = new ArrayList<>();
            failures.add(new Counted(failure));
            open(failures, 0);
        }
    }

    private static void open(List<Counted> failures, int others) {
        opening = true;
        try {
            FailureDialog dialog = new FailureDialog(owner(), failures, others);
            shown = dialog;
            dialog.open();
        } finally {
            opening = false;
        }
    }

    private static boolean closing() {
        return PlatformUI.isWorkbenchRunning() && PlatformUI.getWorkbench().isClosing();
    }

    /** A window that keeps others from the keyboard, so that this one stays reachable; otherwise that of the workbench. */
    private static Shell owner() {
        for (Shell shell : Display.getCurrent().getShells()) {
            boolean keeps = (shell.getStyle() & (SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL)) != 0;
            // that goes by itself, and with it would go what belongs to it
            if (keeps && shell.isVisible() && !(shell.getData() instanceof WaitingDialog) && shell.getShells().length == 0) {
                return shell;
            }
        }
        IWorkbench workbench = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench() : null;
        IWorkbenchWindow window = workbench == null ? null : workbench.getActiveWorkbenchWindow();
        return window == null ? null : window.getShell();
    }

    private void add(Failure failure) {
        for (Counted known : failures) {
            if (known.failure.same(failure)) {
                known.times++;
                refresh(list.getSelectionIndex());
                return;
            }
        }
        if (failures.size() < MOST) {
            failures.add(new Counted(failure));
        } else {
            others++;
        }
        refresh(list.getSelectionIndex());
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.addListener(SWT.Dispose, event -> gone());
    }

    /** Closed with the window it belongs to, it opens again: nobody has dismissed it. */
    private void gone() {
        if (shown == this) {
            shown = null;
        }
        if (!dismissed && !closing()) {
            UiThread.later(() -> {
                if (shown == null && !closing()) {
                    open(failures, others);
                }
            });
        }
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        several = new Label(area, SWT.NONE);
        list = WidgetIds.name(new org.eclipse.swt.widgets.List(area, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL), "failure.list");
        list.addListener(SWT.Selection, event -> tell(list.getSelectionIndex()));
        Composite top = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(top);
        picture = new Label(top, SWT.NONE);
        what = WidgetIds.name(new Label(top, SWT.WRAP), "failure.what");
        what.setFont(JFaceResources.getBannerFont());
        new Label(area, SWT.NONE).setText(Messages.Failure_why);
        why = text(area, "failure.why", SWT.WRAP);
        toDo = new Label(area, SWT.NONE);
        toDo.setText(Messages.Failure_advice);
        advice = text(area, "failure.advice", SWT.WRAP);
        detailsLabel = new Label(area, SWT.NONE);
        detailsLabel.setText(Messages.Failure_details);
        details = text(area, "failure.details", SWT.H_SCROLL);
        int width = convertWidthInCharsToPixels(WIDTH);
        fill(top, width, SWT.DEFAULT, false);
        fill(what, width - 60, SWT.DEFAULT, false);
        fill(several, width, SWT.DEFAULT, false);
        fill(list, width, list.getItemHeight() * LINES, false);
        fill(why, width, why.getLineHeight() * (LINES - 1), true);
        fill(advice, width, advice.getLineHeight() * (LINES - 2), true);
        fill(detailsLabel, width, SWT.DEFAULT, false);
        fill(details, width, details.getLineHeight() * 2 * LINES, true);
        fill(toDo, width, SWT.DEFAULT, false);
        seen(detailsLabel, false);
        seen(details, false);
        seen(list, false);
        applyDialogFont(area);
        what.setFont(JFaceResources.getBannerFont());
        refresh(0);
        return area;
    }

    private static Text text(Composite parent, String id, int style) {
        return WidgetIds.name(new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | style), id);
    }

    private static void fill(Control control, int width, int height, boolean grows) {
        GridDataFactory.fillDefaults().grab(true, grows).hint(width, height).applyTo(control);
    }

    private static void seen(Control control, boolean visible) {
        control.setVisible(visible);
        ((GridData) control.getLayoutData()).exclude = !visible;
    }

    private void refresh(int selected) {
        int count = failures.stream().mapToInt(each -> each.times).sum() + others;
        getShell().setText(count == 1 ? Messages.Failure_title : Messages.bind(Messages.Failure_titleSome, count));
        boolean more = failures.size() > 1;
        boolean appears = more && ((GridData) list.getLayoutData()).exclude;
        several.setText(others == 0 ? Messages.Failure_list : Messages.bind(Messages.Failure_listOthers, others));
        seen(several, more);
        seen(list, more);
        list.setItems(failures.stream().map(Counted::line).toArray(String[]::new));
        int index = Math.clamp(selected, 0, failures.size() - 1);
        list.select(index);
        tell(index);
        if (appears && getButtonBar() != null) {
            grow();
        }
    }

    private void tell(int index) {
        if (index < 0) {
            return;
        }
        Counted counted = failures.get(index);
        Failure failure = counted.failure;
        picture.setImage(picture.getDisplay().getSystemImage(failure.severity() == IStatus.ERROR ? SWT.ICON_ERROR
                : failure.severity() == IStatus.WARNING ? SWT.ICON_WARNING : SWT.ICON_INFORMATION));
        what.setText(counted.line().replace("&", "&&"));
        why.setText(failure.why());
        boolean advised = !failure.advice().isEmpty();
        advice.setText(failure.advice());
        seen(toDo, advised);
        seen(advice, advised);
        details.setText(failure.details());
        what.getParent().getParent().layout(true, true);
    }

    private void grow() {
        Point now = getShell().getSize();
        Point wanted = getShell().computeSize(now.x, SWT.DEFAULT, true);
        getShell().setSize(now.x, Math.max(now.y, wanted.y));
        getShell().layout(true, true);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        if (diagnostics() != null) {
            WidgetIds.name(createButton(parent, DIAGNOSTICS, Messages.Failure_diagnostics, false), "failure.diagnostics");
        }
        WidgetIds.name(createButton(parent, COPY, Messages.Failure_copy, false), "failure.copy");
        WidgetIds.name(createButton(parent, MORE, Messages.Failure_showDetails, false), "failure.more");
        Button close = WidgetIds.name(createButton(parent, IDialogConstants.CLOSE_ID, Messages.Failure_close, true), "failure.close");
        close.setFocus();
    }

    private static Command diagnostics() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return null;
        }
        Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(DIAGNOSTICS_COMMAND);
        return command.isDefined() ? command : null;
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case COPY -> Clipboards.copy(getShell().getDisplay(), String.join("\n\n", failures.stream().map(each -> each.times == 1
                    ? each.failure.text() : each.times + " x " + each.failure.text()).toList()));
            case MORE -> {
                boolean open = !details.getVisible();
                seen(detailsLabel, open);
                seen(details, open);
                getButton(MORE).setText(open ? Messages.Failure_hideDetails : Messages.Failure_showDetails);
                if (open) {
                    grow();
                    details.setFocus();
                } else {
                    getShell().layout(true, true);
                }
            }
            case DIAGNOSTICS -> saveDiagnostics();
            default -> cancelPressed();
        }
    }

    private void saveDiagnostics() {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(DIAGNOSTICS_COMMAND, null);
        } catch (CommandException e) {
            add(Failure.of(Failure.status(Messages.Failure_diagnostics.replace("&", ""), e), ""));
        }
    }

    /** Also what Escape and the cross of the window mean. */
    @Override
    protected void cancelPressed() {
        dismissed = true;
        super.cancelPressed();
    }

    @Override
    protected void handleShellCloseEvent() {
        cancelPressed();
    }

    @Override
    protected boolean isResizable() {
        return true;
    }
}
