package org.todoku.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLStreamException;

import org.todoku.report.InvestigationContent.Answer;
import org.todoku.report.InvestigationContent.Decision;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.Note;
import org.todoku.report.InvestigationContent.Question;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;

/** An investigation as one HTML file that is also well-formed XML: no script, no other file, nothing from the network. */
final class InvestigationHtml {

    private static final int NOTE_LEVEL = 3;
    private static final String QUIET = "quiet";
    private static final String CLASS = "class";

    private final Reader reader;
    private final InvestigationWords words;
    private final DiagnosisHtml answers;

    InvestigationHtml(Reader reader) {
        this.reader = reader;
        words = new InvestigationWords(reader);
        answers = new DiagnosisHtml(reader);
    }

    void write(InvestigationContent content, Appendable out) throws IOException {
        Markup.document(out, "<!DOCTYPE html>\n", root -> root.element("html", html -> {
            html.element("head", head -> DiagnosisHtml.head(head, content.title()));
            html.element("body", body -> {
                body.element("header", header -> header(header, content));
                body.element("main", main -> {
                    summary(main, content);
                    decisions(main, content.decisions());
                    notes(main, content.notes());
                    int number = 0;
                    for (Question question : content.questions()) {
                        String id = "q" + ++number;
                        main.element("article", article -> question(article, question, id));
                    }
                    for (AnsweredList list : content.lists()) {
                        main.element("article", article -> new FleetHtml(FleetAnswers.of(list, reader)).part(article, list.name(reader)));
                    }
                    table(main, "part.servers", words.serverColumns(), content.servers().stream().map(words::cells).toList());
                    table(main, "part.attachments", words.attachmentColumns(), content.attachments().stream().map(words::cells).toList());
                });
            });
        }, "xmlns", "http://www.w3.org/1999/xhtml", "lang", reader.locale().getLanguage()));
    }

    private void header(Markup header, InvestigationContent content) throws XMLStreamException {
        header.text("p", words.of("kicker"), CLASS, "kicker");
        header.element("h1", h1 -> h1.text("bdi", content.title()));
        for (String line : words.head(content)) {
            header.text("p", line, CLASS, QUIET);
        }
    }

    private void summary(Markup main, InvestigationContent content) throws XMLStreamException {
        if (content.questions().isEmpty()) {
            return;
        }
        main.text("h2", words.of("part.questions"));
        main.element("ol", list -> {
            int number = 0;
            for (Question question : content.questions()) {
                String href = "#q" + ++number;
                Answer newest = question.newest();
                list.element("li", item -> {
                    item.element("a", link -> link.text("bdi", question.text()), "href", href);
                    if (newest != null) {
                        answers.chips(item, newest.diagnosis());
                    }
                });
            }
        }, CLASS, "summary");
    }

    private void decisions(Markup main, List<Decision> decisions) throws XMLStreamException {
        if (decisions.isEmpty()) {
            return;
        }
        main.text("h2", words.of("part.decisions"));
        for (Decision decision : decisions) {
            main.element("section", section -> {
                section.element("p", line -> {
                    line.text("span", words.state(decision), CLASS, "chip");
                    line.text(" ");
                    line.text("bdi", words.origin(decision), CLASS, QUIET);
                });
                new NoteText(decision.text(), NOTE_LEVEL).html(section);
            }, CLASS, "note " + decision.state().name().toLowerCase(Locale.ROOT));
        }
    }

    private void notes(Markup main, List<Note> notes) throws XMLStreamException {
        if (notes.isEmpty()) {
            return;
        }
        main.text("h2", words.of("part.notes"));
        for (Note note : notes) {
            main.element("section", section -> {
                section.element("p", line -> line.text("bdi", words.origin(note)), CLASS, QUIET);
                new NoteText(note.text(), NOTE_LEVEL).html(section);
            }, CLASS, "note");
        }
    }

    private void question(Markup article, Question question, String id) throws XMLStreamException {
        article.element("h2", h2 -> h2.text("bdi", question.text()), "id", id);
        Answer newest = question.newest();
        if (newest == null) {
            article.text("p", words.of("question.asked", question.askedAt()), CLASS, QUIET);
            article.text("p", words.of("question.none"));
            return;
        }
        article.text("p", words.of("question.asked", question.askedAt()) + " · " + words.of("answer.of", newest.diagnosis().at()), CLASS,
                QUIET);
        marked(article, newest.marked());
        answers.content(article, newest.diagnosis(), "h3");
        if (!question.others().isEmpty()) {
            article.text("h3", words.of("question.earlier"));
            for (Answer earlier : question.others()) {
                article.element("details", details -> earlier(details, earlier), "open", "open");
            }
        }
    }

    private void earlier(Markup details, Answer earlier) throws XMLStreamException {
        Diagnosis diagnosis = earlier.diagnosis();
        details.text("summary", words.of("answer.of", diagnosis.at()));
        for (String line : words.assumed(diagnosis)) {
            details.element("p", said -> said.text("strong", line));
        }
        details.element("ul", list -> {
            for (ServerDiagnosis server : diagnosis.servers()) {
                list.text("li", Answers.sentence(server, diagnosis.target(), reader));
            }
        });
        marked(details, earlier.marked());
    }

    private void marked(Markup parent, List<Marked> marked) throws XMLStreamException {
        if (marked.isEmpty()) {
            return;
        }
        parent.text("h4", words.of("question.marked"));
        parent.element("ul", list -> {
            for (Marked one : marked) {
                list.element("li", item -> {
                    item.text(words.marked(one));
                    if (one.important()) {
                        item.text(" ");
                        item.text("span", words.of("important"), CLASS, "chip");
                    }
                    if (!one.comment().isBlank()) {
                        item.element("div", comment -> new NoteText(one.comment(), NOTE_LEVEL + 1).html(comment), CLASS, "note");
                    }
                });
            }
        }, CLASS, "marked");
    }

    private void table(Markup main, String title, List<String> columns, List<List<String>> rows) throws XMLStreamException {
        if (rows.isEmpty()) {
            return;
        }
        main.text("h2", words.of(title));
        main.element("table", table -> {
            table.element("thead", head -> head.element("tr", row -> {
                for (String column : columns) {
                    row.text("th", column);
                }
            }));
            table.element("tbody", body -> {
                for (List<String> cells : rows) {
                    body.element("tr", row -> {
                        for (String cell : cells) {
                            row.element("td", td -> td.text("bdi", cell));
                        }
                    });
                }
            });
        }, CLASS, "fleet");
    }
}
