package org.todoku.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;

/** The texts of one remedy for one reader. */
public record RemedyTexts(Finding finding, Remedy remedy, Reader reader) {

    public String title() {
        return reader.text(finding.rule().texts(), "remedy." + remedy.id() + ".title", remedy.args());
    }

    /** What to do, in order; may be empty. */
    public List<String> steps() {
        return numbered("step");
    }

    /** What else it causes; may be empty. */
    public List<String> sideEffects() {
        return numbered("side");
    }

    private List<String> numbered(String kind) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> finding.rule().texts().find("remedy." + remedy.id() + "." + kind + "." + i, reader.locale()))
                .takeWhile(Optional::isPresent).flatMap(Optional::stream).map(text -> reader.fill(text, remedy.args())).toList();
    }
}
