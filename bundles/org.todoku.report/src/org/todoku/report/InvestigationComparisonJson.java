package org.todoku.report;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.todoku.report.InvestigationComparison.Change;
import org.todoku.report.InvestigationComparison.Thing;
import org.todoku.report.InvestigationComparison.Value;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;

/** The JSON form of what differs between two versions of an investigation. The order of the properties is part of the form. */
final class InvestigationComparisonJson {

    private final Reader reader;
    private final DiagnosisJson answers;
    private final ComparedWords words;

    InvestigationComparisonJson(Reader reader) {
        this.reader = reader;
        answers = new DiagnosisJson(reader);
        words = new ComparedWords(reader);
    }

    void write(Json json, InvestigationComparison comparison) {
        json.put("schemaVersion", InvestigationComparisonReports.SCHEMA_VERSION);
        json.put("title", comparison.title());
        json.put("earlier", comparison.earlier());
        json.put("later", comparison.later());
        json.array("changes", array -> comparison.changes().forEach(change -> array.object(object -> change(object, change))));
    }

    private void change(Json json, Change change) {
        Thing thing = change.thing();
        Finding finding = thing.finding();
        json.put("kind", key(change.kind()));
        json.put("part", key(thing.part()));
        json.put("field", key(change.field()));
        json.put("name", thing.name());
        json.put("answeredAt", thing.at());
        json.put("server", thing.server().isEmpty() ? null : thing.server());
        json.put("rule", finding == null ? null : finding.rule().id());
        json.put("text", words.what(change));
        value(json, "before", change.before());
        value(json, "after", change.after());
    }

    private static @Nullable String key(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void value(Json json, String name, Value value) {
        if (value instanceof Value.Nothing) {
            json.put(name, null);
        } else {
            json.object(name, object -> content(object, value));
        }
    }

    private void content(Json json, Value value) {
        switch (value) {
            case Value.Nothing none -> { }
            case Value.Written written -> json.put("text", written.text());
            case Value.Important mark -> json.put("important", mark.important());
            case Value.Standing standing -> json.put("state", key(standing.state()));
            case Value.Decided decided -> {
                json.put("text", decided.text());
                json.put("state", key(decided.state()));
                json.put("by", decided.by());
            }
            case Value.Answered answered -> json.array("answers", array -> answered.answers().forEach(answer -> array
                    .object(object -> answer(object, answer))));
            case Value.Found found -> json.object("finding", object -> answers.finding(object, found.finding()));
            case Value.Attached attached ->
                    json.object("attachment", object -> InvestigationJson.attachment(object, attached.attachment()));
            case Value.Listed listed -> json.object("list", object -> InvestigationJson.list(object, listed.list(), reader));
        }
    }

    private void answer(Json json, Diagnosis answer) {
        json.put("at", answer.at());
        json.object("diagnosis", object -> answers.write(object, answer));
    }
}
