package org.todoku.ui.investigation;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.todoku.ui.Clipboards;
import org.todoku.ui.RichText;
import org.todoku.ui.SpokenName;
import org.todoku.ui.WidgetIds;

/**
 * A text that is typed as Markdown, and the same as it is read. Names of widgets: that of the text, with {@code .preview} that of the
 * page, with {@code .toggle} that of the button that changes between them.
 */
final class MarkdownField {

    private final Composite field;
    private final Composite body;
    private final StackLayout stack = new StackLayout();
    private final TypedText text;
    private final RichText page;
    private final Button toggle;
    private final Preview preview;
    private Supplier<String> value = () -> "";
    private Object shown = "";

    /**
     * @param label what is written here
     * @param id of the text, see {@link WidgetIds}
     */
    MarkdownField(Composite parent, String label, String id, CasePage.Context context) {
        preview = context.preview();
        field = new Composite(parent, SWT.NONE) {
            /** Who adds a note wants to write it; by itself the first child would have it, which is the tick. */
            @Override
            public boolean setFocus() {
                return body.setFocus();
            }
        };
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 2).applyTo(field);
        Label name = new Label(field, SWT.NONE);
        name.setText(label);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
        toggle = WidgetIds.name(new Button(field, SWT.CHECK), id + ".toggle");
        toggle.setText(Messages.Preview);
        toggle.setToolTipText(Messages.Preview_hint);
        toggle.addListener(SWT.Selection, event -> preview.set(toggle.getSelection()));
        body = new Composite(field, SWT.NONE);
        body.setLayout(stack);
        // with a size of its own nobody asks how large a note of megabytes would like to be
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).span(2, 1).applyTo(body);
        text = new TypedText(body, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, id, true, context.typing());
        SpokenName.give(text.control(), label);
        page = new RichText(body, id + ".preview", Messages.Preview_name);
        field.setTabList(new Control[] { body, toggle });
        preview.onChange(this::turn);
        turn();
    }

    Composite control() {
        return field;
    }

    /**
     * Shows a text of the document.
     *
     * @param part that it is a text of
     */
    void bind(EObject part, boolean editable, Supplier<String> current, Consumer<String> changed) {
        boolean other = part != shown;
        shown = part;
        text.control().setEditable(editable);
        text.bind(current, changed);
        value = current;
        if (preview.isOn()) {
            write(other);
        }
    }

    private void write(boolean anew) {
        String markdown = value.get();
        if (anew) {
            page.showAnew(content -> MarkdownText.write(markdown, content, this::follow));
        } else {
            page.show(content -> MarkdownText.write(markdown, content, this::follow));
        }
    }

    private void turn() {
        if (field.isDisposed()) {
            return;
        }
        boolean read = preview.isOn();
        boolean focused = text.control().isFocusControl() || page.control().isFocusControl();
        text.flush();
        toggle.setSelection(read);
        stack.topControl = read ? page.control() : text.control();
        body.layout();
        if (read) {
            write(true);
        }
        if (focused) {
            stack.topControl.setFocus();
        }
    }

    /** A note may come from somebody else: nothing leaves the program before the whole address was seen. */
    private void follow(String address) {
        int answer = MessageDialog.open(MessageDialog.QUESTION, field.getShell(), Messages.Follow_title,
                Messages.bind(Messages.Follow_question, address), SWT.SHEET, Messages.Cancel, Messages.Follow_copy, Messages.Follow_open);
        if (answer == 1) {
            Clipboards.copy(field.getDisplay(), address);
        } else if (answer == 2) {
            Program.launch(address);
        }
    }

    boolean isTyping() {
        return text.isPending();
    }

    /** Makes what is typed a step. */
    void flush() {
        text.flush();
    }
}
