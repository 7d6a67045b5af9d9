package org.todoku.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Link;

/**
 * What a view shows when it has nothing to show: what that means, and what to do next. Hidden until {@link #setVisible} shows it. Its
 * texts are made and laid out only while it is in sight: mostly it never is, and texts that wrap take long. For the UI thread.
 */
public final class EmptyState extends Composite {

    private static final int LEFT = 17;
    private static final int TOP = 29;
    private static final int RIGHT = 5;

    private record Step(String id, String label, Runnable action) {
    }

    private final List<Step> steps = new ArrayList<>();
    private String title;
    private String text;
    private boolean stepsShown = true;
    private Composite middle;
    private Label titleLabel;
    private Label textLabel;

    /** An empty state with a title, a text and no links yet. */
    public EmptyState(Composite parent, String title, String text) {
        super(parent, SWT.NONE);
        this.title = title;
        this.text = text;
        super.setVisible(false);
        setLayout(new WhileInSight());
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
        stepsShown = session.ready();
        show(stepsShown ? Messages.Empty_title : Messages.Session_opening, stepsShown ? Messages.Empty_text : "");
    }

    public void show(String newTitle, String newText) {
        title = newTitle;
        text = newText;
        if (getVisible()) {
            say();
        }
    }

    /**
     * Adds something to do.
     *
     * @param id name for tests
     */
    public void link(String id, String label, Runnable action) {
        steps.add(new Step(id, label, action));
    }

    @Override
    public void setVisible(boolean visible) {
        boolean appears = visible && !getVisible();
        super.setVisible(visible);
        if (appears) {
            say();
        }
    }

    private void say() {
        if (middle == null) {
            make();
        }
        for (Control child : middle.getChildren()) {
            child.setVisible(stepsShown || child == titleLabel);
        }
        titleLabel.setText(title.replace("&", "&&"));
        textLabel.setText(text.replace("&", "&&"));
        layout(true, true);
    }

    private void make() {
        middle = new Composite(this, SWT.NONE);
        middle.setLayout(new GridLayout());
        titleLabel = WidgetIds.name(new Label(middle, SWT.WRAP), "empty.title");
        titleLabel.setFont(JFaceResources.getHeaderFont());
        textLabel = WidgetIds.name(new Label(middle, SWT.WRAP), "empty.text");
        fill(titleLabel);
        fill(textLabel);
        for (Step step : steps) {
            Link link = WidgetIds.name(new Link(middle, SWT.WRAP), step.id());
            link.setText("<a>" + step.label().replace("&", "&&") + "</a>");
            link.addListener(SWT.Selection, event -> step.action().run());
            fill(link);
        }
    }

    private static void fill(Control control) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 120;
        control.setLayoutData(data);
    }

    private final class WhileInSight extends Layout {

        @Override
        protected Point computeSize(Composite composite, int wHint, int hHint, boolean flush) {
            // it takes what room it is given
            return new Point(Math.max(0, wHint), Math.max(0, hHint));
        }

        @Override
        protected void layout(Composite composite, boolean flush) {
            if (middle != null && getVisible()) {
                Rectangle area = getClientArea();
                int width = Math.max(0, area.width - LEFT - RIGHT);
                middle.setBounds(LEFT, TOP, width, middle.computeSize(width, SWT.DEFAULT, flush).y);
            }
        }
    }
}
