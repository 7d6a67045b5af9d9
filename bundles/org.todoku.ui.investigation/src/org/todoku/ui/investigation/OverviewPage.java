package org.todoku.ui.investigation;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.KnownServer;
import org.todoku.model.investigation.Question;
import org.todoku.rules.Reader;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;

/**
 * The investigation as a whole, and a question: what was asked when, what was looked at. Names of widgets: {@code investigation.title},
 * {@code investigation.overview}.
 */
final class OverviewPage implements CasePage {

    private final Context context;
    private final Composite page;
    private final TypedText title;
    private final RichText text;
    private EObject shown;

    OverviewPage(Composite parent, Context context) {
        this.context = context;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 0).applyTo(page);
        new Label(page, SWT.NONE).setText(Messages.Title);
        title = new TypedText(page, SWT.SINGLE, "investigation.title", true, context.typing());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title.control());
        title.control().setMessage(Messages.Title_hint);
        text = new RichText(page, "investigation.overview", Messages.Overview_name);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(text.control());
    }

    @Override
    public Control control() {
        return page;
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof Investigation || part instanceof Question;
    }

    @Override
    public void show(EObject part) {
        Investigation whole = context.editing().investigation();
        title.control().setEditable(context.editable().getAsBoolean());
        title.bind(whole::getTitle, typed -> context.editing().setTitle(Messages.Step_title, typed));
        if (part == shown) {
            text.show(content -> write(part, content));
        } else {
            text.showAnew(content -> write(part, content));
        }
        shown = part;
    }

    private void write(EObject part, RichContent content) {
        if (part instanceof Question question) {
            question(question, content);
            return;
        }
        Investigation whole = context.editing().investigation();
        Reader reader = context.session().reader();
        content.muted(4, Messages.bind(Messages.Overview_created, reader.shown(whole.getCreatedAt())));
        if (whole.getQuestions().isEmpty() && whole.getLists().isEmpty()) {
            content.text(14, Messages.Overview_empty);
        }
        whole.getQuestions().forEach(question -> question(question, content));
        for (KeptList list : whole.getLists()) {
            content.heading(14, org.eclipse.jface.resource.JFaceResources.getBannerFont(), Words.of(list, reader));
            content.paragraph(4, () -> content.link("investigation.list." + list.getId(),
                    Messages.bind(Messages.Tree_answers, reader.shown(list.getAt())), "", () -> context.reveal().accept(list)));
        }
        if (!whole.getServers().isEmpty()) {
            content.heading(18, org.eclipse.jface.resource.JFaceResources.getBannerFont(), Messages.Overview_servers);
            for (KnownServer server : whole.getServers()) {
                content.text(4, Messages.bind(Messages.Overview_server, server.getName(), reader.shown(server.getCollectedAt())));
                content.muted(0, server.getSource());
            }
        }
    }

    private void question(Question question, RichContent content) {
        Reader reader = context.session().reader();
        content.heading(14, org.eclipse.jface.resource.JFaceResources.getBannerFont(),
                Messages.bind(Messages.Tree_question, question.getText()));
        for (Answer answer : question.getAnswers()) {
            String label = Words.of(answer, reader);
            content.paragraph(4, () -> content.link("investigation.answer." + answer.getId(), label, "",
                    () -> context.reveal().accept(answer)));
        }
    }

    @Override
    public boolean isTyping() {
        return title.isPending();
    }

    @Override
    public void flush() {
        title.flush();
    }
}
