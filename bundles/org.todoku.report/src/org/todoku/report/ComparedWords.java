package org.todoku.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.todoku.report.InvestigationComparison.Change;
import org.todoku.report.InvestigationComparison.Field;
import org.todoku.report.InvestigationComparison.Thing;
import org.todoku.report.InvestigationComparison.Value;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;

/** Differences between two versions of an investigation, in words; views and reports say the same. */
public final class ComparedWords {

    private static final int LONGEST_NAME = 80;

    private final Reader reader;
    private final InvestigationWords words;

    public ComparedWords(Reader reader) {
        this.reader = reader;
        words = new InvestigationWords(reader);
    }

    String of(String key, Object... args) {
        return words.of(key, args);
    }

    /** How many differences there are between which versions. */
    public String summary(InvestigationComparison comparison) {
        int count = comparison.changes().size();
        return count == 0 ? of("compared.same", comparison.earlier(), comparison.later())
                : of("compared.differences", comparison.earlier(), comparison.later(), count);
    }

    /** Whether it was added, removed or changed. */
    public String kind(Change change) {
        return of("compared." + change.kind().name());
    }

    /** Which part, and what of it, in one line. */
    public String what(Change change) {
        Thing thing = change.thing();
        Instant at = thing.at();
        Finding finding = thing.finding();
        String part = "compared.part." + thing.part();
        String name = switch (thing.part()) {
            case INVESTIGATION -> of(part);
            case LIST -> of(thing.name().isEmpty() ? part + ".pasted" : part, thing.name(), at == null ? "" : at);
            case ANSWER -> of(part, thing.name(), at == null ? "" : at);
            case SERVER -> of(part, thing.name(), at == null ? "" : at, thing.server());
            case FINDING -> of(part, finding == null ? "" : finding.rule().id() + " " + finding.rule().name(reader.locale()),
                    thing.server(), thing.name());
            case QUESTION, NOTE, DECISION, ATTACHMENT -> of(part, first(thing.name()));
        };
        Field field = change.field();
        return field == null ? name : of("compared.field." + field, name);
    }

    private String first(String text) {
        String line = text.strip().lines().findFirst().orElse("").replaceFirst("^#+\\s*", "");
        return line.isEmpty() ? of("compared.empty") : line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) + "…" : line;
    }

    /** What it was; empty when it was not there. */
    public String before(Change change) {
        return text(change.before());
    }

    /** What it is; empty when it is not there any more. */
    public String after(Change change) {
        return text(change.after());
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Nothing none -> "";
            case Value.Written written -> written.text();
            case Value.Important mark -> of(mark.important() ? "important" : "compared.unimportant");
            case Value.Standing standing -> words.state(standing.state());
            case Value.Decided decided -> of(decided.by().isEmpty() ? "compared.decided" : "compared.decided-by",
                    words.state(decided.state()), decided.by()) + "\n" + decided.text();
            case Value.Answered answered -> answers(answered.answers());
            case Value.Found found -> found.finding().message().text(reader);
            case Value.Attached attached -> String.join("\n", words.cells(attached.attachment()));
            case Value.Listed listed -> list(listed.list());
        };
    }

    private String list(AnsweredList list) {
        var told = new ToldList(list, reader);
        List<String> lines = new ArrayList<>(List.of(list.name(reader)));
        lines.addAll(told.lines());
        told.causes().forEach(cells -> lines.add(String.join(" · ", cells)));
        return String.join("\n", lines);
    }

    private String answers(List<Diagnosis> answers) {
        List<String> lines = new ArrayList<>();
        for (Diagnosis answer : answers) {
            lines.add(of("answer.of", answer.at()));
            lines.addAll(words.assumed(answer));
            for (ServerDiagnosis server : answer.servers()) {
                lines.add(Answers.sentence(server, answer.target(), reader));
            }
        }
        return String.join("\n", lines);
    }
}
