package org.todoku.ui.investigation;

import java.io.IOException;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.widgets.Shell;
import org.todoku.model.InvestigationContents;
import org.todoku.model.investigation.Investigation;
import org.todoku.report.InvestigationContent;
import org.todoku.report.InvestigationReports;
import org.todoku.report.Masking;
import org.todoku.rules.Reader;
import org.todoku.ui.ReportDialog;
import org.todoku.ui.ReportDialog.Choice;

/** Saves an investigation as a report. */
final class InvestigationReport {

    private InvestigationReport() {
    }

    static void save(Shell shell, Reader reader, Investigation investigation) {
        String title = investigation.getTitle().isBlank() ? Messages.Untitled : investigation.getTitle();
        // it may be edited while the report is written
        Investigation now = EcoreUtil.copy(investigation);
        ReportDialog.save(shell, reader, Investigations.fileName(title), (choice, out) -> write(now, choice, out));
    }

    private static void write(Investigation investigation, Choice choice, Appendable out) throws IOException {
        InvestigationContent whole = InvestigationContents.of(investigation);
        InvestigationContent content = choice.masked() ? new Masking().mask(whole) : whole;
        switch (choice.form()) {
            case HTML -> InvestigationReports.html(content, choice.reader(), out);
            case MARKDOWN -> InvestigationReports.markdown(content, choice.reader(), out);
            case JSON -> InvestigationReports.json(content, choice.reader(), out);
            case JUNIT -> InvestigationReports.junit(content, choice.reader(), out);
        }
    }
}
