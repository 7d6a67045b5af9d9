package org.todoku.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fact.Provenance;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Target;
import org.todoku.rules.VariantDiagnosis;

/** The diagnosis as plain text: the answer first, then what to do in order, then how it is known. */
final class DiagnosisText {

    private static final int SHOWN_VARIANTS = 6;
    private static final int FEW_RULED_OUT = 6;
    private static final String SEMICOLON = "; ";

    private final Words words;
    private final Reader reader;
    private final TextPage page;
    /** Findings that were told before, with their server. */
    private final Map<String, String> told = new HashMap<>();

    DiagnosisText(Reader reader, Appendable out) {
        this.reader = reader;
        words = new Words(reader);
        page = new TextPage(out, reader.locale());
    }

    void write(Diagnosis diagnosis) throws IOException {
        target(diagnosis.target());
        assumed(diagnosis);
        page.paragraph(0, words.of("asked.at", diagnosis.at(), reader.zone().getId()));
        if (diagnosis.servers().isEmpty()) {
            page.blank();
            page.paragraph(0, words.of("no.servers"));
        }
        if (diagnosis.servers().size() > 1) {
            page.blank();
            for (ServerDiagnosis server : diagnosis.servers()) {
                page.item(0, "- ", Answers.sentence(server, diagnosis.target(), reader));
            }
        }
        for (ServerDiagnosis server : diagnosis.servers()) {
            page.blank();
            server(server, diagnosis);
        }
    }

    private void assumed(Diagnosis diagnosis) throws IOException {
        if (!diagnosis.assumed().isEmpty()) {
            page.blank();
            page.paragraph(0, words.of("assumed.title"));
            for (Assumption assumption : diagnosis.assumed()) {
                page.item(2, "~ ", Answers.assumption(assumption, diagnosis.target(), reader));
            }
            for (String warning : Answers.assumedWarnings(diagnosis, reader)) {
                page.paragraph(2, warning);
            }
            page.blank();
        }
    }

    private void target(Target target) throws IOException {
        page.heading(target.query().text(), '=');
        List<Update> variants = target.variants();
        if (variants.isEmpty()) {
            page.paragraph(0, words.of("target.unknown"));
        }
        for (Update variant : variants.subList(0, Math.min(SHOWN_VARIANTS, variants.size()))) {
            page.item(0, "* ", title(variant));
        }
        if (variants.size() > SHOWN_VARIANTS) {
            page.paragraph(2, words.of("target.more", variants.size() - SHOWN_VARIANTS));
        }
        if (target.perhapsMore()) {
            page.paragraph(0, words.of("target.newest", variants.size()));
        }
    }

    private String title(Update update) {
        String title = update.title(reader.locale());
        String numbers = update.kbArticles().stream().filter(kb -> !title.contains(kb)).map(kb -> "KB" + kb)
                .collect(Collectors.joining(" "));
        return numbers.isEmpty() ? title : title + " (" + numbers + ")";
    }

    private void server(ServerDiagnosis server, Diagnosis diagnosis) throws IOException {
        page.heading(words.of("server.heading", server.server().server(), server.server().collectedAt()), '-');
        page.paragraph(0, Answers.explanation(server, diagnosis.target(), reader));
        Outline outline = Outline.of(server);
        part(outline.variants(), "part.variants");
        for (VariantDiagnosis variant : outline.variants()) {
            page.item(2, "- ", title(variant.update()) + ": " + Answers.cause(variant, server, diagnosis.target(), reader));
        }
        int number = 0;
        part(outline.act(), "part.act");
        for (Finding finding : outline.act()) {
            finding(++number + ". ", finding, server, diagnosis);
        }
        part(outline.note(), "part.note");
        brief(outline.note());
        part(outline.advice(), "part.advice");
        brief(outline.advice());
        if (Stream.concat(outline.note().stream(), outline.advice().stream()).anyMatch(finding -> !finding.remedies().isEmpty())) {
            page.paragraph(2, words.of("brief.more"));
        }
        missing(outline, server.server().server(), Answers.notCollected(server, reader));
        part(outline.failed(), "part.failed");
        for (Finding finding : outline.failed()) {
            page.item(2, "- ", named(finding) + ": " + finding.message().text(reader));
        }
        part(outline.ruledOut(), "part.ruled-out");
        ruledOut(outline.ruledOut());
    }

    /** By stage, with the reason of each while they are few. */
    private void ruledOut(List<Finding> findings) throws IOException {
        if (findings.size() <= FEW_RULED_OUT) {
            for (Finding finding : findings) {
                page.item(2, "- ", finding.rule().id() + "  " + finding.message().text(reader));
            }
            return;
        }
        Map<Stage, List<String>> stages = new EnumMap<>(Stage.class);
        findings.forEach(finding -> stages.computeIfAbsent(finding.rule().stage(), any -> new ArrayList<>()).add(named(finding)));
        for (Map.Entry<Stage, List<String>> stage : stages.entrySet()) {
            page.item(2, "- ", words.of("ruled-out.stage", Answers.name(stage.getKey(), reader), String.join(SEMICOLON, stage.getValue())));
        }
        page.paragraph(2, words.of("ruled-out.reasons"));
    }

    /** What does not keep the update away: what it is and what to do, without the steps; what was told of another server is named. */
    private void brief(List<Finding> findings) throws IOException {
        for (Finding finding : findings) {
            String before = told.putIfAbsent(finding.rule().id() + finding.message().key(), finding.server());
            if (before != null && !before.equals(finding.server())) {
                page.item(2, "- ", words.of("finding.as-for", finding.rule().name(reader.locale()), Badges.of(finding, words), before));
                continue;
            }
            page.item(2, "- ", finding.message().text(reader));
            page.paragraph(4, "[" + Badges.of(finding, words) + "]");
            for (Remedy remedy : finding.remedies()) {
                page.item(4, "> ", new RemedyTexts(finding, remedy, reader).title());
            }
        }
    }

    private void part(List<?> content, String key) throws IOException {
        if (!content.isEmpty()) {
            page.blank();
            page.paragraph(0, words.of(key));
        }
    }

    private void finding(String bullet, Finding finding, ServerDiagnosis server, Diagnosis diagnosis) throws IOException {
        page.item(2, bullet, finding.message().text(reader));
        int indent = 2 + bullet.length();
        page.paragraph(indent, "[" + Badges.of(finding, words) + "]");
        if (Outline.toldElsewhere(finding, server, diagnosis)) {
            page.paragraph(indent, words.of("finding.see", finding.server()));
            return;
        }
        if (!finding.server().equalsIgnoreCase(server.server().server())) {
            page.paragraph(indent, words.of("finding.on", finding.server()));
        }
        String maskedBy = finding.maskedBy();
        if (maskedBy != null) {
            // what to do about it is not known before
            page.paragraph(indent, words.of("finding.masked", maskedBy));
            return;
        }
        for (Evidence evidence : finding.evidence()) {
            page.item(indent, "= ", words.of("evidence", Answers.factLabel(evidence.fact(), finding.rule().texts(), reader),
                    evidence.value(), from(evidence.from(), finding, server.server())));
        }
        for (Remedy remedy : finding.remedies()) {
            remedy(indent, new RemedyTexts(finding, remedy, reader));
        }
    }

    /** Where a value was read; what stands over the whole part is not repeated. */
    private String from(Provenance from, Finding finding, ServerState server) {
        boolean same = from.at().equals(server.collectedAt()) && from.source().startsWith(server.source() + "!");
        return same ? Answers.factLabel(from.source().substring(server.source().length() + 1), finding.rule().texts(), reader)
                : words.from(from);
    }

    private void remedy(int indent, RemedyTexts texts) throws IOException {
        page.item(indent, "> ", words.of(texts.remedy().writes() ? "remedy.writes" : "remedy.looks", texts.title()));
        int number = 0;
        for (String step : texts.steps()) {
            page.item(indent + 2, ++number + ") ", step);
        }
        for (String side : texts.sideEffects()) {
            page.item(indent + 2, "! ", words.of("remedy.side", side));
        }
        if (!texts.remedy().command().isEmpty()) {
            page.paragraph(indent + 2, words.of("remedy.command"));
            page.verbatim(indent + 4, texts.remedy().command());
        }
    }

    private void missing(Outline outline, String server, Optional<String> notCollected) throws IOException {
        List<Object> all = new ArrayList<>(outline.missing());
        all.addAll(outline.undecided());
        notCollected.ifPresent(all::add);
        part(all, "part.undecided");
        for (Gap gap : Gap.of(outline.missing(), server, words)) {
            for (String line : gap.lines(words)) {
                page.item(2, "? ", line);
            }
            page.item(4, "> ", gap.collect());
            page.paragraph(4, gap.neededBy(words));
        }
        for (Finding finding : outline.undecided()) {
            page.item(2, "? ", named(finding) + ": " + finding.message().text(reader));
        }
        if (notCollected.isPresent()) {
            page.item(2, "? ", notCollected.get());
        }
    }

    private String named(Finding finding) {
        return finding.rule().id() + " " + finding.rule().name(reader.locale());
    }
}
