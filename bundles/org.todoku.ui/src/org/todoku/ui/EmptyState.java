package org.todoku.ui;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** What a view shows when it has nothing to show: what that means, and what to do next. For the UI thread. */
public final class EmptyState extends Composite {

    private final Composite middle;
    private final Label title;
    private final Label text;

    /** An empty state with a title, a text and no links yet. */
    public EmptyState(Composite parent, String title, String text) {
        super(parent, SWT.NONE);
        setLayout(new GridLayout());
        middle = new Composite(this, SWT.NONE);
        middle.setLayout(new GridLayout());
        GridData place = new GridData(SWT.FILL, SWT.BEGINNING, true, true);
        place.verticalIndent = 24;
        place.horizontalIndent = 12;
        middle.setLayoutData(place);
        this.title = WidgetIds.name(new Label(middle, SWT.WRAP), "empty.title");
        this.title.setFont(JFaceResources.getHeaderFont());
        this.text = WidgetIds.name(new Label(middle, SWT.WRAP), "empty.text");
        fill(this.title);
        fill(this.text);
        show(title, text);
    }

    /** The empty state of every view while there is no server: how to get one. */
    public static EmptyState firstSteps(Composite parent, Session session) {
        EmptyState empty = new EmptyState(parent, "", "");
        empty.link("empty.link.demo", Messages.Empty_demo, session::openDemo);
        empty.link("empty.link.open", Messages.Empty_open, () -> UserFiles.open(empty.getShell(), session));
        empty.link("empty.link.folder", Messages.Empty_openFolder, () -> UserFiles.openFolder(empty.getShell(), session));
        empty.link("empty.link.collector", Messages.Empty_collector, () -> UserFiles.saveCollector(empty.getShell()));
        empty.showFirstSteps(session);
        return empty;
    }

    /** Brings the texts of {@link #firstSteps} up to date: the workspace is being opened, or it is empty. */
    public void showFirstSteps(Session session) {
        for (Control child : middle.getChildren()) {
            child.setVisible(session.ready() || child == title);
        }
        if (session.ready()) {
            show(Messages.Empty_title, Messages.Empty_text);
        } else {
            show(Messages.Session_opening, "");
        }
    }

    public void show(String newTitle, String newText) {
        String shownTitle = newTitle.replace("&", "&&");
        String shownText = newText.replace("&", "&&");
        // said again with every change of the fleet, mostly out of sight; laying out texts takes long
        if (!shownTitle.equals(title.getText()) || !shownText.equals(text.getText())) {
            title.setText(shownTitle);
            text.setText(shownText);
            layout(true, true);
        }
    }

    /**
     * Adds something to do.
     *
     * @param id name for tests
     */
    public Link link(String id, String label, Runnable action) {
        Link link = WidgetIds.name(new Link(middle, SWT.WRAP), id);
        link.setText("<a>" + label.replace("&", "&&") + "</a>");
        link.addListener(SWT.Selection, event -> action.run());
        fill(link);
        return link;
    }

    private static void fill(Control control) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 120;
        control.setLayoutData(data);
    }
}
