package org.todoku.ui.investigation;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.todoku.model.investigation.Attachment;
import org.todoku.rules.Reader;
import org.todoku.ui.RichText;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/** A file that was attached. Names of widgets: {@code investigation.attachment}, {@code investigation.saveAttachment}. */
final class AttachmentPage implements CasePage {

    private final Context context;
    private final Composite page;
    private final RichText text;
    private Attachment shown;

    AttachmentPage(Composite parent, Context context) {
        this.context = context;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 0).applyTo(page);
        text = new RichText(page, "investigation.attachment", Messages.Attachment_name);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text.control());
        Button save = WidgetIds.name(new Button(page, SWT.PUSH), "investigation.saveAttachment");
        save.setText(Messages.Attachment_save);
        save.addListener(SWT.Selection, event -> save());
    }

    @Override
    public Control control() {
        return page;
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof Attachment;
    }

    @Override
    public void show(EObject part) {
        shown = (Attachment) part;
        Reader reader = context.session().reader();
        text.showAnew(content -> {
            content.strong(4, shown.getName());
            content.text(4, Messages.bind(Messages.Attachment_size, reader.shown((long) shown.getContent().length),
                    reader.shown(shown.getAddedAt())));
            content.muted(2, "SHA-256 " + shown.getSha256());
        });
    }

    private void save() {
        Attachment attachment = shown;
        // only the last part: a name from a file of somebody else must not lead elsewhere
        String proposal = attachment.getName().replaceAll(".*[/\\\\]", "");
        UserFiles.choose(page.getShell(), Messages.Attachment_save, proposal, "*").ifPresent(file -> Work.inBackground(
                Messages.Attachment_save, progress -> {
                    UserFiles.writeBytes(file, out -> out.write(attachment.getContent()));
                    return file;
                }, done -> { }));
    }
}
