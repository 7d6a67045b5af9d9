package org.todoku.ui.investigation;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.todoku.model.InvestigationException;
import org.todoku.model.Recalling;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.rules.Diagnosis;
import org.todoku.ui.Errors;
import org.todoku.ui.answers.AnswerPage;

/** The answer for one server, as the Diagnosis view shows it. */
final class ServerAnswerPage implements CasePage {

    private final AnswerPage page;
    private EObject shown;

    ServerAnswerPage(Composite parent, Context context) {
        page = new AnswerPage(parent, context.session());
    }

    @Override
    public Control control() {
        return page.control();
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof ServerAnswer;
    }

    @Override
    public void show(EObject part) {
        if (part != shown) {
            shown = part;
            Answer answer = (Answer) part.eContainer();
            try {
                Diagnosis diagnosis = new Recalling().recall((Question) answer.eContainer(), answer);
                page.show(diagnosis, diagnosis.servers().get(answer.getServers().indexOf(part)));
            } catch (InvestigationException e) {
                Errors.show(Messages.Answer_notShown, e);
            }
        }
    }
}
