package org.todoku.ui.investigation;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.todoku.model.investigation.Note;
import org.todoku.rules.Reader;
import org.todoku.ui.WidgetIds;

/** A note, as Markdown. Names of widgets: {@code investigation.note}, {@code investigation.note.written}. */
final class NotePage implements CasePage {

    private final Context context;
    private final Composite page;
    private final MarkdownField text;
    private final Label written;

    NotePage(Composite parent, Context context) {
        this.context = context;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 0).applyTo(page);
        text = new MarkdownField(page, Messages.Note, "investigation.note", context);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text.control());
        written = WidgetIds.name(new Label(page, SWT.WRAP), "investigation.note.written");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(written);
    }

    @Override
    public Control control() {
        return page;
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof Note;
    }

    @Override
    public void show(EObject part) {
        Note note = (Note) part;
        text.bind(note, context.editable().getAsBoolean(), note::getText,
                typed -> context.editing().setText(Messages.Step_text, note, typed));
        Reader reader = context.session().reader();
        String at = reader.shown(note.getWrittenAt());
        String changed = reader.shown(note.getChangedAt());
        written.setText(at.equals(changed) ? Messages.bind(Messages.Written, at) : Messages.bind(Messages.Written_changed, at, changed));
    }

    @Override
    public boolean isTyping() {
        return text.isTyping();
    }

    @Override
    public void flush() {
        text.flush();
    }
}
