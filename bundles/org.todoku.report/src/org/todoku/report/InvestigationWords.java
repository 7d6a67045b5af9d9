package org.todoku.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.report.InvestigationContent.Attachment;
import org.todoku.report.InvestigationContent.Decision;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.Note;
import org.todoku.report.InvestigationContent.Subject;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;

/** What all forms of a report of an investigation say in the same words. */
final class InvestigationWords {

    private static final String SEPARATOR = " · ";

    private final Words words;
    private final Reader reader;

    InvestigationWords(Reader reader) {
        this.reader = reader;
        words = Words.ofInvestigation(reader);
    }

    String of(String key, Object... args) {
        return words.of(key, args);
    }

    /** What stands under the title. */
    List<String> head(InvestigationContent content) {
        List<String> lines = new ArrayList<>(List.of(of("begun", content.createdAt(), reader.zone().getId())));
        if (content.masked()) {
            lines.add(of("masked"));
        }
        if (content.leftOut() > 0) {
            lines.add(of("left-out", content.leftOut()));
        }
        return lines;
    }

    /** That an answer does not rest on facts alone, and on what else; empty for one that does. */
    List<String> assumed(Diagnosis answer) {
        return answer.assumed().isEmpty() ? List.of() : List.of(of("assumed",
                answer.assumed().stream().map(one -> Answers.assumption(one, answer.target(), reader)).toList()));
    }

    String marked(Marked marked) {
        Finding finding = marked.finding();
        return of("marked", finding.rule().id() + " " + finding.rule().name(reader.locale()), marked.server(),
                finding.message().text(reader));
    }

    String state(Decision decision) {
        return state(decision.state());
    }

    String state(InvestigationContent.State state) {
        return words.of("decision", state);
    }

    /** Who decided what when; empty where nobody says. */
    String origin(Decision decision) {
        Instant at = decision.at();
        String who = at == null ? decision.by().isEmpty() ? "" : of("decision.by", decision.by())
                : decision.by().isEmpty() ? of("decision.at", at) : of("decision.by-at", decision.by(), at);
        return joined(who, about(decision.about()));
    }

    String origin(Note note) {
        Instant written = note.writtenAt();
        Instant changed = note.changedAt();
        String when = written == null ? ""
                : changed == null || changed.equals(written) ? of("note.written", written) : of("note.changed", written, changed);
        return joined(when, about(note.about()));
    }

    private static String joined(String... parts) {
        return String.join(SEPARATOR, List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
    }

    private String about(@Nullable Subject about) {
        if (about == null) {
            return "";
        }
        Instant answered = about.answeredAt();
        AnsweredList list = about.list();
        if (list != null) {
            return of("about.list", list.name(reader), list.at());
        }
        if (answered == null) {
            return of("about.question", about.question());
        }
        Finding finding = about.finding();
        return finding == null ? of("about.answer", about.question(), answered)
                : of("about.finding", finding.rule().id() + " " + finding.rule().name(reader.locale()), finding.server(), about.question(),
                        answered);
    }

    /** Titles of the columns of the table of servers. */
    List<String> serverColumns() {
        return List.of(of("column.server"), of("column.collected"), of("column.source"), of("column.updates"));
    }

    List<String> cells(ServerState server) {
        Section list = server.updates();
        String completeness = words.of("completeness", list.completeness());
        return List.of(server.server(), words.shown(server.collectedAt()), server.source(), list.unreadable() > 0
                ? of("updates.unreadable", completeness, list.rows(), list.unreadable()) : of("updates", completeness, list.rows()));
    }

    List<String> attachmentColumns() {
        return List.of(of("column.name"), of("column.added"), of("column.size"), of("column.sha256"));
    }

    List<String> cells(Attachment attachment) {
        Instant added = attachment.addedAt();
        return List.of(attachment.name(), added == null ? "" : words.shown(added), words.shown(attachment.size()), attachment.sha256());
    }
}
