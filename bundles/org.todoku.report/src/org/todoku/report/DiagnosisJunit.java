package org.todoku.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLStreamException;

import org.todoku.core.assumption.Assumption;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;

/**
 * Diagnoses as JUnit XML for build servers: error when a rule failed, failure when something blocks or delays, skipped when
 * undecided; the first that holds.
 */
final class DiagnosisJunit {

    private enum Result {
        ERROR, FAILURE, SKIPPED, PASSED
    }

    private final Reader reader;
    private final Words words;

    DiagnosisJunit(Reader reader) {
        this.reader = reader;
        words = new Words(reader);
    }

    void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
        Markup.document(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", root -> root.element("testsuites", suites -> {
            for (Diagnosis diagnosis : diagnoses) {
                suites.element("testsuite", suite -> suite(suite, diagnosis), "name", diagnosis.target().query().text(),
                        "tests", Integer.toString(diagnosis.servers().size()), "failures", count(diagnosis, Result.FAILURE),
                        "errors", count(diagnosis, Result.ERROR), "skipped", count(diagnosis, Result.SKIPPED),
                        "time", "0", "timestamp", Json.utc(diagnosis.at()).replace("Z", ""));
            }
        }));
    }

    private static String count(Diagnosis diagnosis, Result wanted) {
        return Long.toString(diagnosis.servers().stream().filter(server -> result(server, diagnosis) == wanted).count());
    }

    private static Result result(ServerDiagnosis server, Diagnosis diagnosis) {
        return switch (Outline.outcome(server, diagnosis)) {
            case RULE_FAILED -> Result.ERROR;
            case BLOCKED -> Result.FAILURE;
            case UNDECIDED -> Result.SKIPPED;
            case CLEAR -> Result.PASSED;
        };
    }

    private void suite(Markup suite, Diagnosis diagnosis) throws XMLStreamException {
        if (!diagnosis.assumed().isEmpty()) {
            suite.element("properties", all -> {
                for (Assumption assumption : diagnosis.assumed()) {
                    all.empty("property", "name", "todoku.assumed", "value", assumption.text());
                }
            });
        }
        for (ServerDiagnosis server : diagnosis.servers()) {
            suite.element("testcase", test -> {
                String answer = answer(server, diagnosis);
                Result result = result(server, diagnosis);
                if (result == Result.PASSED) {
                    test.text("system-out", answer);
                } else if (result == Result.SKIPPED) {
                    test.empty("skipped", "message", answer);
                } else {
                    test.text(result.name().toLowerCase(Locale.ROOT), details(server, result), "message", answer, "type",
                            server.topFinding().map(finding -> finding.rule().id()).orElse("todoku"));
                }
            }, "classname", diagnosis.target().query().text(), "name", server.server().server(), "time", "0");
        }
    }

    /** The sentence of an answer that is not about facts says so, wherever it is shown. */
    private String answer(ServerDiagnosis server, Diagnosis diagnosis) {
        String sentence = Answers.sentence(server, diagnosis.target(), reader);
        return diagnosis.assumed().isEmpty() ? sentence : words.of("assumed.answer", sentence, diagnosis.assumed().stream()
                .map(assumption -> Answers.assumption(assumption, diagnosis.target(), reader)).toList());
    }

    private String details(ServerDiagnosis server, Result result) {
        var lines = new StringBuilder();
        for (Finding finding : server.findings()) {
            if (finding.applies() && !server.toldAlready(finding)
                    || result == Result.ERROR && finding.status() == Status.FAILED) {
                lines.append(finding.rule().id()).append(' ').append(finding.message().text(reader)).append('\n');
            }
        }
        return lines.toString();
    }
}
