package org.todoku.ui.answers;

import java.util.stream.Collectors;

import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.ui.RichContent;
import org.todoku.ui.Tone;

/** What is assumed, above an answer that is not one about facts. Name of the place: {@code diagnosis.assumed}. */
final class AssumedPart {

    private AssumedPart() {
    }

    static void write(RichContent content, Diagnosis diagnosis, Reader reader) {
        if (diagnosis.assumed().isEmpty()) {
            return;
        }
        content.place("diagnosis.assumed", () -> {
            String assumed = diagnosis.assumed().stream().map(one -> Answers.assumption(one, diagnosis.target(), reader))
                    .collect(Collectors.joining(Messages.List_semicolon));
            content.paragraph(0, () -> content.span(Messages.bind(Messages.Assumed, assumed), Tone.NOTICE));
            content.muted(2, String.join(" ", Answers.assumedWarnings(diagnosis, reader)));
        });
    }
}
