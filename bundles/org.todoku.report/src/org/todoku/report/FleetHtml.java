package org.todoku.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.FleetAnswer.Lack;

/** The answers to many questions as one HTML file: the table, the causes with what to do, what is not known, the advice. */
final class FleetHtml {

    private final FleetAnswers answers;
    private final FleetWords words;
    private final FleetCauses causes;

    FleetHtml(FleetAnswers answers) {
        this.answers = answers;
        words = new FleetWords(answers);
        causes = new FleetCauses(answers);
    }

    void write(Appendable out) throws IOException {
        String title = answers.asked() == 0 ? words.of("heading.none")
                : words.of("html.title", answers.asked(), answers.servers().size());
        var advice = new StringBuilder();
        FleetText.advice(answers, words, new TextPage(advice, answers.reader().locale()));
        Markup.document(out, "<!DOCTYPE html>\n", root -> root.element("html", html -> {
            html.element("head", head -> DiagnosisHtml.head(head, title));
            html.element("body", body -> {
                body.element("header", header -> head(header, title));
                body.element("main", main -> {
                    content(main, "h2");
                    if (!advice.isEmpty()) {
                        main.text("h2", words.of("advice"));
                        main.text("pre", advice.toString());
                    }
                });
            }, "class", "wide");
        }, "xmlns", "http://www.w3.org/1999/xhtml", "lang", answers.reader().locale().getLanguage()));
    }

    /** As a part of another page. */
    void part(Markup article, String title) throws XMLStreamException {
        article.element("h2", h2 -> h2.text("bdi", title));
        about(article);
        content(article, "h3");
    }

    private void content(Markup main, String heading) throws XMLStreamException {
        table(main);
        counts(main);
        groups(main);
        lacking(main, heading);
    }

    private void head(Markup header, String title) throws XMLStreamException {
        header.text("h1", title);
        about(header);
    }

    private void about(Markup header) throws XMLStreamException {
        header.text("p", words.of("asked.at", answers.at(), answers.reader().zone().getId()), "class", "quiet");
        if (!words.domain().isEmpty()) {
            header.text("p", words.of("domain", words.domain()), "class", "quiet");
        }
        if (answers.partial()) {
            header.text("p", words.partial(answers), "class", "answer");
        }
        ListSummary list = answers.list();
        if (list != null) {
            for (String line : words.list(list)) {
                header.text("p", line, "class", "quiet");
            }
            header.element("ul", unused -> {
                for (ListSummary.Unused row : list.examples()) {
                    unused.text("li", words.of("list.unused.row", row.line(), row.text()), "class", "quiet");
                }
            });
        }
    }

    private void table(Markup main) throws XMLStreamException {
        main.element("table", table -> {
            table.element("thead", head -> head.element("tr", row -> {
                row.text("th", words.of("column.query"));
                for (String server : answers.servers().values()) {
                    row.element("th", cell -> cell.text("bdi", words.serverName(server)));
                }
            }));
            table.element("tbody", body -> {
                for (FleetAnswers.Row row : answers.rows()) {
                    body.element("tr", line -> row(line, row));
                }
            });
        }, "class", "fleet");
    }

    private void row(Markup line, FleetAnswers.Row row) throws XMLStreamException {
        line.element("th", cell -> {
            cell.text("bdi", row.query());
            cell.text("small", " " + row.title(), "class", "quiet");
        });
        for (String server : answers.servers().keySet()) {
            FleetAnswer answer = row.answers().get(server);
            String sentence = answer == null ? "" : answer.sentence();
            if (sentence.isEmpty()) {
                line.text("td", words.cell(answer), "class", tone(answer));
            } else {
                line.text("td", words.cell(answer), "class", tone(answer), "title", sentence);
            }
        }
    }

    private static String tone(@Nullable FleetAnswer answer) {
        return answer == null ? "" : switch (answer.fate()) {
            case FAILED, BLOCKED -> "bad";
            case UNDECIDED, ARRIVING -> "open";
            case ELSEWHERE, PRESENT -> "good";
        };
    }

    private void counts(Markup main) throws XMLStreamException {
        List<Fate> fates = java.util.Arrays.stream(Fate.values()).filter(fate -> causes.count(fate) > 0).toList();
        main.element("table", table -> {
            table.element("thead", head -> head.element("tr", row -> {
                row.text("th", words.of("column.server"));
                for (Fate fate : fates) {
                    row.text("th", words.of("fate", fate));
                }
            }));
            table.element("tbody", body -> {
                for (String server : answers.servers().keySet()) {
                    body.element("tr", row -> {
                        row.element("th", cell -> cell.text("bdi", words.server(server)));
                        for (Fate fate : fates) {
                            row.text("td", words.shown(causes.count(server, fate)));
                        }
                    });
                }
            });
        }, "class", "fleet");
    }

    private void groups(Markup main) throws XMLStreamException {
        for (FleetCauses.Group group : causes.groups()) {
            main.element("section", section -> {
                section.text("h3", words.of("group", group.cause().rule(), group.cause().name(), group.updates(),
                        group.servers().size()));
                if (!group.cause().why().isEmpty()) {
                    section.text("p", words.of("group.why", words.serverName(group.cause().server()), group.cause().why()), "class",
                            "message");
                }
                if (!group.cause().remedy().isEmpty()) {
                    section.text("p", "→ " + group.cause().remedy());
                }
                section.element("ul", list -> {
                    for (Map.Entry<String, List<String>> servers : group.byServers(words).entrySet()) {
                        list.text("li", servers.getKey() + ": " + words.listed(servers.getValue()));
                    }
                });
            }, "class", "server");
        }
    }

    private void lacking(Markup main, String heading) throws XMLStreamException {
        if (causes.lacking().isEmpty()) {
            return;
        }
        main.text(heading, words.of("lacking"));
        main.element("ul", list -> {
            for (Map.Entry<String, Map<Lack, Set<String>>> way : causes.lacking().entrySet()) {
                list.element("li", item -> {
                    item.text("p", words.of("lacking.facts", way.getValue().keySet().stream().map(Lack::label).toList(),
                            way.getValue().values().stream().flatMap(Set::stream).distinct().map(words::server).toList()));
                    item.text("p", way.getKey(), "class", "quiet");
                });
            }
        });
    }
}
