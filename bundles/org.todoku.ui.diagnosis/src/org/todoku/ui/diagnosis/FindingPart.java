package org.todoku.ui.diagnosis;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.todoku.report.RemedyTexts;
import org.todoku.rules.Answers;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.Severity;
import org.todoku.ui.Clipboards;
import org.todoku.ui.TableColours;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;

/**
 * One cause: what it is, how that is known, what to do. Names of widgets: {@code diagnosis.finding.ID.message},
 * {@code diagnosis.finding.ID.evidence}, {@code diagnosis.remedy.ID.command}, {@code diagnosis.remedy.ID.copy}.
 */
final class FindingPart {

    private static final int INDENT = 14;

    private final Blocks blocks;
    private final Finding finding;
    private final Reader reader;
    private final String answeredServer;

    /** @param answeredServer the server of the answer; a cause may sit on one above it */
    FindingPart(Blocks blocks, Finding finding, Reader reader, String answeredServer) {
        this.blocks = blocks;
        this.finding = finding;
        this.reader = reader;
        this.answeredServer = answeredServer;
    }

    void fill(Composite parent) {
        blocks.muted(parent, String.join(" · ", nature()));
        WidgetIds.name(blocks.text(parent, finding.message().text(reader)), "diagnosis.finding." + finding.rule().id() + ".message");
        if (!finding.evidence().isEmpty()) {
            evidence(parent);
        }
        List<Remedy> remedies = finding.remedies();
        for (int i = 0; i < remedies.size(); i++) {
            remedy(parent, remedies.get(i), remedies.size() > 1 && i == 0);
        }
    }

    private List<String> nature() {
        List<String> words = new ArrayList<>();
        if (!finding.server().equalsIgnoreCase(answeredServer)) {
            words.add(Messages.bind(Messages.Finding_onServer, finding.server()));
        }
        Effect effect = finding.effect();
        if (effect != null) {
            words.add(Answers.name(effect, reader));
        }
        Severity severity = finding.severity();
        if (severity != null) {
            words.add(Messages.bind(Messages.Finding_severity, Answers.name(severity, reader)));
        }
        Confidence confidence = finding.confidence();
        if (confidence != null) {
            words.add(Answers.name(confidence, reader));
        }
        words.add(finding.rule().id());
        return words;
    }

    private void evidence(Composite parent) {
        Label heading = blocks.strong(parent, Messages.Evidence);
        ((GridData) heading.getLayoutData()).verticalIndent = 4;
        Composite grid = WidgetIds.name(blocks.column(parent, 2, INDENT), "diagnosis.finding." + finding.rule().id() + ".evidence");
        for (Evidence each : finding.evidence()) {
            Label fact = blocks.narrow(grid, Answers.factLabel(each.fact(), finding.rule().texts(), reader), 130);
            Tone.MUTED.tint(fact);
            Composite cell = blocks.column(grid, 1, 0);
            blocks.text(cell, reader.shown(each.value()));
            Label source = blocks.muted(cell, shortened(each.from().source()) + ", " + reader.shown(each.from().at()));
            source.setToolTipText(each.from().source());
        }
    }

    /** The file name and the part of it; the whole path is in the tooltip. */
    private static String shortened(String source) {
        int slash = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
        return source.substring(slash + 1);
    }

    private void remedy(Composite parent, Remedy remedy, boolean preferred) {
        RemedyTexts texts = new RemedyTexts(finding, remedy, reader);
        String kind = remedy.writes() ? Messages.Remedy_writes : Messages.Remedy_looks;
        Label title = blocks.strong(parent, texts.title());
        ((GridData) title.getLayoutData()).verticalIndent = 8;
        blocks.muted(parent, preferred ? Messages.bind(Messages.Remedy_preferred, kind) : kind);
        Composite steps = blocks.column(parent, 2, INDENT);
        List<String> numbered = texts.steps();
        for (int i = 0; i < numbered.size(); i++) {
            Label number = new Label(steps, SWT.NONE);
            number.setText((i + 1) + ".");
            number.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
            blocks.text(steps, numbered.get(i));
        }
        if (!remedy.command().isBlank()) {
            command(parent, remedy);
        }
        for (String side : texts.sideEffects()) {
            Label label = blocks.text(blocks.column(parent, 1, INDENT), Messages.bind(Messages.Remedy_side, side));
            Tone.NOTICE.tint(label);
        }
    }

    private void command(Composite parent, Remedy remedy) {
        Composite row = blocks.column(parent, 2, INDENT);
        StyledText command = WidgetIds.name(new StyledText(row, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.BORDER),
                "diagnosis.remedy." + remedy.id() + ".command");
        command.setText(remedy.command());
        command.setFont(JFaceResources.getTextFont());
        command.setMargins(8, 6, 8, 6);
        TableColours.apply(command);
        command.setLayoutData(Blocks.wide(1));
        Button copy = WidgetIds.name(new Button(row, SWT.PUSH), "diagnosis.remedy." + remedy.id() + ".copy");
        copy.setText(Messages.Copy);
        copy.setToolTipText(Messages.Copy_command);
        copy.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
        copy.addListener(SWT.Selection, event -> Clipboards.copy(copy.getDisplay(), remedy.command()));
    }
}
