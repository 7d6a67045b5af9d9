package org.todoku.ui.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.assumption.Idle;
import org.todoku.rules.Answers;
import org.todoku.rules.Target;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;

/**
 * What is assumed, above the answer: a button for each that takes it away, and one that leads back to the facts. Takes no room while
 * nothing is assumed. For a parent with a grid of one column. Names of widgets: {@code diagnosis.assumed.title},
 * {@code diagnosis.assumed.N}, {@code diagnosis.assumed.back}.
 */
final class AssumedBar {

    private static final int SHORTEST = 12;

    private final Session session;
    private final WhatIf whatIf;
    private final Runnable leave;
    private final Composite bar;
    private List<Assumption> shown = List.of();
    private Map<Assumption, Idle> idle = Map.of();

    /** @param leave gives the focus to the answer, when the last button that had it is gone */
    AssumedBar(Composite parent, Session session, WhatIf whatIf, Runnable leave) {
        this.session = session;
        this.whatIf = whatIf;
        this.leave = leave;
        bar = new Composite(parent, SWT.NONE);
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.center = true;
        row.marginLeft = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        bar.setLayout(row);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        wide.exclude = true;
        bar.setLayoutData(wide);
        bar.setVisible(false);
        bar.addListener(SWT.Resize, event -> fit());
    }

    /** @param why for those that change nothing */
    void show(List<Assumption> assumed, Map<Assumption, Idle> why, Target target) {
        if (assumed.equals(shown) && why.equals(idle)) {
            return;
        }
        int focused = focused();
        shown = assumed;
        idle = why;
        for (Control child : bar.getChildren()) {
            child.dispose();
        }
        if (!assumed.isEmpty()) {
            fill(target);
        }
        boolean visible = !assumed.isEmpty();
        ((GridData) bar.getLayoutData()).exclude = !visible;
        bar.setVisible(visible);
        fit();
        bar.getParent().layout(true, true);
        if (focused >= 0) {
            Control[] children = bar.getChildren();
            if (children.length == 0) {
                leave.run();
            } else {
                children[Math.min(Math.max(1, focused), children.length - 1)].setFocus();
            }
        }
    }

    private int focused() {
        List<Control> children = new ArrayList<>(List.of(bar.getChildren()));
        return children.indexOf(bar.getDisplay().getFocusControl());
    }

    private void fill(Target target) {
        Label title = WidgetIds.name(new Label(bar, SWT.NONE), "diagnosis.assumed.title");
        title.setText(Messages.Assumed_title);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        Tone.NOTICE.tint(title);
        for (int i = 0; i < shown.size(); i++) {
            Assumption assumption = shown.get(i);
            Idle why = idle.get(assumption);
            String said = Answers.assumption(assumption, target, session.reader());
            String all = why == null ? said : Messages.bind(Messages.Assumed_idle, said, Answers.idle(why, target, session.reader()));
            button("diagnosis.assumed." + i, all + "  ✕", Messages.bind(Messages.Assumed_remove, all), () -> whatIf.toggle(assumption));
        }
        button("diagnosis.assumed.back", Messages.Assumed_back, Messages.Assumed_backHint, whatIf::clear);
    }

    /** Shortens in the middle what is longer than the bar is wide; the whole text is the tooltip. */
    private void fit() {
        int room = bar.getClientArea().width - 2 * ((RowLayout) bar.getLayout()).marginRight;
        if (room <= 0) {
            return;
        }
        for (Control child : bar.getChildren()) {
            if (child instanceof Button button) {
                String whole = (String) button.getData();
                button.setText(mnemonics(whole));
                for (int kept = whole.length() - 1; kept > SHORTEST && button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > room; kept -= 2) {
                    button.setText(mnemonics(whole.substring(0, kept / 2) + "…" + whole.substring(whole.length() - kept / 2)));
                }
            }
        }
        bar.layout();
    }

    /** A title may have the sign of a mnemonic. */
    private static String mnemonics(String text) {
        return text.replace("&", "&&");
    }

    private void button(String id, String text, String hint, Runnable action) {
        Button button = WidgetIds.name(new Button(bar, SWT.PUSH), id);
        button.setData(text);
        button.setText(mnemonics(text));
        button.setToolTipText(hint);
        button.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = hint;
            }
        });
        button.addListener(SWT.Selection, event -> action.run());
    }
}
