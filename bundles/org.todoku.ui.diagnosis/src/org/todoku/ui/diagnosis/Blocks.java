package org.todoku.ui.diagnosis;

import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.forms.events.ExpansionAdapter;
import org.eclipse.ui.forms.events.ExpansionEvent;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;

/** The pieces an answer is laid out with: texts that wrap, columns, parts that unfold. */
final class Blocks {

    private final Runnable reflow;

    /** @param reflow lays the page out again after a part was unfolded */
    Blocks(Runnable reflow) {
        this.reflow = reflow;
    }

    static GridLayout layout(int columns, int marginWidth, int spacing) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = marginWidth;
        layout.marginHeight = 0;
        layout.verticalSpacing = spacing;
        layout.horizontalSpacing = 12;
        return layout;
    }

    /** Across all columns, as wide as there is room; the hint keeps long texts from making the page wide. */
    static GridData wide(int columns) {
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, columns, 1);
        data.widthHint = 80;
        return data;
    }

    Composite column(Composite parent, int columns, int indent) {
        Composite column = new Composite(parent, SWT.NONE);
        GridLayout layout = layout(columns, 0, 4);
        layout.marginLeft = indent;
        column.setLayout(layout);
        column.setLayoutData(wide(1));
        return column;
    }

    Label text(Composite parent, String value) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(value.replace("&", "&&"));
        label.setLayoutData(wide(1));
        return label;
    }

    Label muted(Composite parent, String value) {
        Label label = text(parent, value);
        Tone.MUTED.tint(label);
        return label;
    }

    Label strong(Composite parent, String value) {
        Label label = text(parent, value);
        label.setFont(bold());
        return label;
    }

    /** A cell that is no wider than its text, up to a share of the page. */
    Label narrow(Composite parent, String value, int width) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(value.replace("&", "&&"));
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, false, false);
        data.widthHint = width;
        label.setLayoutData(data);
        return label;
    }

    Link link(Composite parent, String id, String label, Runnable action) {
        Link link = WidgetIds.name(new Link(parent, SWT.NONE), id);
        link.setText("<a>" + label.replace("&", "&&") + "</a>");
        link.addListener(SWT.Selection, event -> action.run());
        link.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        return link;
    }

    Label heading(Composite parent, String value) {
        Label label = text(parent, value);
        label.setFont(JFaceResources.getBannerFont());
        ((GridData) label.getLayoutData()).verticalIndent = 12;
        return label;
    }

    /**
     * A part that unfolds. What is in it is made when it is unfolded for the first time: an answer has a hundred causes that were
     * ruled out, and few people read them.
     */
    ExpandableComposite part(Composite parent, String id, String title, boolean open, Consumer<Composite> content) {
        ExpandableComposite part = WidgetIds.name(new ExpandableComposite(parent, SWT.NONE,
                ExpandableComposite.TWISTIE | ExpandableComposite.FOCUS_TITLE), id);
        part.setText(title.replace("&", "&&"));
        part.setFont(bold());
        part.setBackground(parent.getBackground());
        part.setForeground(parent.getForeground());
        part.setTitleBarForeground(Tone.PLAIN.colour());
        part.setLayoutData(wide(1));
        Composite client = new Composite(part, SWT.NONE);
        // indented by its own margin: the indent of an expandable composite is left out when its height is computed
        GridLayout inside = layout(1, 0, 6);
        inside.marginLeft = 16;
        client.setLayout(inside);
        part.setClient(client);
        boolean[] made = new boolean[1];
        Runnable make = () -> {
            if (!made[0]) {
                made[0] = true;
                content.accept(client);
            }
        };
        if (open) {
            make.run();
            part.setExpanded(true);
        }
        part.addExpansionListener(new ExpansionAdapter() {
            @Override
            public void expansionStateChanging(ExpansionEvent event) {
                make.run();
            }

            @Override
            public void expansionStateChanged(ExpansionEvent event) {
                reflow.run();
            }
        });
        return part;
    }

    void line(Composite parent) {
        Label line = new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, ((GridLayout) parent.getLayout()).numColumns, 1));
    }

    static Font bold() {
        return JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
    }

    static void clear(Composite parent) {
        for (Control child : parent.getChildren()) {
            child.dispose();
        }
    }
}
