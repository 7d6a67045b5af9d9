package org.todoku.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.todoku.core.Update;
import org.todoku.core.assumption.Assumption;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Target;
import org.todoku.rules.VariantDiagnosis;

/** Diagnoses as Markdown, for tickets and wikis. */
final class DiagnosisMarkdown {

    private static final int SHOWN_VARIANTS = 12;
    private static final String BULLET = "- ";
    private static final int INDENT = 2;

    private final Reader reader;
    private final Words words;
    private final MarkdownPage page;

    DiagnosisMarkdown(Reader reader, Appendable out) {
        this.reader = reader;
        words = new Words(reader);
        page = new MarkdownPage(out);
    }

    void write(Diagnosis diagnosis, int level) throws IOException {
        page.heading(level, escaped(diagnosis.target().query().text()));
        content(diagnosis, level + 1);
    }

    /** Everything but the question, servers under headings of that level. */
    void content(Diagnosis diagnosis, int level) throws IOException {
        page.paragraph(of("asked.at", diagnosis.at(), reader.zone().getId()));
        target(diagnosis.target());
        assumed(diagnosis);
        if (diagnosis.servers().isEmpty()) {
            page.paragraph(of("no.servers"));
        }
        for (ServerDiagnosis server : diagnosis.servers()) {
            server(server, diagnosis, level);
        }
    }

    private static String escaped(String text) {
        return MarkdownPage.escaped(text);
    }

    private String of(String key, Object... args) {
        return escaped(words.of(key, args));
    }

    private static String strong(String escaped) {
        return "**" + escaped + "**";
    }

    private void assumed(Diagnosis diagnosis) throws IOException {
        if (!diagnosis.assumed().isEmpty()) {
            page.paragraph(strong(of("assumed.title")));
            for (Assumption assumption : diagnosis.assumed()) {
                page.item(0, BULLET, escaped(Answers.assumption(assumption, diagnosis.target(), reader)));
            }
            page.blank();
            page.paragraph(escaped(String.join(" ", Answers.assumedWarnings(diagnosis, reader))));
        }
    }

    private void target(Target target) throws IOException {
        List<Update> variants = target.variants();
        if (variants.isEmpty()) {
            page.paragraph(of("target.unknown"));
            return;
        }
        for (Update update : variants.subList(0, Math.min(SHOWN_VARIANTS, variants.size()))) {
            String kb = update.kbArticles().stream().map(one -> "KB" + one).collect(Collectors.joining(", "));
            page.item(0, BULLET, escaped(update.title(reader.locale()) + " · " + kb + " · " + update.id()
                    + (update.revision() > 0 ? "/" + update.revision() : "")));
        }
        if (variants.size() > SHOWN_VARIANTS) {
            page.item(0, BULLET, of("target.more", variants.size() - SHOWN_VARIANTS));
        }
        page.blank();
        if (target.perhapsMore()) {
            page.paragraph(of("target.newest", variants.size()));
        }
    }

    private void server(ServerDiagnosis server, Diagnosis diagnosis, int level) throws IOException {
        page.heading(level, escaped(server.server().server()) + " – " + escaped(Answers.stateWord(server, reader)));
        page.paragraph(strong(escaped(Answers.sentence(server, diagnosis.target(), reader))));
        page.paragraph(escaped(Answers.explanation(server, diagnosis.target(), reader)));
        page.paragraph(of("collected.at", server.server().collectedAt(), server.server().source()));
        Outline outline = Outline.of(server);
        if (!outline.variants().isEmpty()) {
            page.heading(level + 1, of("part.variants"));
            for (VariantDiagnosis variant : outline.variants()) {
                page.item(0, BULLET, escaped(variant.update().title(reader.locale()) + ": "
                        + Answers.cause(variant, server, diagnosis.target(), reader)));
            }
            page.blank();
        }
        findings(server, diagnosis, outline.act(), "part.act", level + 1);
        findings(server, diagnosis, outline.note(), "part.note", level + 1);
        findings(server, diagnosis, outline.advice(), "part.advice", level + 1);
        missing(server, outline, level + 1);
        brief(outline.failed(), "part.failed", level + 1);
        brief(outline.ruledOut(), "part.ruled-out", level + 1);
    }

    private void findings(ServerDiagnosis server, Diagnosis diagnosis, List<Finding> findings, String title,
            int level) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        page.heading(level, of(title));
        int number = 0;
        for (Finding finding : findings) {
            String bullet = "part.act".equals(title) ? ++number + ". " : BULLET;
            finding(bullet, finding, server, diagnosis);
        }
    }

    private void finding(String bullet, Finding finding, ServerDiagnosis server, Diagnosis diagnosis) throws IOException {
        int indent = bullet.length();
        page.item(0, bullet, strong(escaped(finding.message().text(reader))));
        page.blank();
        page.paragraph(indent, escaped(finding.rule().name(reader.locale()) + " · " + Badges.of(finding, words)));
        if (Outline.toldElsewhere(finding, server, diagnosis)) {
            page.paragraph(indent, of("finding.see", finding.server()));
            return;
        }
        if (!finding.server().equalsIgnoreCase(server.server().server())) {
            page.paragraph(indent, of("finding.on", finding.server()));
        }
        String maskedBy = finding.maskedBy();
        if (maskedBy != null) {
            page.paragraph(indent, of("finding.masked", maskedBy));
            return;
        }
        for (Evidence evidence : finding.evidence()) {
            page.item(indent, BULLET, escaped(words.of("evidence", Answers.factLabel(evidence.fact(), finding.rule().texts(), reader),
                    evidence.value(), words.from(evidence.from()))));
        }
        if (!finding.evidence().isEmpty()) {
            page.blank();
        }
        for (var remedy : finding.remedies()) {
            remedy(indent, new RemedyTexts(finding, remedy, reader));
        }
    }

    private void remedy(int indent, RemedyTexts texts) throws IOException {
        page.paragraph(indent, strong(of(texts.remedy().writes() ? "remedy.writes" : "remedy.looks", texts.title())));
        int number = 0;
        for (String step : texts.steps()) {
            page.item(indent, ++number + ". ", escaped(step));
        }
        if (number > 0) {
            page.blank();
        }
        if (!texts.remedy().command().isEmpty()) {
            page.code(indent, "powershell", texts.remedy().command());
        }
        List<String> sides = texts.sideEffects();
        for (String side : sides) {
            page.item(indent, BULLET, of("remedy.side", side));
        }
        if (!sides.isEmpty()) {
            page.blank();
        }
    }

    private void missing(ServerDiagnosis server, Outline outline, int level) throws IOException {
        Optional<String> notCollected = Answers.notCollected(server, reader);
        if (outline.missing().isEmpty() && outline.undecided().isEmpty() && notCollected.isEmpty()) {
            return;
        }
        page.heading(level, of("part.undecided"));
        for (Gap gap : Gap.of(outline.missing(), server.server().server(), words)) {
            page.item(0, BULLET, gap.lines(words).stream().map(line -> strong(escaped(line))).collect(Collectors.joining("  \n  ")));
            page.blank();
            page.paragraph(INDENT, escaped(gap.collect()));
            page.paragraph(INDENT, escaped(gap.neededBy(words)));
        }
        for (Finding finding : outline.undecided()) {
            page.item(0, BULLET, escaped(finding.rule().id() + " " + finding.rule().name(reader.locale()) + ": "
                    + finding.message().text(reader)));
        }
        if (notCollected.isPresent()) {
            page.item(0, BULLET, escaped(notCollected.get()));
        }
        page.blank();
    }

    private void brief(List<Finding> findings, String title, int level) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        page.heading(level, of(title));
        for (Finding finding : findings) {
            page.item(0, BULLET, escaped(finding.rule().id() + " " + finding.message().text(reader)));
        }
        page.blank();
    }
}
