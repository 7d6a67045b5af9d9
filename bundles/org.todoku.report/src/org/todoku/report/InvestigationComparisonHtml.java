package org.todoku.report;

import java.io.IOException;

import javax.xml.stream.XMLStreamException;

import org.todoku.report.InvestigationComparison.Change;
import org.todoku.rules.Reader;

/** What differs between two versions of an investigation as one HTML file: what people wrote stands as they typed it. */
final class InvestigationComparisonHtml {

    private static final String CLASS = "class";

    private final Reader reader;
    private final ComparedWords words;

    InvestigationComparisonHtml(Reader reader) {
        this.reader = reader;
        words = new ComparedWords(reader);
    }

    void write(InvestigationComparison comparison, Appendable out) throws IOException {
        String title = comparison.title().isBlank() ? words.of("compared.title") : comparison.title();
        Markup.document(out, "<!DOCTYPE html>\n", root -> root.element("html", html -> {
            html.element("head", head -> DiagnosisHtml.head(head, title));
            html.element("body", body -> {
                body.element("header", header -> {
                    header.text("p", words.of("compared.title"), CLASS, "kicker");
                    header.element("h1", h1 -> h1.text("bdi", title));
                    header.text("p", words.summary(comparison));
                });
                body.element("main", main -> {
                    for (Change change : comparison.changes()) {
                        main.element("article", article -> change(article, change), CLASS, "server " + tone(change));
                    }
                });
            });
        }, "xmlns", "http://www.w3.org/1999/xhtml", "lang", reader.locale().getLanguage()));
    }

    /** As the style sheet calls what is good, open and bad. */
    private static String tone(Change change) {
        return switch (change.kind()) {
            case ADDED -> "good";
            case CHANGED -> "open";
            case REMOVED -> "bad";
        };
    }

    private void change(Markup article, Change change) throws XMLStreamException {
        article.element("h2", h2 -> {
            h2.text("span", words.kind(change), CLASS, "chip");
            h2.text(" ");
            h2.text("bdi", words.what(change));
        });
        said(article, "compared.before", words.before(change));
        said(article, "compared.after", words.after(change));
    }

    private void said(Markup article, String title, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            article.text("p", words.of(title), CLASS, "quiet");
            article.text("pre", text);
        }
    }
}
