package org.todoku.report;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Update;
import org.todoku.core.assumption.Assumption;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Standing;
import org.todoku.rules.Target;

/** The JSON form of a diagnosis. The order of the properties is part of the form. */
final class DiagnosisJson {

    private final Reader reader;
    /** What a person said of findings, by identity; null where nobody is asked. */
    private final @Nullable Map<Finding, Marked> marked;

    DiagnosisJson(Reader reader) {
        this(reader, null);
    }

    DiagnosisJson(Reader reader, @Nullable Map<Finding, Marked> marked) {
        this.reader = reader;
        this.marked = marked;
    }

    void write(Json json, Diagnosis diagnosis) {
        json.put("schemaVersion", DiagnosisReports.SCHEMA_VERSION);
        json.object("target", object -> target(object, diagnosis.target()));
        if (!diagnosis.assumed().isEmpty()) {
            json.array("assumed", array -> diagnosis.assumed()
                    .forEach(assumption -> array.object(object -> assumed(object, assumption, diagnosis.target()))));
        }
        json.array("servers", array -> diagnosis.servers()
                .forEach(server -> array.object(object -> server(object, server, diagnosis.target()))));
    }

    private void assumed(Json json, Assumption assumption, Target target) {
        json.put("assume", assumption.text());
        json.put("server", assumption.server());
        json.put("text", Answers.assumption(assumption, target, reader));
    }

    private void target(Json json, Target target) {
        Update newest = target.variants().isEmpty() ? null : target.variants().get(0);
        json.put("query", target.query().text());
        json.put("updateId", newest == null ? null : newest.id().toString());
        json.put("revision", newest == null ? null : newest.revision());
        json.strings("kb", target.variants().stream().flatMap(update -> update.kbArticles().stream()).distinct().toList());
        json.put("title", newest == null ? null : newest.title(reader.locale()));
        if (target.perhapsMore()) {
            json.put("newest", target.variants().size());
        }
    }

    private void server(Json json, ServerDiagnosis server, Target target) {
        Finding headline = server.headline();
        json.put("server", server.server().server());
        json.put("collectedAt", server.server().collectedAt());
        json.put("present", server.present());
        json.put("state", Standing.of(server).key());
        json.put("headline", headline == null ? null : headline.rule().id());
        json.put("answer", Answers.sentence(server, target, reader));
        json.array("findings", array -> server.findings().forEach(finding -> array.object(object -> finding(object, finding))));
        json.put("extent", server.extent().name().toLowerCase(Locale.ROOT));
        json.array("variants", array -> server.variants().forEach(variant -> array.object(object -> {
            Finding cause = variant.cause();
            object.put("updateId", variant.update().id().toString());
            object.put("title", variant.update().title(reader.locale()));
            object.put("present", variant.present());
            object.put("rule", cause == null ? null : cause.rule().id());
            object.put("reason", cause == null ? null : Answers.cause(variant, server, target, reader));
        })));
    }

    void finding(Json json, Finding finding) {
        json.put("rule", finding.rule().id());
        json.put("status", finding.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("effect", name(finding.effect()));
        json.put("severity", lower(name(finding.severity())));
        json.put("confidence", name(finding.confidence()));
        json.put("message", finding.message().text(reader));
        json.put("server", finding.server());
        json.array("evidence", array -> finding.evidence().forEach(evidence -> array.object(object -> {
            object.put("fact", evidence.fact());
            object.put("value", evidence.value());
            object.put("source", evidence.from().source());
            object.put("at", evidence.from().at());
        })));
        json.strings("missingFacts", finding.missing().stream().map(missing -> missing.name()).distinct().toList());
        json.array("remedies", array -> finding.remedies().forEach(remedy -> array.object(object -> remedy(object, finding, remedy))));
        json.put("maskedBy", finding.maskedBy());
        if (marked != null) {
            Marked said = marked.get(finding);
            json.put("important", said != null && said.important());
            json.put("comment", said == null ? "" : said.comment());
        }
    }

    private void remedy(Json json, Finding finding, Remedy remedy) {
        var texts = new RemedyTexts(finding, remedy, reader);
        json.put("id", remedy.id());
        json.put("title", texts.title());
        json.strings("steps", texts.steps());
        json.put("command", remedy.command());
        json.put("writes", remedy.writes());
        json.strings("sideEffects", texts.sideEffects());
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static @Nullable String lower(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }
}
