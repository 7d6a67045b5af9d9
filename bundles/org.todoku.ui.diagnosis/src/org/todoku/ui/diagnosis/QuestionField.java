package org.todoku.ui.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;

/**
 * What is asked, with what was asked before in its list. Enter asks; a list that is pasted goes to the view of
 * lists. Names of widgets: {@code diagnosis.question}, {@code diagnosis.ask}.
 */
final class QuestionField extends Composite {

    /** As many as one finds again in a list. */
    private static final int REMEMBERED = 20;

    private final Combo text;
    private final Consumer<UpdateQuery> ask;
    private final Consumer<String> askAll;
    private String shown = "";

    /** @param askAll takes a list that was pasted */
    QuestionField(Composite parent, Consumer<UpdateQuery> ask, Consumer<String> askAll) {
        super(parent, SWT.NONE);
        this.ask = ask;
        this.askAll = askAll;
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 0;
        layout.marginWidth = 0;
        setLayout(layout);
        text = WidgetIds.name(new Combo(this, SWT.DROP_DOWN), "diagnosis.question");
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text.setToolTipText(Messages.Question_hint);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Question_name;
            }
        });
        text.addListener(SWT.DefaultSelection, event -> askTyped());
        text.addListener(SWT.Verify, this::pasted);
        Button button = WidgetIds.name(new Button(this, SWT.PUSH), "diagnosis.ask");
        button.setText(Messages.Question_ask);
        button.addListener(SWT.Selection, event -> askTyped());
    }

    /** Shows what is asked, unless it is shown already. */
    void show(UpdateQuery asked) {
        if (!text.getText().equals(asked.text())) {
            text.setText(asked.text());
        }
        shown = asked.text();
        remember(asked.text());
    }

    /** Nothing is asked any more; what was typed since stays. */
    void showNone() {
        if (text.getText().equals(shown)) {
            text.setText("");
        }
        shown = "";
    }

    private void remember(String asked) {
        List<String> all = new ArrayList<>(List.of(text.getItems()));
        if (all.isEmpty() || !all.getFirst().equalsIgnoreCase(asked)) {
            all.removeIf(asked::equalsIgnoreCase);
            all.addFirst(asked);
            String typed = text.getText();
            text.setItems(all.subList(0, Math.min(all.size(), REMEMBERED)).toArray(String[]::new));
            // new items empty the text
            text.setText(typed);
        }
    }

    void focus() {
        text.setFocus();
    }

    private void askTyped() {
        UpdateQuery query = UpdateQuery.parse(text.getText().strip());
        if (!query.isEmpty()) {
            ask.accept(query);
        }
    }

    private void pasted(Event event) {
        // a line break at the end comes with many cells and lines that are copied
        String pasted = event.text.strip();
        if (pasted.lines().filter(line -> !line.isBlank()).limit(2).count() > 1) {
            event.doit = false;
            UiThread.later(text, () -> askAll.accept(pasted));
        } else if (!event.text.equals(pasted) && event.text.indexOf('\n') >= 0) {
            event.text = pasted;
        }
    }
}
