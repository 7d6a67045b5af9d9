package org.todoku.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.todoku.core.Update;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Target;
import org.todoku.rules.VariantDiagnosis;

/** The diagnosis as plain text: the answer first, then what to do in order, then how it is known. */
final class DiagnosisText {

    private static final int SHOWN_VARIANTS = 6;

    private final Words words;
    private final Reader reader;
    private final TextPage page;

    DiagnosisText(Reader reader, Appendable out) {
        this.reader = reader;
        words = new Words(reader);
        page = new TextPage(out, reader.locale());
    }

    void write(Diagnosis diagnosis) throws IOException {
        target(diagnosis.target());
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
    }

    private String title(Update update) {
        String title = update.title(reader.locale());
        String numbers = update.kbArticles().stream().filter(kb -> !title.contains(kb)).map(kb -> "KB" + kb)
                .collect(Collectors.joining(" "));
        return numbers.isEmpty() ? title : title + " (" + numbers + ")";
    }

    private void server(ServerDiagnosis server, Diagnosis diagnosis) throws IOException {
        page.heading(words.of("server.heading", server.server().server(), server.server().collectedAt()), '-');
        page.paragraph(0, Answers.sentence(server, diagnosis.target(), reader));
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
        for (Finding finding : outline.note()) {
            finding("- ", finding, server, diagnosis);
        }
        part(outline.advice(), "part.advice");
        for (Finding finding : outline.advice()) {
            finding("- ", finding, server, diagnosis);
        }
        missing(outline, Answers.notCollected(server, reader));
        part(outline.failed(), "part.failed");
        for (Finding finding : outline.failed()) {
            page.item(2, "- ", named(finding) + ": " + finding.message().text(reader));
        }
        part(outline.ruledOut(), "part.ruled-out");
        for (Finding finding : outline.ruledOut()) {
            page.item(2, "- ", finding.rule().id() + "  " + finding.message().text(reader));
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
            page.paragraph(indent, words.of("finding.masked", maskedBy));
        }
        for (Evidence evidence : finding.evidence()) {
            page.item(indent, "= ",
                    words.of("evidence", Answers.factLabel(evidence.fact(), finding.rule().texts(), reader), evidence.value(),
                    evidence.from().source(), evidence.from().at()));
        }
        for (Remedy remedy : finding.remedies()) {
            remedy(indent, new RemedyTexts(finding, remedy, reader));
        }
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

    private void missing(Outline outline, Optional<String> notCollected) throws IOException {
        List<Object> all = new ArrayList<>(outline.missing());
        all.addAll(outline.undecided());
        notCollected.ifPresent(all::add);
        part(all, "part.undecided");
        for (Outline.Missing missing : outline.missing()) {
            Finding first = missing.neededBy().get(0);
            page.item(2, "? ", words.of("missing", Answers.factLabel(missing.fact().name(), first.rule().texts(), reader),
                    Answers.name(missing.fact().reason(), words.reader()), Answers.stated(missing.fact().detail(), reader))
                    .replace(" ()", ""));
            page.item(4, "> ", Answers.howToCollect(missing.fact().name(), first.rule().texts(), reader));
            page.paragraph(4, words.of("missing.needed-by", missing.rules(reader.locale())));
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

    /** Questions by servers. */
    static void table(List<Diagnosis> diagnoses, Words words, Appendable out) throws IOException {
        Map<String, String> servers = new LinkedHashMap<>();
        diagnoses.forEach(diagnosis -> diagnosis.servers()
                .forEach(server -> servers.putIfAbsent(server.server().key(), server.server().server())));
        List<String> header = new ArrayList<>(List.of(words.of("column.query")));
        header.addAll(servers.values());
        var table = new TextTable(header);
        for (Diagnosis diagnosis : diagnoses) {
            List<String> row = new ArrayList<>(List.of(diagnosis.target().query().text()));
            for (String key : servers.keySet()) {
                row.add(diagnosis.servers().stream().filter(server -> server.server().key().equals(key)).findFirst()
                        .map(server -> cell(server, words)).orElse("-"));
            }
            table.row(row);
        }
        table.write(out, words.locale(), 0);
        Map<String, String> legend = new LinkedHashMap<>();
        diagnoses.stream().flatMap(diagnosis -> diagnosis.servers().stream()).flatMap(server -> server.topFinding().stream())
                .forEach(finding -> legend.put(finding.rule().id(), finding.rule().name(words.locale())));
        var page = new TextPage(out, words.locale());
        if (!legend.isEmpty()) {
            page.blank();
        }
        for (Map.Entry<String, String> entry : legend.entrySet()) {
            page.item(0, entry.getKey() + "  ", entry.getValue());
        }
    }

    private static String cell(ServerDiagnosis server, Words words) {
        String state = Answers.stateWord(server, words.reader());
        return server.topFinding().map(finding -> state + ": " + finding.rule().id()).orElse(state);
    }
}
