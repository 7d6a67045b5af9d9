package org.todoku.ui.answers;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Display;
import org.todoku.core.ServerState;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.RemedyTexts;
import org.todoku.rules.Answers;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.Severity;
import org.todoku.rules.Target;
import org.todoku.ui.Clipboards;
import org.todoku.ui.RichContent;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;

/**
 * One finding: what it is, how that is known, which facts are missing, what to do. Names of places: {@code diagnosis.finding.ID.message},
 * {@code diagnosis.finding.ID.evidence}, {@code diagnosis.finding.ID.evidence.N.show}, {@code diagnosis.remedy.ID.command},
 * {@code diagnosis.remedy.ID.copy}, {@code diagnosis.finding.ID.whatif.N}.
 */
public final class FindingPart {

    private static final int INDENT = 14;

    private final RichContent page;
    private final Finding finding;
    private final Reader reader;
    private final String answeredServer;
    private final EvidenceLinks links;
    private final Target target;
    private final Trying trying;
    private int written;

    /** @param answeredServer the server of the answer; a cause may sit on one above it */
    public FindingPart(RichContent page, Finding finding, Reader reader, String answeredServer) {
        this(page, finding, reader, answeredServer, new EvidenceLinks(Session.current()), new Target(UpdateQuery.parse(""), List.of()),
                Trying.NOTHING);
    }

    /** @param target what was asked for */
    FindingPart(RichContent page, Finding finding, Reader reader, String answeredServer, EvidenceLinks links, Target target,
            Trying trying) {
        this.links = links;
        this.target = target;
        this.trying = trying;
        this.page = page;
        this.finding = finding;
        this.reader = reader;
        this.answeredServer = answeredServer;
    }

    public void write() {
        page.muted(4, String.join(" · ", nature()));
        page.place("diagnosis.finding." + finding.rule().id() + ".message", () -> page.text(4, finding.message().text(reader)));
        if (!finding.evidence().isEmpty()) {
            page.strong(10, Messages.Evidence);
            page.place("diagnosis.finding." + finding.rule().id() + ".evidence",
                    () -> page.indented(INDENT, () -> finding.evidence().forEach(this::evidence)));
        }
        finding.missing().forEach(this::missing);
        List<Remedy> remedies = finding.remedies();
        for (int i = 0; i < remedies.size(); i++) {
            remedy(remedies.get(i), remedies.size() > 1 && i == 0);
        }
        whatIf(trying.offers(finding));
    }

    private void whatIf(List<Assumption> offers) {
        if (!offers.isEmpty()) {
            page.strong(12, Messages.WhatIf);
            page.indented(INDENT, () -> {
                for (int i = 0; i < offers.size(); i++) {
                    Assumption offer = offers.get(i);
                    String id = "diagnosis.finding." + finding.rule().id() + ".whatif." + i;
                    page.paragraph(2, () -> page.link(id, Answers.assumption(offer, target, reader), Messages.WhatIf_hint,
                            () -> trying.assume(offer)));
                }
            });
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

    private void missing(Unknown<?> fact) {
        String detail = fact.detail().isBlank() ? "" : " (" + Answers.stated(fact.detail(), reader) + ")";
        page.strong(10, Answers.factLabel(fact.name(), finding.rule().texts(), reader) + ": " + Answers.name(fact.reason(), reader)
                + detail);
        page.indented(INDENT, () -> page.text(2, Answers.howToCollect(fact.name(), finding.rule().texts(), reader)));
    }

    private void evidence(Evidence evidence) {
        String fact = Answers.factLabel(evidence.fact(), finding.rule().texts(), reader);
        page.paragraph(4, () -> {
            page.span(fact, Tone.MUTED);
            page.span("  " + reader.shown(evidence.value()), Tone.PLAIN);
        });
        String source = evidence.from().source();
        String id = "diagnosis.finding." + finding.rule().id() + ".evidence." + written++ + ".show";
        if (source.startsWith(ServerState.ASSUMED + "!")) {
            page.paragraph(0, () -> page.span(Messages.Evidence_assumed, Tone.NOTICE));
            return;
        }
        page.paragraph(0, () -> {
            page.span(shortened(source) + ", " + reader.shown(evidence.from().at()), Tone.MUTED, source);
            links.of(finding, evidence, EvidenceLinks.asked(target)).ifPresent(to -> {
                page.span("  ", Tone.MUTED);
                page.link(id, Messages.bind(Messages.Evidence_show, to.label()), fact, to.action());
            });
        });
    }

    /** The file name and the part of it; the whole path is in the tooltip. */
    private static String shortened(String source) {
        int slash = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
        return source.substring(slash + 1);
    }

    private void remedy(Remedy remedy, boolean preferred) {
        RemedyTexts texts = new RemedyTexts(finding, remedy, reader);
        String kind = remedy.writes() ? Messages.Remedy_writes : Messages.Remedy_looks;
        page.strong(12, texts.title());
        page.muted(2, preferred ? Messages.bind(Messages.Remedy_preferred, kind) : kind);
        page.indented(INDENT, () -> {
            List<String> steps = texts.steps();
            for (int i = 0; i < steps.size(); i++) {
                page.item(4, (i + 1) + ".", steps.get(i));
            }
            if (!remedy.command().isBlank()) {
                String id = "diagnosis.remedy." + remedy.id();
                page.command(id + ".command", remedy.command(), id + ".copy", Messages.Copy, Messages.Copy_command,
                        () -> Clipboards.copy(Display.getCurrent(), remedy.command()));
            }
            for (String side : texts.sideEffects()) {
                page.paragraph(4, () -> page.span(Messages.bind(Messages.Remedy_side, side), Tone.NOTICE));
            }
        });
    }
}
