package org.todoku.ui.investigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.todoku.intake.list.ListSummary;
import org.todoku.model.InvestigationException;
import org.todoku.model.Recalling;
import org.todoku.model.investigation.KeptList;
import org.todoku.report.AnsweredList;
import org.todoku.report.Fate;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetAnswers.Row;
import org.todoku.report.FleetCauses;
import org.todoku.report.FleetWords;
import org.todoku.rules.Reader;
import org.todoku.ui.Column;
import org.todoku.ui.Errors;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.Tone;
import org.todoku.ui.answers.AnswerLook;

/**
 * A list with its answers: how many came out how, what keeps updates away, and a row for each update. Names of widgets:
 * {@code investigation.list}, {@code investigation.list.rows}.
 */
final class ListPage implements CasePage {

    private static final int SUMMARY_SHARE = 35;
    private static final int SERVER_WIDTH = 150;

    private final Context context;
    private final SashForm page;
    private RichText summary;
    private TodokuTable<Row> table;
    private EObject shown;

    ListPage(Composite parent, Context context) {
        this.context = context;
        page = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
    }

    @Override
    public Control control() {
        return page;
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof KeptList;
    }

    @Override
    public void show(EObject part) {
        if (part == shown) {
            return;
        }
        if (table == null) {
            // not earlier: most investigations have no list, and a table takes a while
            summary = new RichText(page, "investigation.list", Messages.List_name);
            table = new TodokuTable<>(page, TodokuTable.Selecting.CELLS, "investigation.list.rows", Messages.List_rows);
            page.setWeights(SUMMARY_SHARE, 100 - SUMMARY_SHARE);
        }
        try {
            AnsweredList list = new Recalling().recall((KeptList) part);
            FleetAnswers answers = FleetAnswers.of(list, context.session().reader());
            var words = new FleetWords(answers);
            summary.showAnew(content -> write(list, answers, words, content));
            table.setColumns(columns(answers, words));
            table.setFrozenColumns(1);
            table.setRows(answers.rows());
            shown = part;
        } catch (InvestigationException e) {
            Errors.show(Messages.Answer_notShown, e);
        }
    }

    private void write(AnsweredList list, FleetAnswers answers, FleetWords words, RichContent content) {
        Reader reader = context.session().reader();
        content.heading(4, JFaceResources.getBannerFont(), HarmlessText.line(list.name(reader)));
        content.muted(2, Messages.bind(Messages.Tree_answers, reader.shown(list.at())));
        if (answers.partial()) {
            content.marked(Tone.NOTICE, 6, () -> content.strong(words.partial(answers)));
        }
        var causes = new FleetCauses(answers);
        content.text(8, String.join(" · ", Arrays.stream(Fate.values()).filter(fate -> causes.count(fate) > 0)
                .map(fate -> words.fate(fate) + " " + reader.shown(causes.count(fate))).toList()));
        for (FleetCauses.Group group : causes.groups()) {
            content.item(2, group.cause().rule(), Messages.bind(Messages.List_cause, new Object[] { group.cause().name(),
                counted(group.updates(), Messages.List_updateOne, Messages.List_updateMany), servers(group.servers().size()) }));
        }
        causes.lacking().values().forEach(way -> way.forEach((lack, servers) -> content.item(2, "?",
                Messages.bind(Messages.List_unknown, lack.label(), servers(servers.size())))));
        ListSummary read = answers.list();
        if (read != null) {
            words.list(read).forEach(line -> content.muted(4, HarmlessText.line(line)));
            read.examples().forEach(unused -> content.muted(0,
                    Messages.bind(Messages.List_unused, reader.shown(unused.line()), HarmlessText.line(unused.text()))));
        }
    }

    private String servers(int count) {
        return counted(count, Messages.List_serverOne, Messages.List_serverMany);
    }

    private String counted(long count, String one, String many) {
        return count == 1 ? one : Messages.bind(many, context.session().reader().shown(count));
    }

    private static List<Column<Row>> columns(FleetAnswers answers, FleetWords words) {
        List<Column<Row>> columns = new ArrayList<>(List.of(
                Column.<Row>of("asked", Messages.List_asked, 125, row -> HarmlessText.line(row.query())).sortedByText(),
                Column.<Row>of("title", Messages.List_title, 220,
                        row -> row.updates().isEmpty() ? Messages.List_unknownUpdate : row.title()).sortedByText(),
                Column.<Row>of("kb", Messages.List_kb, 90,
                        row -> String.join(" ", row.kb().stream().map(kb -> "KB" + kb).toList())).sortedByText().onRequest(true)));
        answers.servers().forEach((key, name) -> columns.add(Column.<Row>of("server:" + key, words.server(key), SERVER_WIDTH,
                row -> words.named(row.answers().get(key))).toned(row -> AnswerLook.tone(row.answers().get(key)))
                .hinted(row -> AnswerLook.hint(row.answers().get(key), words)).headed(name).sortedByText()));
        return columns;
    }
}
