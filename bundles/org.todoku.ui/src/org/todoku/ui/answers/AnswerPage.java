package org.todoku.ui.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.todoku.core.Update;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Session;
import org.todoku.ui.UserFiles;

/**
 * The answer for one server, from top to bottom in the order in which a person reads: the sentence, what to do in which order, what
 * else is worth knowing, what could not be judged, what was ruled out. Name of the widget: {@code diagnosis.answer}; names of places in it:
 * {@code diagnosis.sentence}, {@code diagnosis.target}, {@code diagnosis.causes}, {@code diagnosis.finding.ID} (one per cause),
 * {@code diagnosis.advice}, {@code diagnosis.masked}, {@code diagnosis.undecided}, {@code diagnosis.ruledOut}, {@code diagnosis.failed},
 * {@code diagnosis.collector}, and those of {@link FindingPart}.
 */
public final class AnswerPage {

    private static final int INDENT = 16;

    private final Session session;
    private final Reader reader;
    private final EvidenceLinks links;
    private final RichText page;
    private final Trying trying;
    private Diagnosis diagnosis;
    private ServerDiagnosis answer;

    public AnswerPage(Composite parent, Session session) {
        this(parent, session, Trying.NOTHING);
    }

    public AnswerPage(Composite parent, Session session, Trying trying) {
        this.trying = trying;
        this.session = session;
        this.reader = session.reader();
        this.links = new EvidenceLinks(session);
        page = new RichText(parent, "diagnosis.answer", Messages.Answer_name);
        page.setFoldHints(Messages.Unfold, Messages.Fold);
    }

    public StyledText control() {
        return page.control();
    }

    public void show(Diagnosis newDiagnosis, ServerDiagnosis newAnswer) {
        boolean other = newAnswer != answer;
        diagnosis = newDiagnosis;
        answer = newAnswer;
        if (other) {
            page.showAnew(this::write);
        } else {
            page.show(this::write);
        }
    }

    private void write(RichContent content) {
        sentence(content);
        causes(content);
        missing(content);
        judged(content, Status.RULED_OUT, "diagnosis.ruledOut", Messages.RuledOut, false);
        judged(content, Status.FAILED, "diagnosis.failed", Messages.Failed, true);
    }

    private void sentence(RichContent content) {
        AssumedPart.write(content, diagnosis, reader);
        String sentence = Answers.sentence(answer, diagnosis.target(), reader);
        content.marked(Outcome.of(answer), diagnosis.assumed().isEmpty() ? 0 : 10, () -> content.place("diagnosis.sentence",
                () -> content.span(sentence, JFaceResources.getHeaderFont())));
        content.place("diagnosis.target", () -> content.text(8, target()));
        String when = reader.shown(answer.server().collectedAt());
        content.muted(4, Messages.bind(Messages.Answer_state, session.fleet().name(answer.server()), when));
    }

    private String target() {
        List<Update> variants = diagnosis.target().variants();
        if (variants.isEmpty()) {
            return Messages.bind(Messages.Target_unknown, diagnosis.target().query().text());
        }
        String first = variants.get(0).title(reader.locale());
        return variants.size() == 1 ? first : Messages.bind(Messages.Target_variants, first, reader.shown((long) variants.size() - 1));
    }

    private void causes(RichContent content) {
        List<Finding> act = new ArrayList<>();
        List<Finding> advice = new ArrayList<>();
        List<Finding> masked = new ArrayList<>();
        List<Finding> server = new ArrayList<>();
        for (Finding finding : answer.findings()) {
            if (finding.applies() && !answer.toldAlready(finding)) {
                boolean known = finding.effect() == Effect.RISK || finding.effect() == Effect.INFO;
                (finding.maskedBy() != null ? masked : finding.rule().stage() == Stage.ADVICE ? server : known ? advice : act).add(finding);
            }
        }
        if (!act.isEmpty()) {
            content.heading(18, JFaceResources.getBannerFont(), act.size() == 1 ? Messages.Causes_one : Messages.Causes_many);
        }
        content.place("diagnosis.causes", () -> {
            for (int i = 0; i < act.size(); i++) {
                cause(content, act.get(i), act.size() == 1 ? "" : (i + 1) + ". ", i == 0);
            }
        });
        group(content, "diagnosis.masked", Messages.Masked, masked);
        group(content, "diagnosis.advice", Messages.Advice, advice);
        group(content, "diagnosis.server", Messages.Advice_server, server);
    }

    private void cause(RichContent content, Finding finding, String number, boolean open) {
        content.fold("diagnosis.finding." + finding.rule().id(), 10, number + finding.rule().name(reader.locale()), open,
                () -> new FindingPart(content, finding, reader, answer.server().server(), links, diagnosis.target(), trying).write());
    }

    private void group(RichContent content, String id, String title, List<Finding> findings) {
        if (!findings.isEmpty()) {
            content.fold(id, 14, Messages.bind(title, findings.size()), false,
                    () -> findings.forEach(finding -> cause(content, finding, "", false)));
        }
    }

    private void missing(RichContent content) {
        List<Finding> undecided = answer.findings().stream().filter(finding -> finding.status() == Status.UNDECIDED).toList();
        if (undecided.isEmpty()) {
            return;
        }
        content.fold("diagnosis.undecided", 14, Messages.bind(Messages.Undecided, undecided.size()), false, () -> {
            Map<String, List<Finding>> byFact = new LinkedHashMap<>();
            Map<String, Unknown<?>> facts = new LinkedHashMap<>();
            for (Finding finding : undecided.stream().filter(one -> !Answers.isNotCollected(one)).toList()) {
                for (Unknown<?> fact : finding.missing()) {
                    String key = finding.server() + "\n" + fact.name() + "\n" + fact.reason();
                    facts.putIfAbsent(key, fact);
                    byFact.computeIfAbsent(key, name -> new ArrayList<>()).add(finding);
                }
            }
            byFact.forEach((key, findings) -> missing(content, facts.get(key), findings));
            Answers.notCollected(answer, reader).ifPresent(line -> content.text(8, line));
            content.paragraph(8, () -> content.link("diagnosis.collector", Messages.Undecided_collector, "",
                    () -> UserFiles.saveCollector(control().getShell())));
        });
    }

    private void missing(RichContent content, Unknown<?> fact, List<Finding> findings) {
        Finding first = findings.get(0);
        String detail = fact.detail().isBlank() ? "" : " (" + Answers.stated(fact.detail(), reader) + ")";
        String reason = Answers.name(fact.reason(), reader) + detail;
        String label = Answers.factLabel(fact.name(), first.rule().texts(), reader);
        String server = first.server().equalsIgnoreCase(answer.server().server()) ? "" : first.server() + " · ";
        String rules = findings.stream().map(finding -> finding.rule().name(reader.locale())).distinct().sorted()
                .collect(Collectors.joining(Messages.List_separator));
        content.strong(8, server + label + ": " + reason);
        content.indented(INDENT, () -> {
            content.text(2, Answers.howToCollect(fact.name(), first.rule().texts(), reader));
            content.muted(2, Messages.bind(Messages.Undecided_needed, rules));
        });
    }

    private void judged(RichContent content, Status status, String id, String title, boolean open) {
        List<Finding> findings = answer.findings().stream().filter(finding -> finding.status() == status).toList();
        if (!findings.isEmpty()) {
            content.fold(id, 14, Messages.bind(title, findings.size()), open, () -> findings.forEach(finding -> {
                content.strong(8, finding.rule().name(reader.locale()));
                content.indented(INDENT, () -> content.text(2, finding.message().text(reader)));
            }));
        }
    }
}
