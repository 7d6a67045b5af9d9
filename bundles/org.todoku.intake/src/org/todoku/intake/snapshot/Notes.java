package org.todoku.intake.snapshot;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;

/** Where reading stands, so that a problem names its file and line; used by one thread. */
final class Notes {

    private final Consumer<Problem> problems;
    private final Set<String> ignoredFields = new HashSet<>();
    static final String UNKNOWN_VALUE = "value.unknown";

    private String file = "";
    private long line;
    private long losses;

    Notes(Consumer<Problem> problems) {
        this.problems = problems;
    }

    void at(String currentFile, long currentLine) {
        file = currentFile;
        line = currentLine;
    }

    String file() {
        return file;
    }

    void odd(String code, String detail) {
        add(Severity.ODD, code, detail);
    }

    void loss(String code, String detail) {
        add(Severity.LOSS, code, detail);
    }

    /** A field that this version does not know and has no place for; said once per file and field. */
    void ignoredField(String name) {
        if (ignoredFields.size() < 1000 && ignoredFields.add(file + '\n' + name)) {
            odd("field.ignored", name);
        }
    }

    /** A value that this version does not know: kept as it is, but nothing follows from it; said once per file and value. */
    void unknownValue(String name, String value) {
        if (ignoredFields.size() < 1000 && ignoredFields.add(file + '\n' + name + '\n' + value)) {
            odd(UNKNOWN_VALUE, name + " " + value);
        }
    }

    /** How many losses were reported so far. */
    long losses() {
        return losses;
    }

    void add(Severity severity, String code, String detail) {
        if (severity != Severity.ODD) {
            losses++;
        }
        problems.accept(new Problem(severity, file, line, code, shortened(detail)));
    }

    static String shortened(String detail) {
        return detail.length() <= 200 ? detail : detail.substring(0, 200) + "…";
    }
}
