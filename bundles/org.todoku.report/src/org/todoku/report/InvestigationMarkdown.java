package org.todoku.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import org.todoku.report.InvestigationContent.Answer;
import org.todoku.report.InvestigationContent.Decision;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.Note;
import org.todoku.report.InvestigationContent.Question;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;

/** An investigation as Markdown. */
final class InvestigationMarkdown {

    private static final String BULLET = "- ";
    private static final int NOTE_LEVEL = 2;

    private final Reader reader;
    private final InvestigationWords words;
    private final MarkdownPage page;
    private final DiagnosisMarkdown answers;

    InvestigationMarkdown(Reader reader, Appendable out) {
        this.reader = reader;
        words = new InvestigationWords(reader);
        page = new MarkdownPage(out);
        answers = new DiagnosisMarkdown(reader, out);
    }

    void write(InvestigationContent content) throws IOException {
        page.heading(1, MarkdownPage.escaped(content.title()));
        for (String line : words.head(content)) {
            page.paragraph(MarkdownPage.escaped(line));
        }
        if (!content.decisions().isEmpty()) {
            page.heading(2, of("part.decisions"));
        }
        for (Decision decision : content.decisions()) {
            page.paragraph("**" + MarkdownPage.escaped(words.state(decision)) + "** " + MarkdownPage.escaped(words.origin(decision)));
            page.note(0, decision.text(), NOTE_LEVEL);
        }
        if (!content.notes().isEmpty()) {
            page.heading(2, of("part.notes"));
        }
        for (Note note : content.notes()) {
            page.paragraph("*" + MarkdownPage.escaped(words.origin(note)) + "*");
            page.note(0, note.text(), NOTE_LEVEL);
        }
        for (Question question : content.questions()) {
            question(question);
        }
        for (AnsweredList list : content.lists()) {
            list(list);
        }
        table("part.servers", words.serverColumns(), content.servers().stream().map(words::cells).toList());
        table("part.attachments", words.attachmentColumns(), content.attachments().stream().map(words::cells).toList());
    }

    private String of(String key, Object... args) {
        return MarkdownPage.escaped(words.of(key, args));
    }

    private void question(Question question) throws IOException {
        page.heading(2, MarkdownPage.escaped(question.text()));
        Answer newest = question.newest();
        page.paragraph(of("question.asked", question.askedAt()));
        if (newest == null) {
            page.paragraph(of("question.none"));
            return;
        }
        marked(newest.marked());
        answers.content(newest.diagnosis(), 3);
        if (!question.others().isEmpty()) {
            page.heading(3, of("question.earlier"));
        }
        for (Answer earlier : question.others()) {
            Diagnosis diagnosis = earlier.diagnosis();
            page.paragraph(of("answer.of", diagnosis.at()));
            for (String line : words.assumed(diagnosis)) {
                page.paragraph("**" + MarkdownPage.escaped(line) + "**");
            }
            for (ServerDiagnosis server : diagnosis.servers()) {
                page.item(0, BULLET, MarkdownPage.escaped(Answers.sentence(server, diagnosis.target(), reader)));
            }
            page.blank();
            marked(earlier.marked());
        }
    }

    private void marked(List<Marked> marked) throws IOException {
        if (marked.isEmpty()) {
            return;
        }
        page.paragraph("**" + of("question.marked") + "**");
        for (Marked one : marked) {
            page.item(0, BULLET, MarkdownPage.escaped(words.marked(one)) + (one.important() ? " **" + of("important") + "**" : ""));
            page.blank();
            if (!one.comment().isBlank()) {
                page.note(BULLET.length(), one.comment(), NOTE_LEVEL);
            }
        }
    }

    private void list(AnsweredList list) throws IOException {
        page.heading(2, MarkdownPage.escaped(list.name(reader)));
        var told = new ToldList(list, reader);
        for (String line : told.lines()) {
            page.paragraph(MarkdownPage.escaped(line));
        }
        if (!told.causes().isEmpty()) {
            table(told.causeColumns(), told.causes());
        }
        table(told.columns(), told.rows());
    }

    private void table(String title, List<String> columns, List<List<String>> rows) throws IOException {
        if (!rows.isEmpty()) {
            page.heading(2, of(title));
            table(columns, rows);
        }
    }

    private void table(List<String> columns, List<List<String>> rows) throws IOException {
        page.item(0, "", row(columns));
        page.item(0, "", columns.stream().map(column -> "---").collect(Collectors.joining(" | ", "| ", " |")));
        for (List<String> cells : rows) {
            page.item(0, "", row(cells));
        }
        page.blank();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownPage::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
