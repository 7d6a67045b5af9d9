package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.todoku.cli.ExitCodes;
import org.todoku.demo.DemoFleet;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetReports;
import org.todoku.report.TextPage;
import org.todoku.rules.Diagnosis;
import org.todoku.store.FleetView;

import picocli.CommandLine.Option;

/** The questions of the guided tour, asked of the demo fleet and written as one HTML report. */
@picocli.CommandLine.Command(name = "demo")
final class DemoCommand extends Command {

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "demo.output")
    Path output = Path.of("todoku-demo.html");

    DemoCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        try (Fleet fleet = Fleet.demo(session)) {
            FleetView view = fleet.view();
            List<Diagnosis> diagnoses = Answering.of(session, session.surroundings().rules().get(), view, DemoFleet.showcase(),
                    List.of(), fleet.now());
            var answers = new FleetAnswers(session.reader(), fleet.now(), null, diagnoses.size());
            diagnoses.forEach(diagnosis -> answers.add(diagnosis, 1));
            session.result(null, out -> FleetReports.text(answers, FleetReports.Layout.TABLE, TextPage.WIDTH, out));
            session.result(output, out -> DiagnosisReports.html(diagnoses, session.reader(), out));
            session.result(null, out -> out.append('\n').append(session.text("demo.report", session.path(output))).append('\n')
                    .append(session.text("demo.next", DemoFleet.PRODUCT_NOT_TICKED)).append('\n'));
        }
        return ExitCodes.CLEAR;
    }
}
