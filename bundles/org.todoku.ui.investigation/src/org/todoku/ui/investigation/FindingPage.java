package org.todoku.ui.investigation;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.todoku.model.Recalling;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.rules.Finding;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.answers.FindingPart;

/**
 * One finding with its facts, and what the user says of it. Names of widgets: {@code investigation.finding},
 * {@code investigation.important}, {@code investigation.comment}.
 */
final class FindingPage implements CasePage {

    private final Context context;
    private final Composite page;
    private final RichText text;
    private final Button important;
    private final MarkdownField comment;
    private KeptFinding shown;

    FindingPage(Composite parent, Context context) {
        this.context = context;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(page);
        text = new RichText(page, "investigation.finding", Messages.Finding_name);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text.control());
        important = WidgetIds.name(new Button(page, SWT.CHECK), "investigation.important");
        important.setText(Messages.Important);
        important.addListener(SWT.Selection,
                event -> context.editing().setImportant(Messages.Step_important, shown, important.getSelection()));
        comment = new MarkdownField(page, Messages.Comment, "investigation.comment", context);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 110).applyTo(comment.control());
    }

    @Override
    public Control control() {
        return page;
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof KeptFinding;
    }

    @Override
    public void show(EObject part) {
        KeptFinding finding = (KeptFinding) part;
        boolean other = finding != shown;
        shown = finding;
        boolean editable = context.editable().getAsBoolean();
        important.setEnabled(editable);
        important.setSelection(finding.isImportant());
        comment.bind(finding, editable, finding::getComment, typed -> context.editing().setComment(Messages.Step_comment, finding, typed));
        if (other) {
            text.showAnew(content -> write(finding, content));
        }
    }

    private void write(KeptFinding kept, RichContent content) {
        Finding finding = new Recalling().finding(kept);
        content.heading(2, org.eclipse.jface.resource.JFaceResources.getBannerFont(),
                finding.rule().name(context.session().reader().locale()));
        String server = kept.eContainer() instanceof ServerAnswer answer ? answer.getServer().getName() : "";
        new FindingPart(content, finding, context.session().reader(), server).write();
    }

    @Override
    public boolean isTyping() {
        return comment.isTyping();
    }

    @Override
    public void flush() {
        comment.flush();
    }
}
