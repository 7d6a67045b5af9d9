package org.todoku.ui.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.todoku.core.Update;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.ui.Marks;
import org.todoku.ui.Session;
import org.todoku.ui.TableColours;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;

/**
 * The answer for one server, from top to bottom in the order in which a person reads: the sentence, what to do in which order, what
 * else is worth knowing, what could not be judged, what was ruled out. Names of widgets: {@code diagnosis.sentence},
 * {@code diagnosis.target}, {@code diagnosis.finding.ID} (one per cause), {@code diagnosis.advice}, {@code diagnosis.masked},
 * {@code diagnosis.undecided}, {@code diagnosis.ruledOut}, {@code diagnosis.failed}, {@code diagnosis.collector}, and those of
 * {@link FindingPart}.
 */
final class AnswerPage extends ScrolledComposite {

    private final Session session;
    private final Reader reader;
    private final Composite body;
    private final Blocks blocks = new Blocks(this::reflow);
    private final Marks marks;
    private Diagnosis diagnosis;
    private ServerDiagnosis answer;
    private int laidOutWidth;

    AnswerPage(Composite parent, Session session) {
        super(parent, SWT.V_SCROLL);
        this.session = session;
        this.reader = session.reader();
        setExpandHorizontal(true);
        setExpandVertical(true);
        getVerticalBar().setIncrement(24);
        body = WidgetIds.name(new Composite(this, SWT.NONE), "diagnosis.body");
        var layout = Blocks.layout(1, 14, 8);
        layout.marginTop = 12;
        layout.marginBottom = 16;
        body.setLayout(layout);
        setContent(body);
        marks = new Marks(this, () -> { });
        addListener(SWT.Resize, event -> {
            // laying out hundreds of texts takes long; another height changes none of them
            if (getClientArea().width != laidOutWidth) {
                reflow();
            }
        });
        TableColours.follow(this, this::fill);
    }

    void show(Diagnosis newDiagnosis, ServerDiagnosis newAnswer) {
        boolean other = newAnswer != answer;
        diagnosis = newDiagnosis;
        answer = newAnswer;
        fill();
        if (other) {
            setOrigin(0, 0);
        }
    }

    private void fill() {
        if (answer == null) {
            return;
        }
        body.setRedraw(false);
        Blocks.clear(body);
        sentence();
        causes();
        missing();
        ruledOut();
        failed();
        body.setRedraw(true);
        reflow();
    }

    private void sentence() {
        Composite row = blocks.column(body, 2, 0);
        Label mark = new Label(row, SWT.NONE);
        mark.setImage(marks.of(Outcome.of(answer)));
        GridData markData = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
        markData.verticalIndent = 4;
        mark.setLayoutData(markData);
        Label sentence = WidgetIds.name(blocks.text(row, Answers.sentence(answer, diagnosis.target(), reader)), "diagnosis.sentence");
        sentence.setFont(JFaceResources.getHeaderFont());
        WidgetIds.name(blocks.text(body, target()), "diagnosis.target");
        String when = reader.shown(answer.server().collectedAt());
        blocks.muted(body, Messages.bind(Messages.Answer_state, session.fleet().name(answer.server()), when));
    }

    private String target() {
        List<Update> variants = diagnosis.target().variants();
        if (variants.isEmpty()) {
            return Messages.bind(Messages.Target_unknown, diagnosis.target().query().text());
        }
        String first = variants.get(0).title(reader.locale());
        return variants.size() == 1 ? first : Messages.bind(Messages.Target_variants, first, reader.shown((long) variants.size() - 1));
    }

    private void causes() {
        List<Finding> act = new ArrayList<>();
        List<Finding> advice = new ArrayList<>();
        List<Finding> masked = new ArrayList<>();
        for (Finding finding : answer.findings()) {
            if (finding.applies()) {
                boolean known = finding.effect() == Effect.RISK || finding.effect() == Effect.INFO;
                (finding.maskedBy() != null ? masked : known ? advice : act).add(finding);
            }
        }
        if (!act.isEmpty()) {
            blocks.heading(body, act.size() == 1 ? Messages.Causes_one : Messages.Causes_many);
        }
        for (int i = 0; i < act.size(); i++) {
            String number = act.size() == 1 ? "" : (i + 1) + ". ";
            cause(body, act.get(i), number, i == 0);
        }
        group("diagnosis.masked", Messages.Masked, masked);
        group("diagnosis.advice", Messages.Advice, advice);
    }

    private void cause(Composite parent, Finding finding, String number, boolean open) {
        blocks.part(parent, "diagnosis.finding." + finding.rule().id(), number + finding.rule().name(reader.locale()), open,
                client -> new FindingPart(blocks, finding, reader, answer.server().server()).fill(client));
    }

    private void group(String id, String title, List<Finding> findings) {
        if (!findings.isEmpty()) {
            blocks.part(body, id, Messages.bind(title, findings.size()), false,
                    client -> findings.forEach(finding -> cause(client, finding, "", false)));
        }
    }

    private void missing() {
        List<Finding> undecided = answer.findings().stream().filter(finding -> finding.status() == Status.UNDECIDED).toList();
        if (undecided.isEmpty()) {
            return;
        }
        blocks.part(body, "diagnosis.undecided", Messages.bind(Messages.Undecided, undecided.size()), false, client -> {
            Map<String, List<Finding>> byFact = new LinkedHashMap<>();
            Map<String, Unknown<?>> facts = new LinkedHashMap<>();
            for (Finding finding : undecided) {
                for (Unknown<?> fact : finding.missing()) {
                    String key = finding.server() + "\n" + fact.name() + "\n" + fact.reason();
                    facts.putIfAbsent(key, fact);
                    byFact.computeIfAbsent(key, name -> new ArrayList<>()).add(finding);
                }
            }
            byFact.forEach((key, findings) -> missing(client, facts.get(key), findings));
            blocks.link(client, "diagnosis.collector", Messages.Undecided_collector, () -> UserFiles.saveCollector(getShell()));
        });
    }

    private void missing(Composite client, Unknown<?> fact, List<Finding> findings) {
        Finding first = findings.get(0);
        String detail = fact.detail().isBlank() ? "" : " (" + Answers.stated(fact.detail(), reader) + ")";
        String reason = Answers.name(fact.reason(), reader) + detail;
        String label = Answers.factLabel(fact.name(), first.rule().texts(), reader);
        String server = first.server().equalsIgnoreCase(answer.server().server()) ? "" : first.server() + " · ";
        blocks.strong(client, server + label + ": " + reason);
        Composite indented = blocks.column(client, 1, 16);
        blocks.text(indented, Answers.howToCollect(fact.name(), first.rule().texts(), reader));
        String rules = findings.stream().map(finding -> finding.rule().name(reader.locale())).distinct().sorted()
                .collect(Collectors.joining(Messages.List_separator));
        blocks.muted(indented, Messages.bind(Messages.Undecided_needed, rules));
    }

    private void ruledOut() {
        List<Finding> findings = answer.findings().stream().filter(finding -> finding.status() == Status.RULED_OUT).toList();
        if (!findings.isEmpty()) {
            blocks.part(body, "diagnosis.ruledOut", Messages.bind(Messages.RuledOut, findings.size()), false,
                    client -> findings.forEach(finding -> named(client, finding)));
        }
    }

    private void failed() {
        List<Finding> findings = answer.findings().stream().filter(finding -> finding.status() == Status.FAILED).toList();
        if (!findings.isEmpty()) {
            blocks.part(body, "diagnosis.failed", Messages.bind(Messages.Failed, findings.size()), true,
                    client -> findings.forEach(finding -> named(client, finding)));
        }
    }

    private void named(Composite client, Finding finding) {
        blocks.strong(client, finding.rule().name(reader.locale()));
        Composite indented = blocks.column(client, 1, 16);
        blocks.text(indented, finding.message().text(reader));
    }

    private void reflow() {
        body.layout(true, true);
        int width = getClientArea().width;
        laidOutWidth = width;
        Point size = body.computeSize(Math.max(1, width), SWT.DEFAULT);
        setMinHeight(size.y);
        body.layout(true, true);
        getVerticalBar().setPageIncrement(Math.max(24, getClientArea().height - 24));
    }
}
