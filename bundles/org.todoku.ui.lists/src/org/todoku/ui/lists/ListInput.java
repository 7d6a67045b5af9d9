package org.todoku.ui.lists;

import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.todoku.ui.Tone;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;

/**
 * Where a list is typed, pasted or changed. A paste into the empty field asks at once. Widgets: {@code lists.title}, {@code lists.problem},
 * {@code lists.input}, {@code lists.ask}, {@code lists.open}, {@code lists.back}.
 */
final class ListInput extends Composite {

    /** More than this a text field shows slowly: it is asked for without being shown. */
    private static final int MOST_SHOWN = 200_000;

    private final Consumer<String> ask;
    private final Label problem;
    private final Text text;
    private final Button back;
    /** Whether the text is being set, not pasted. */
    private boolean editing;

    /**
     * @param ask takes the list
     * @param open lets the user choose a file
     * @param leave shows the answers again that were there before
     */
    ListInput(Composite parent, Consumer<String> ask, Runnable open, Runnable leave) {
        super(parent, SWT.NONE);
        this.ask = ask;
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 17;
        layout.marginHeight = 17;
        setLayout(layout);
        Label title = label("lists.title", Messages.Input_title);
        title.setFont(JFaceResources.getHeaderFont());
        label("lists.hint", Messages.Input_text);
        problem = Tone.BAD.tint(label("lists.problem", ""));
        text = WidgetIds.name(new Text(this, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL), "lists.input");
        GridData whole = new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1);
        whole.widthHint = 200;
        whole.heightHint = 80;
        text.setLayoutData(whole);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Input_title;
            }
        });
        text.addListener(SWT.Verify, this::pasted);
        text.addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR && (event.stateMask & SWT.MOD1) != 0) {
                event.doit = false;
                typed();
            }
        });
        text.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                event.doit = true;
            }
        });
        button("lists.ask", Messages.Input_ask, this::typed).setToolTipText(Messages.Input_askHint);
        button("lists.open", Messages.Input_open, open);
        back = button("lists.back", Messages.Input_back, leave);
        say("", false);
    }

    private Label label(String id, String says) {
        Label label = WidgetIds.name(new Label(this, SWT.WRAP), id);
        label.setText(says.replace("&", "&&"));
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        wide.widthHint = 200;
        label.setLayoutData(wide);
        return label;
    }

    private Button button(String id, String label, Runnable run) {
        Button button = WidgetIds.name(new Button(this, SWT.PUSH), id);
        button.setText(label);
        button.addListener(SWT.Selection, event -> run.run());
        return button;
    }

    /**
     * @param wrong why the last one could not be asked for; empty when nothing is wrong
     * @param returns whether there are answers to go back to
     */
    void say(String wrong, boolean returns) {
        problem.setText(wrong.replace("&", "&&"));
        problem.setVisible(!wrong.isEmpty());
        ((GridData) problem.getLayoutData()).exclude = wrong.isEmpty();
        back.setVisible(returns);
        layout();
    }

    /** Shows a list, for changing it. */
    void edit(String list) {
        editing = true;
        text.setText(list);
        editing = false;
    }

    private void typed() {
        if (!text.getText().isBlank()) {
            ask.accept(text.getText());
        }
    }

    private void pasted(Event event) {
        String all = event.text;
        boolean list = !editing && all.strip().indexOf('\n') > 0 && text.getCharCount() == event.end - event.start;
        if (!editing && all.length() > MOST_SHOWN || list) {
            event.doit = false;
            UiThread.later(this, () -> ask.accept(all));
        }
    }

    /** Pastes into the field where it has the focus. */
    boolean paste() {
        if (text.isFocusControl()) {
            text.paste();
            return true;
        }
        return false;
    }

    @Override
    public boolean setFocus() {
        return text.setFocus();
    }
}
