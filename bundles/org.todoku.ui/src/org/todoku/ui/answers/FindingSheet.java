package org.todoku.ui.answers;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Session;

/**
 * One finding on a page of its own. Name of the widget: {@code diagnosis.finding}; names of places in it: {@code diagnosis.finding.title},
 * {@code diagnosis.whole}, and those of {@link FindingPart}.
 */
public final class FindingSheet {

    private final Session session;
    private final EvidenceLinks links;
    private final RichText page;
    private final Runnable whole;
    private final Trying trying;
    private Finding shown;

    /** @param whole shows the whole answer again */
    public FindingSheet(Composite parent, Session session, Runnable whole, Trying trying) {
        this.trying = trying;
        this.session = session;
        this.whole = whole;
        this.links = new EvidenceLinks(session);
        page = new RichText(parent, "diagnosis.finding", Messages.Finding_name);
        page.setFoldHints(Messages.Unfold, Messages.Fold);
    }

    public StyledText control() {
        return page.control();
    }

    public void show(Diagnosis diagnosis, ServerDiagnosis answer, Finding finding) {
        boolean other = finding != shown;
        shown = finding;
        if (other) {
            page.showAnew(content -> write(content, diagnosis, answer, finding));
        } else {
            page.show(content -> write(content, diagnosis, answer, finding));
        }
    }

    private void write(RichContent content, Diagnosis diagnosis, ServerDiagnosis answer, Finding finding) {
        AssumedPart.write(content, diagnosis, session.reader());
        content.place("diagnosis.finding.title",
                () -> content.heading(diagnosis.assumed().isEmpty() ? 0 : 10, JFaceResources.getHeaderFont(),
                finding.rule().name(session.reader().locale())));
        String when = session.reader().shown(answer.server().collectedAt());
        content.muted(4, Messages.bind(Messages.Answer_state, session.fleet().name(answer.server()), when));
        new FindingPart(content, finding, session.reader(), answer.server().server(), links, diagnosis.target(), trying).write();
        content.paragraph(16, () -> content.link("diagnosis.whole", Messages.Finding_whole, "", whole));
    }
}
