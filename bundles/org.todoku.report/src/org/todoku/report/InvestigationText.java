package org.todoku.report;

import java.io.IOException;
import java.util.List;

import org.todoku.report.InvestigationContent.Answer;
import org.todoku.report.InvestigationContent.Decision;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.Note;
import org.todoku.report.InvestigationContent.Question;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;

/** An investigation as plain text; what people wrote stands as they typed it. */
final class InvestigationText {

    private static final String BULLET = "- ";

    private final Reader reader;
    private final Appendable out;
    private final InvestigationWords words;
    private final TextPage page;

    InvestigationText(Reader reader, Appendable out) {
        this.reader = reader;
        this.out = out;
        words = new InvestigationWords(reader);
        page = new TextPage(out, reader.locale());
    }

    void write(InvestigationContent content) throws IOException {
        page.heading(content.title(), '=');
        for (String line : words.head(content)) {
            page.paragraph(0, line);
        }
        part("part.decisions", content.decisions());
        for (Decision decision : content.decisions()) {
            page.item(0, BULLET, "[" + words.state(decision) + "] " + words.origin(decision));
            typed(decision.text());
        }
        part("part.notes", content.notes());
        for (Note note : content.notes()) {
            page.item(0, BULLET, words.origin(note));
            typed(note.text());
        }
        for (Question question : content.questions()) {
            page.blank();
            question(question);
        }
        for (AnsweredList list : content.lists()) {
            page.blank();
            FleetReports.text(FleetAnswers.of(list, reader), FleetReports.Layout.TABLE, page.width(), out);
        }
        part("part.servers", content.servers());
        for (var server : content.servers()) {
            page.item(0, BULLET, String.join(" · ", words.cells(server)));
        }
        part("part.attachments", content.attachments());
        for (var attachment : content.attachments()) {
            page.item(0, BULLET, String.join(" · ", words.cells(attachment)));
        }
    }

    private void part(String title, List<?> content) throws IOException {
        if (!content.isEmpty()) {
            page.blank();
            page.heading(words.of(title), '-');
        }
    }

    private void typed(String text) throws IOException {
        for (String line : text.split("\\R")) {
            page.paragraph(BULLET.length(), line);
        }
    }

    private void question(Question question) throws IOException {
        Answer newest = question.newest();
        if (newest == null) {
            page.heading(question.text(), '=');
            page.paragraph(0, words.of("question.asked", question.askedAt()));
            page.paragraph(0, words.of("question.none"));
            return;
        }
        new DiagnosisText(reader, out).write(newest.diagnosis());
        marked(newest.marked());
        part("question.earlier", question.others());
        for (Answer earlier : question.others()) {
            Diagnosis diagnosis = earlier.diagnosis();
            page.paragraph(0, words.of("answer.of", diagnosis.at()));
            for (String line : words.assumed(diagnosis)) {
                page.paragraph(0, line);
            }
            for (ServerDiagnosis server : diagnosis.servers()) {
                page.item(0, BULLET, Answers.sentence(server, diagnosis.target(), reader));
            }
            marked(earlier.marked());
        }
    }

    private void marked(List<Marked> marked) throws IOException {
        part("question.marked", marked);
        for (Marked one : marked) {
            page.item(0, BULLET, words.marked(one) + (one.important() ? " [" + words.of("important") + "]" : ""));
            if (!one.comment().isBlank()) {
                typed(one.comment());
            }
        }
    }
}
