package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.todoku.report.InvestigationComparison.Change;
import org.todoku.rules.Reader;

/** What differs between two versions of an investigation. The methods append to the output and neither flush nor close it. */
public final class InvestigationComparisonReports {

    /** Version of the JSON form; a reader of 1.0 reads every 1.x. */
    public static final String SCHEMA_VERSION = "1.0";

    private InvestigationComparisonReports() {
    }

    /** Plain text for a terminal: what was there with a minus before each line, what is there now with a plus. */
    public static void text(InvestigationComparison comparison, Reader reader, Appendable out) throws IOException {
        ComparedWords words = new ComparedWords(reader);
        TextPage page = new TextPage(out, reader.locale());
        if (!comparison.title().isBlank()) {
            page.heading(comparison.title(), '=');
        }
        page.paragraph(0, words.summary(comparison));
        for (Change change : comparison.changes()) {
            page.blank();
            page.item(0, "", "[" + words.kind(change) + "] " + words.what(change));
            lines(page, "- ", words.before(change));
            lines(page, "+ ", words.after(change));
        }
    }

    private static void lines(TextPage page, String mark, String text) throws IOException {
        if (!text.isEmpty()) {
            for (String line : text.split("\\R")) {
                page.item(2, mark, line);
            }
        }
    }

    /** For wikis and tickets; what people wrote stands as they typed it, in blocks. */
    public static void markdown(InvestigationComparison comparison, Reader reader, Appendable out) throws IOException {
        ComparedWords words = new ComparedWords(reader);
        MarkdownPage page = new MarkdownPage(out);
        if (!comparison.title().isBlank()) {
            page.heading(1, MarkdownPage.escaped(comparison.title()));
        }
        page.paragraph(MarkdownPage.escaped(words.summary(comparison)));
        for (Change change : comparison.changes()) {
            page.paragraph("**" + MarkdownPage.escaped(words.kind(change)) + "** " + MarkdownPage.escaped(words.what(change)));
            block(page, words.of("compared.before"), words.before(change));
            block(page, words.of("compared.after"), words.after(change));
        }
    }

    /** One file that needs nothing else and runs nothing. */
    public static void html(InvestigationComparison comparison, Reader reader, Appendable out) throws IOException {
        new InvestigationComparisonHtml(reader).write(comparison, out);
    }

    /** One JSON document as {@link #schema()} describes it. */
    public static void json(InvestigationComparison comparison, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> new InvestigationComparisonJson(reader).write(json, comparison));
    }

    /** The JSON Schema of the JSON form, which refers to those of an investigation and a diagnosis; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(
                InvestigationComparisonReports.class.getResourceAsStream("/schemas/investigation-comparison-1.json"));
    }

    private static void block(MarkdownPage page, String title, String text) throws IOException {
        if (!text.isEmpty()) {
            page.paragraph("*" + MarkdownPage.escaped(title) + "*");
            page.code(0, "", text);
        }
    }
}
