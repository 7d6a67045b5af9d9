package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.todoku.rules.Reader;

/**
 * An investigation as people and programs read it. The newest answer to each question is told in full, earlier ones in brief; JSON has
 * all of them. The methods append to the output and neither flush nor close it; they may be called from any thread.
 */
public final class InvestigationReports {

    /** Version of the JSON form; a reader of 1.0 reads every 1.x. Since 1.1 with lists. */
    public static final String SCHEMA_VERSION = "1.1";

    private InvestigationReports() {
    }

    /** Plain text for a terminal. */
    public static void text(InvestigationContent content, Reader reader, Appendable out) throws IOException {
        new InvestigationText(reader, out).write(content);
    }

    /** One file that needs nothing else and runs nothing. */
    public static void html(InvestigationContent content, Reader reader, Appendable out) throws IOException {
        new InvestigationHtml(reader).write(content, out);
    }

    public static void markdown(InvestigationContent content, Reader reader, Appendable out) throws IOException {
        new InvestigationMarkdown(reader, out).write(content);
    }

    /** One JSON document as {@link #schema()} describes it. */
    public static void json(InvestigationContent content, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> new InvestigationJson(reader).write(json, content));
    }

    /** JUnit XML of the newest answer to each question: a suite for the question, a test case for every server. */
    public static void junit(InvestigationContent content, Reader reader, Appendable out) throws IOException {
        DiagnosisReports.junit(content.newest(), reader, out);
    }

    /** The JSON Schema of the JSON form, which refers to that of a diagnosis; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(InvestigationReports.class.getResourceAsStream("/schemas/investigation-1.json"));
    }
}
