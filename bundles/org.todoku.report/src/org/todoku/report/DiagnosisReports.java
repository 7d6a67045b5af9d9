package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;

/**
 * A diagnosis as people and programs read it. The methods append to the output and neither flush nor close it; they may be
 * called from any thread.
 */
public final class DiagnosisReports {

    /** Version of the JSON form; a reader of 1.0 reads every 1.x. */
    public static final String SCHEMA_VERSION = "1.0";

    private DiagnosisReports() {
    }

    /** Plain text for a terminal, at most 100 columns wide except for commands, which are never broken. */
    public static void text(Diagnosis diagnosis, Reader reader, Appendable out) throws IOException {
        new DiagnosisText(reader, out).write(diagnosis);
    }

    /** One JSON document as {@link #schema()} describes it. */
    public static void json(Diagnosis diagnosis, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> new DiagnosisJson(reader).write(json, diagnosis));
    }

    /** One file that needs nothing else and runs nothing. */
    public static void html(Diagnosis diagnosis, Reader reader, Appendable out) throws IOException {
        html(List.of(diagnosis), reader, out);
    }

    public static void html(List<Diagnosis> diagnoses, Reader reader, Appendable out) throws IOException {
        new DiagnosisHtml(reader).write(diagnoses, out);
    }

    /** Markdown for tickets and wikis. */
    public static void markdown(Diagnosis diagnosis, Reader reader, Appendable out) throws IOException {
        markdown(List.of(diagnosis), reader, out);
    }

    public static void markdown(List<Diagnosis> diagnoses, Reader reader, Appendable out) throws IOException {
        for (Diagnosis diagnosis : diagnoses) {
            new DiagnosisMarkdown(reader, out).write(diagnosis, 1);
        }
    }

    /** JUnit XML: a suite for the question, a test case for every server. */
    public static void junit(Diagnosis diagnosis, Reader reader, Appendable out) throws IOException {
        junit(List.of(diagnosis), reader, out);
    }

    public static void junit(List<Diagnosis> diagnoses, Reader reader, Appendable out) throws IOException {
        new DiagnosisJunit(reader).write(diagnoses, out);
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(DiagnosisReports.class.getResourceAsStream("/schemas/diagnosis-1.json"));
    }
}
