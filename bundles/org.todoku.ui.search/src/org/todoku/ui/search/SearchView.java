package org.todoku.ui.search;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.todoku.ui.Session;

/** Searches updates on all servers. Opened as {@code org.todoku.ui.search.view}. */
public final class SearchView extends ViewPart {

    private SearchPanel panel;

    @Override
    public void createPartControl(Composite parent) {
        panel = new SearchPanel(parent, Session.current());
        getViewSite().getActionBars().getToolBarManager().add(panel.exportAction());
    }

    @Override
    public void setFocus() {
        panel.focusText();
    }
}
