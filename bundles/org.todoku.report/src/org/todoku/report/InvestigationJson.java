package org.todoku.report;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.report.InvestigationContent.Answer;
import org.todoku.report.InvestigationContent.Attachment;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.Subject;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleDescriptor;

/** The JSON form of an investigation. The order of the properties is part of the form. */
final class InvestigationJson {

    private final Reader reader;

    InvestigationJson(Reader reader) {
        this.reader = reader;
    }

    void write(Json json, InvestigationContent content) {
        json.put("schemaVersion", InvestigationReports.SCHEMA_VERSION);
        json.put("title", content.title());
        json.put("createdAt", content.createdAt());
        json.put("masked", content.masked());
        json.array("questions", array -> content.questions().forEach(question -> array.object(object -> {
            object.put("text", question.text());
            object.put("askedAt", question.askedAt());
            object.array("answers", answers -> question.answers().forEach(answer -> answers.object(one -> answer(one, answer))));
        })));
        json.array("servers", array -> content.servers().forEach(server -> array.object(object -> server(object, server))));
        json.array("notes", array -> content.notes().forEach(note -> array.object(object -> {
            object.put("text", note.text());
            object.put("writtenAt", note.writtenAt());
            object.put("changedAt", note.changedAt());
            about(object, note.about());
        })));
        json.array("decisions", array -> content.decisions().forEach(decision -> array.object(object -> {
            object.put("text", decision.text());
            object.put("state", decision.state().name().toLowerCase(Locale.ROOT));
            object.put("by", decision.by());
            object.put("at", decision.at());
            about(object, decision.about());
        })));
        json.array("attachments", array -> content.attachments()
                .forEach(attachment -> array.object(object -> attachment(object, attachment))));
        json.put("attachmentsLeftOut", content.leftOut());
        json.array("lists", array -> content.lists().forEach(list -> array.object(object -> list(object, list, reader))));
    }

    static void list(Json json, AnsweredList list, Reader reader) {
        json.put("at", list.at());
        json.put("name", list.name(reader));
        json.put("asked", list.asked());
        json.put("partial", list.rows().size() < list.asked());
        json.object("list", object -> {
            object.put("source", list.list().source());
            object.put("rows", list.list().rows());
            FleetReports.used(object, list.list());
        });
        json.strings("servers", list.servers().stream().map(ServerState::server).toList());
        json.array("updates", array -> list.rows().forEach(row -> array.object(object -> {
            Update update = row.update();
            object.put("query", row.query());
            object.put("updateId", update == null ? null : update.id().toString());
            object.strings("kb", update == null ? List.of() : update.kbArticles());
            object.put("title", update == null ? null : update.title(reader.locale()));
            object.put("named", row.named());
            object.array("answers", answers -> row.answers().forEach(same -> answers.object(one -> same(one, same, list))));
        })));
        var causes = new FleetCauses(FleetAnswers.of(list, reader));
        json.object("counts", object -> {
            for (Fate fate : Fate.values()) {
                object.put(fate.key(), causes.count(fate));
            }
        });
        json.array("causes", array -> causes.rules().forEach(rule -> array.object(object -> {
            object.put("rule", rule.id());
            object.put("name", rule.name());
            object.put("updates", rule.updates());
            object.put("servers", rule.servers().size());
        })));
    }

    private static void same(Json json, AnsweredList.Same same, AnsweredList list) {
        json.put("fate", same.fate().key());
        json.put("state", same.standing().key());
        json.put("there", same.there());
        json.put("variants", same.variants());
        json.strings("rules", same.rules().stream().map(RuleDescriptor::id).toList());
        json.strings("missingFacts", same.lacks().stream().map(AnsweredList.Lacking::fact).toList());
        json.strings("servers", same.servers().stream().map(place -> list.servers().get(place).server()).toList());
    }

    private void answer(Json json, Answer answer) {
        Map<Finding, Marked> marked = new IdentityHashMap<>();
        answer.marked().forEach(one -> marked.put(one.finding(), one));
        json.put("at", answer.diagnosis().at());
        json.object("diagnosis", object -> new DiagnosisJson(reader, marked).write(object, answer.diagnosis()));
    }

    static void attachment(Json json, Attachment attachment) {
        json.put("name", attachment.name());
        json.put("addedAt", attachment.addedAt());
        json.put("size", attachment.size());
        json.put("sha256", attachment.sha256());
    }

    private static void server(Json json, ServerState server) {
        json.put("server", server.server());
        json.put("collectedAt", server.collectedAt());
        json.put("source", server.source());
        json.put("collector", server.collector());
        json.object("updates", object -> {
            object.put("completeness", server.updates().completeness().name().toLowerCase(Locale.ROOT));
            object.put("rows", server.updates().rows());
            object.put("unreadable", server.updates().unreadable());
        });
    }

    private static void about(Json json, @Nullable Subject about) {
        if (about == null) {
            json.put("about", null);
            return;
        }
        Finding finding = about.finding();
        json.object("about", object -> {
            object.put("question", about.question());
            object.put("answeredAt", about.answeredAt());
            object.put("rule", finding == null ? null : finding.rule().id());
            object.put("server", finding == null ? null : finding.server());
            AnsweredList list = about.list();
            if (list != null) {
                object.put("updates", list.rows().size());
            }
        });
    }
}
