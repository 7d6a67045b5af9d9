package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.model.Comparing;
import org.todoku.model.InvestigationContents;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;
import org.todoku.report.InvestigationComparison;
import org.todoku.report.InvestigationComparisonReports;
import org.todoku.report.InvestigationContent;
import org.todoku.report.InvestigationReports;
import org.todoku.report.Masking;
import org.todoku.rules.Reader;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An investigation as a report. It needs neither servers nor a workspace. */
@picocli.CommandLine.Command(name = "report")
final class ReportCommand extends Command {

    @Parameters(paramLabel = "FILE", descriptionKey = "report.file")
    Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "report.format")
    @Nullable Format format;

    @Option(names = "--against", paramLabel = "FILE", descriptionKey = "report.against")
    @Nullable Path against;

    @Option(names = "--mask", descriptionKey = "option.mask")
    boolean mask;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    enum Format {
        text, html, markdown, json, junit
    }

    ReportCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        Investigation investigation = investigation(file);
        Path earlier = against;
        if (earlier != null) {
            return changes(earlier, investigation);
        }
        InvestigationContent read = InvestigationContents.of(investigation);
        InvestigationContent content = mask ? new Masking().mask(read) : read;
        session.result(output, out -> write(content, out));
        return ExitCodes.of(read.outcome());
    }

    private Investigation investigation(Path named) throws IOException {
        Path source = session.path(named);
        if (!Files.exists(source)) {
            throw new NoSuchFileException(source.toString());
        }
        return InvestigationStore.load(source).investigation();
    }

    private int changes(Path earlier, Investigation later) throws Exception {
        Format form = format();
        if (mask || form == Format.junit) {
            throw new Failure("failure.against");
        }
        InvestigationComparison comparison = Comparing.of(investigation(earlier), earlier.toString(), later, file.toString());
        Reader reader = session.reader();
        session.result(output, out -> {
            switch (form) {
                case html -> InvestigationComparisonReports.html(comparison, reader, out);
                case markdown -> InvestigationComparisonReports.markdown(comparison, reader, out);
                case json -> InvestigationComparisonReports.json(comparison, reader, out);
                default -> InvestigationComparisonReports.text(comparison, reader, out);
            }
        });
        return ExitCodes.CLEAR;
    }

    /** What is asked for, else what the name of the output says. */
    private Format format() {
        Format asked = format;
        if (asked != null) {
            return asked;
        }
        String name = output == null ? "" : output.toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html", "htm" -> Format.html;
            case "md" -> Format.markdown;
            case "json" -> Format.json;
            case "xml" -> Format.junit;
            default -> Format.text;
        };
    }

    private void write(InvestigationContent content, Appendable out) throws IOException {
        Reader reader = session.reader();
        switch (format()) {
            case text -> InvestigationReports.text(content, reader, out);
            case html -> InvestigationReports.html(content, reader, out);
            case markdown -> InvestigationReports.markdown(content, reader, out);
            case json -> InvestigationReports.json(content, reader, out);
            case junit -> InvestigationReports.junit(content, reader, out);
        }
    }
}
