package org.todoku.ui.lists;

import java.io.IOException;

import org.todoku.core.Progress;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.FleetInquiry.How;
import org.todoku.report.FleetInquiry.Result;
import org.todoku.report.FleetReports;
import org.todoku.ui.ReportDialog;
import org.todoku.ui.ReportDialog.Choice;
import org.todoku.ui.ReportDialog.Form;

/**
 * A list with its answers as a report. It is asked again of the same facts, for the language of the report may be another one, and
 * whole answers are not kept.
 */
record ListReport(AskedList asked) implements ReportDialog.Writing {

    @Override
    public void write(Choice choice, Appendable out) throws IOException {
        write(choice, out, Progress.NONE);
    }

    @Override
    public void write(Choice choice, Appendable out, Progress progress) throws IOException {
        boolean whole = choice.form() == Form.MARKDOWN || choice.form() == Form.JUNIT;
        Result result = asked.inquiry()
                .ask(asked.list().wanted(), asked.list().told(), new How(true, whole, choice.masked()), choice.reader(),
                progress);
        progress.checkCancelled();
        switch (choice.form()) {
            case HTML -> FleetReports.html(result.answers(), out);
            case MARKDOWN -> DiagnosisReports.markdown(result.whole(), choice.reader(), out);
            case JSON -> FleetReports.json(result.answers(), null, out);
            case JUNIT -> DiagnosisReports.junit(result.whole(), choice.reader(), out);
        }
    }
}
