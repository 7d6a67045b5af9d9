package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamException;

import org.todoku.core.Update;
import org.todoku.core.assumption.Assumption;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Target;
import org.todoku.rules.VariantDiagnosis;

/** Diagnoses as one HTML file that is also well-formed XML: no script, no other file, nothing from the network. */
final class DiagnosisHtml {

    private static final int SHOWN_VARIANTS = 12;

    private final Reader reader;
    private final Words words;

    DiagnosisHtml(Reader reader) {
        this.reader = reader;
        words = new Words(reader);
    }

    void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
        String title = diagnoses.size() == 1 ? diagnoses.get(0).target().query().text() : words.of("html.title.many", diagnoses.size());
        Markup.document(out, "<!DOCTYPE html>\n", root -> root.element("html", html -> {
            html.element("head", head -> head(head, title));
            html.element("body", body -> {
                body.element("header", header -> {
                    header.text("p", words.of("html.kicker"), "class", "kicker");
                    header.element("h1", h1 -> h1.text("bdi", title));
                    if (!diagnoses.isEmpty()) {
                        header.text("p", words.of("asked.at", diagnoses.get(0).at(), reader.zone().getId()), "class", "quiet");
                    }
                });
                if (diagnoses.size() > 1) {
                    contents(body, diagnoses);
                }
                body.element("main", main -> {
                    int number = 0;
                    for (Diagnosis diagnosis : diagnoses) {
                        diagnosis(main, diagnosis, ++number, diagnoses.size() > 1);
                    }
                });
            });
        }, "xmlns", "http://www.w3.org/1999/xhtml", "lang", reader.locale().getLanguage()));
    }

    static void head(Markup head, String title) throws XMLStreamException {
        head.empty("meta", "charset", "utf-8");
        head.empty("meta", "http-equiv", "Content-Security-Policy", "content",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.empty("meta", "name", "color-scheme", "content", "light dark");
        head.text("title", title + " – Todoku");
        head.text("style", style());
    }

    /** The style sheet; it contains no character that markup would escape. */
    private static String style() {
        try (InputStream in = Objects.requireNonNull(DiagnosisHtml.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void contents(Markup body, List<Diagnosis> diagnoses) throws XMLStreamException {
        body.element("nav", nav -> nav.element("ol", list -> {
            int number = 0;
            for (Diagnosis diagnosis : diagnoses) {
                String href = "#q" + ++number;
                list.element("li", item -> {
                    item.element("a", link -> link.text("bdi", diagnosis.target().query().text()), "href", href);
                    chips(item, diagnosis);
                });
            }
        }));
    }

    /** Each server with its state. */
    void chips(Markup item, Diagnosis diagnosis) throws XMLStreamException {
        for (ServerDiagnosis server : diagnosis.servers()) {
            item.text(" ");
            item.text("span", server.server().server() + ": " + Answers.stateWord(server, reader), "class",
                    "chip " + tone(server, diagnosis));
        }
    }

    private void diagnosis(Markup main, Diagnosis diagnosis, int number, boolean many) throws XMLStreamException {
        main.element("article", article -> {
            if (many) {
                article.element("h2", h2 -> h2.text("bdi", diagnosis.target().query().text()), "id", "q" + number);
            }
            content(article, diagnosis, many ? "h3" : "h2");
        });
    }

    /** Everything but the question, servers under headings of that level. */
    void content(Markup article, Diagnosis diagnosis, String level) throws XMLStreamException {
        target(article, diagnosis.target());
        assumed(article, diagnosis);
        if (diagnosis.servers().isEmpty()) {
            article.text("p", words.of("no.servers"));
        }
        for (ServerDiagnosis server : diagnosis.servers()) {
            article.element("section", section -> server(section, server, diagnosis, level), "class", "server " + tone(server, diagnosis));
        }
    }

    private void assumed(Markup article, Diagnosis diagnosis) throws XMLStreamException {
        if (!diagnosis.assumed().isEmpty()) {
            article.element("section", section -> {
                section.text("p", words.of("assumed.title"), "class", "message");
                section.element("ul", list -> {
                    for (Assumption assumption : diagnosis.assumed()) {
                        list.text("li", Answers.assumption(assumption, diagnosis.target(), reader));
                    }
                });
                section.text("p", String.join(" ", Answers.assumedWarnings(diagnosis, reader)));
            }, "class", "assumed");
        }
    }

    private void target(Markup article, Target target) throws XMLStreamException {
        List<Update> variants = target.variants();
        if (variants.isEmpty()) {
            article.text("p", words.of("target.unknown"));
            return;
        }
        article.element("ul", list -> {
            for (Update update : variants.subList(0, Math.min(SHOWN_VARIANTS, variants.size()))) {
                list.element("li", item -> {
                    item.text("bdi", update.title(reader.locale()));
                    String kb = update.kbArticles().stream().map(one -> "KB" + one).collect(Collectors.joining(", "));
                    item.text("small", " " + kb + " · " + update.id() + (update.revision() > 0 ? "/" + update.revision() : ""), "class",
                            "quiet");
                });
            }
        }, "class", "variants");
        if (variants.size() > SHOWN_VARIANTS) {
            article.text("p", words.of("target.more", variants.size() - SHOWN_VARIANTS), "class", "quiet");
        }
        if (target.perhapsMore()) {
            article.text("p", words.of("target.newest", variants.size()));
        }
    }

    private static String tone(ServerDiagnosis server, Diagnosis diagnosis) {
        return switch (Outline.outcome(server, diagnosis)) {
            case RULE_FAILED, BLOCKED -> "bad";
            case UNDECIDED -> "open";
            case CLEAR -> "good";
        };
    }

    private void server(Markup section, ServerDiagnosis server, Diagnosis diagnosis, String level) throws XMLStreamException {
        section.element(level, heading -> {
            heading.text("bdi", server.server().server());
            heading.text(" ");
            heading.text("span", Answers.stateWord(server, reader), "class", "chip");
        });
        section.text("p", Answers.sentence(server, diagnosis.target(), reader), "class", "answer");
        section.text("p", Answers.explanation(server, diagnosis.target(), reader));
        section.text("p", words.of("collected.at", server.server().collectedAt(), server.server().source()), "class", "quiet");
        Outline outline = Outline.of(server);
        String part = level.equals("h2") ? "h3" : "h4";
        if (!outline.variants().isEmpty()) {
            section.text(part, words.of("part.variants"));
            section.element("ul", list -> {
                for (VariantDiagnosis variant : outline.variants()) {
                    list.element("li", item -> {
                        item.text("bdi", variant.update().title(reader.locale()));
                        item.text(": " + Answers.cause(variant, server, diagnosis.target(), reader));
                    });
                }
            }, "class", "variants");
        }
        findings(section, server, diagnosis, outline.act(), "part.act", part);
        findings(section, server, diagnosis, outline.note(), "part.note", part);
        findings(section, server, diagnosis, outline.advice(), "part.advice", part);
        missing(section, outline, server.server().server(), Answers.notCollected(server, reader), part);
        brief(section, outline.failed(), "part.failed");
        brief(section, outline.ruledOut(), "part.ruled-out");
    }

    private void findings(Markup section, ServerDiagnosis server, Diagnosis diagnosis, List<Finding> findings, String title,
            String part) throws XMLStreamException {
        if (findings.isEmpty()) {
            return;
        }
        section.text(part, words.of(title), "class", "part");
        section.element("part.act".equals(title) ? "ol" : "ul", list -> {
            for (Finding finding : findings) {
                list.element("li", item -> finding(item, finding, server, diagnosis), "class", "finding " + effect(finding));
            }
        }, "class", "findings");
    }

    private static String effect(Finding finding) {
        Effect effect = finding.effect();
        return effect == null ? "none" : effect.name().toLowerCase(Locale.ROOT);
    }

    private void finding(Markup item, Finding finding, ServerDiagnosis server, Diagnosis diagnosis) throws XMLStreamException {
        item.text("p", finding.message().text(reader), "class", "message");
        item.text("p", finding.rule().name(reader.locale()) + " · " + Badges.of(finding, words), "class", "badges");
        if (Outline.toldElsewhere(finding, server, diagnosis)) {
            item.text("p", words.of("finding.see", finding.server()));
            return;
        }
        if (!finding.server().equalsIgnoreCase(server.server().server())) {
            item.text("p", words.of("finding.on", finding.server()));
        }
        String maskedBy = finding.maskedBy();
        if (maskedBy != null) {
            item.text("p", words.of("finding.masked", maskedBy));
            return;
        }
        if (!finding.evidence().isEmpty()) {
            item.element("dl", list -> {
                for (var evidence : finding.evidence()) {
                    list.text("dt", Answers.factLabel(evidence.fact(), finding.rule().texts(), reader));
                    list.element("dd", value -> {
                        value.text("bdi", words.shown(evidence.value()));
                        value.text("small", " " + words.from(evidence.from()), "class", "quiet");
                    });
                }
            });
        }
        for (Remedy remedy : finding.remedies()) {
            item.element("div", box -> remedy(box, new RemedyTexts(finding, remedy, reader)), "class", "remedy");
        }
    }

    private void remedy(Markup box, RemedyTexts texts) throws XMLStreamException {
        box.text("p", words.of(texts.remedy().writes() ? "remedy.writes" : "remedy.looks", texts.title()), "class", "remedy-title");
        list(box, "ol", texts.steps());
        if (!texts.remedy().command().isEmpty()) {
            box.element("pre", pre -> pre.text("code", texts.remedy().command()));
        }
        list(box, "ul", texts.sideEffects().stream().map(side -> words.of("remedy.side", side)).toList());
    }

    private static void list(Markup box, String kind, List<String> items) throws XMLStreamException {
        if (!items.isEmpty()) {
            box.element(kind, list -> {
                for (String item : items) {
                    list.text("li", item);
                }
            });
        }
    }

    private void missing(Markup section, Outline outline, String server, Optional<String> notCollected,
            String part) throws XMLStreamException {
        if (outline.missing().isEmpty() && outline.undecided().isEmpty() && notCollected.isEmpty()) {
            return;
        }
        section.text(part, words.of("part.undecided"), "class", "part");
        section.element("ul", list -> {
            for (Gap gap : Gap.of(outline.missing(), server, words)) {
                list.element("li", item -> {
                    for (String line : gap.lines(words)) {
                        item.text("p", line, "class", "message");
                    }
                    item.text("p", gap.collect());
                    item.text("p", gap.neededBy(words), "class", "quiet");
                });
            }
            for (Finding finding : outline.undecided()) {
                list.text("li", named(finding) + ": " + finding.message().text(reader));
            }
            if (notCollected.isPresent()) {
                list.text("li", notCollected.get());
            }
        }, "class", "missing");
    }

    private void brief(Markup section, List<Finding> findings, String title) throws XMLStreamException {
        if (findings.isEmpty()) {
            return;
        }
        section.element("details", details -> {
            details.text("summary", words.of(title) + " (" + findings.size() + ")");
            details.element("ul", list -> {
                for (Finding finding : findings) {
                    list.text("li", finding.rule().id() + " " + finding.message().text(reader));
                }
            });
        }, "open", "open");
    }

    private String named(Finding finding) {
        return finding.rule().id() + " " + finding.rule().name(reader.locale());
    }
}
