package org.todoku.ui.help;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.Errors;

/** What F1 and the menu Help lead to: the view with the user guide. */
public final class GuideHelp extends AbstractHelpUI {

    @Override
    public void displayHelp() {
        open("", List.of());
    }

    /** F1: the page of the part that has the focus, or of what it stands in. */
    @Override
    public void displayDynamicHelp() {
        Control control = Display.getCurrent().getFocusControl();
        while (control != null && !control.isListening(SWT.Help)) {
            control = control.getParent();
        }
        if (control == null) {
            displayHelp();
        } else {
            var asked = new Event();
            asked.widget = control;
            control.notifyListeners(SWT.Help, asked);
        }
    }

    @Override
    public void displayContext(@Nullable IContext context, int x, int y) {
        List<Guide.Entry> pages = new ArrayList<>();
        if (context != null && context.getRelatedTopics() != null) {
            for (IHelpResource topic : context.getRelatedTopics()) {
                if (topic.getHref() != null) {
                    pages.add(new Guide.Entry(0, topic.getLabel(), topic.getHref()));
                }
            }
        }
        if (pages.isEmpty()) {
            displayHelp();
        } else {
            open(pages.getFirst().href(), List.copyOf(pages.subList(1, pages.size())));
        }
    }

    @Override
    public void displayHelpResource(@Nullable String href) {
        open(href == null ? "" : href, List.of());
    }

    @Override
    public boolean isContextHelpDisplayed() {
        return false;
    }

    static void open(String href) {
        open(href, List.of());
    }

    private static void open(String href, List<Guide.Entry> more) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page == null) {
            return;
        }
        try {
            if (page.showView(GuideView.ID) instanceof GuideView view) {
                view.open(href, more);
            }
        } catch (PartInitException e) {
            Errors.show(Messages.Guide_notOpened, e);
        }
    }
}
