package org.todoku.ui.diagnosis;

import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.todoku.ui.Session;

/** Answers the question of the session. Opened as {@code org.todoku.ui.diagnosis.view}. */
public final class DiagnosisView extends ViewPart {

    private DiagnosisPanel panel;

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.diagnosis");
        panel = new DiagnosisPanel(parent, Session.current());
        IActionBars bars = getViewSite().getActionBars();
        IToolBarManager tools = bars.getToolBarManager();
        tools.add(panel.againAction());
        tools.add(panel.copyAction());
        tools.add(panel.saveAction());
        tools.add(panel.whatIfAction());
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), panel.undoAction());
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), panel.redoAction());
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), panel.copySelectedAction());
        bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), panel.againAction());
    }

    @Override
    public void setFocus() {
        panel.setFocus();
    }

    /** Lets the user choose what to assume; nothing happens where there is no answer. */
    void whatIf() {
        panel.chooseAssumption();
    }

    /** Lets the user save the present answer as a report; nothing happens where there is none. */
    void saveReport() {
        if (panel.saveAction().isEnabled()) {
            panel.saveAction().run();
        }
    }
}
