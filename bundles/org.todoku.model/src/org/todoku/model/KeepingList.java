package org.todoku.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.todoku.intake.list.ListSummary;
import org.todoku.model.investigation.InvestigationFactory;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.KeptRow;
import org.todoku.model.investigation.KeptText;
import org.todoku.model.investigation.KnownServer;
import org.todoku.model.investigation.RowAnswer;
import org.todoku.model.investigation.UnusedLine;
import org.todoku.report.AnsweredList;
import org.todoku.report.AnsweredList.Same;

/**
 * Turns the answers to a list into what a document keeps of them. Servers with the same answer of a row stand in one object, so that
 * hundreds of updates on many servers stay a few thousand objects.
 */
final class KeepingList {

    private static final InvestigationFactory MAKE = InvestigationFactory.eINSTANCE;

    private final Keeping keeping;
    private final Map<String, KeptText> facts = new LinkedHashMap<>();

    KeepingList(Keeping keeping) {
        this.keeping = keeping;
    }

    KeptList keep(AnsweredList list) {
        list.rows().forEach(row -> row.answers().forEach(same -> same.rules().forEach(keeping.ruleTexts()::collect)));
        KeptList made = MAKE.createKeptList();
        made.setId(Keeping.id());
        made.setAt(list.at());
        made.setAsked(list.asked());
        ListSummary read = list.list();
        made.setSource(read.source());
        made.setLines(read.rows());
        made.setRepeated(read.repeated());
        made.setUnused(read.unused());
        made.setFlawsOnly(read.flawsOnly());
        var said = new StringBuilder(read.source()).append('\n');
        for (ListSummary.Unused unused : read.examples()) {
            UnusedLine line = MAKE.createUnusedLine();
            line.setLine(unused.line());
            line.setText(unused.text());
            made.getExamples().add(line);
            said.append(unused.text()).append('\n');
        }
        List<KnownServer> servers = list.servers().stream().map(keeping::state).toList();
        made.getServers().addAll(servers);
        List<KeptRow> rows = new ArrayList<>();
        for (AnsweredList.Row row : list.rows()) {
            rows.add(row(row, servers));
            said.append(row.query()).append('\n');
        }
        made.getRows().addAll(rows);
        made.getFacts().addAll(facts.values());
        keeping.names(list.servers(), List.of(), said.toString(), made.getMachines(), made.getPeople());
        return made;
    }

    private KeptRow row(AnsweredList.Row row, List<KnownServer> servers) {
        KeptRow made = MAKE.createKeptRow();
        made.setAsked(row.query());
        made.setNamed(row.named());
        var update = row.update();
        if (update != null) {
            made.setUpdate(keeping.update(update));
        }
        for (Same same : row.answers()) {
            RowAnswer answer = MAKE.createRowAnswer();
            answer.setFate(same.fate().key());
            answer.setStanding(same.standing().key());
            answer.setThere(same.there());
            answer.setVariants(same.variants());
            same.rules().forEach(rule -> answer.getRules().add(keeping.ruleTexts().of(rule)));
            Keeping.put(answer.getLacks(), same.lacks().stream().map(AnsweredList.Lacking::fact).toList());
            same.lacks().forEach(lack -> RuleTexts.fact(facts, lack.fact(), lack.texts()));
            answer.getServers().addAll(same.servers().stream().map(servers::get).toList());
            made.getAnswers().add(answer);
        }
        return made;
    }
}
