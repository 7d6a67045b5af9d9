package org.todoku.ui.investigation;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.todoku.model.InvestigationException;
import org.todoku.model.Recalling;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Question;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Tone;
import org.todoku.ui.answers.Outcome;

/** The answer for all servers, a sentence for each. Name of the widget: {@code investigation.sentences}. */
final class AnswerOverview implements CasePage {

    private final Context context;
    private final RichText text;

    AnswerOverview(Composite parent, Context context) {
        this.context = context;
        text = new RichText(parent, "investigation.sentences", Messages.Answer_name);
    }

    @Override
    public Control control() {
        return text.control();
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof Answer;
    }

    @Override
    public void show(EObject part) {
        text.showAnew(content -> write((Answer) part, content));
    }

    private void write(Answer answer, RichContent content) {
        Reader reader = context.session().reader();
        try {
            Diagnosis diagnosis = new Recalling().recall((Question) answer.eContainer(), answer);
            content.heading(4, org.eclipse.jface.resource.JFaceResources.getBannerFont(),
                    Messages.bind(Messages.Tree_question, diagnosis.target().query().text()));
            content.muted(2, Words.of(answer, reader));
            if (!diagnosis.assumed().isEmpty()) {
                content.marked(Tone.NOTICE, 10, () -> content.strong(String.join(" ", Answers.assumedWarnings(diagnosis, reader))));
                diagnosis.assumed().forEach(assumed -> content.item(2, "~", Answers.assumption(assumed, diagnosis.target(), reader)));
            }
            for (int i = 0; i < diagnosis.servers().size(); i++) {
                ServerDiagnosis server = diagnosis.servers().get(i);
                EObject kept = answer.getServers().get(i);
                content.marked(Outcome.of(server), 12, () -> content.link("investigation.server." + server.server().key(),
                        server.server().server(), "", () -> context.reveal().accept(kept)));
                content.text(2, Answers.sentence(server, diagnosis.target(), reader));
            }
        } catch (InvestigationException e) {
            content.text(4, e.getMessage());
        }
    }
}
