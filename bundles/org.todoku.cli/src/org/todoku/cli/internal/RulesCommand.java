package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.report.Json;
import org.todoku.report.TextPage;
import org.todoku.rules.Answers;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPack;

import picocli.CommandLine.Option;

/** Every rule, where it comes from, what it needs; and the data that rules go by. */
@picocli.CommandLine.Command(name = "rules")
final class RulesCommand extends Command {

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    CheckCommand.Format format = CheckCommand.Format.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    RulesCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        RuleRegistry registry = session.surroundings().rules().get();
        session.result(output, out -> {
            if (format == CheckCommand.Format.json) {
                json(registry, out);
            } else {
                text(registry, out);
            }
        });
        if (format != CheckCommand.Format.json) {
            registry.problems().forEach(problem -> session.note("note.rule-problem", problem));
        }
        return ExitCodes.CLEAR;
    }

    private void text(RuleRegistry registry, Appendable out) throws IOException {
        var page = new TextPage(out, session.reader().locale());
        for (RuleDescriptor rule : registry.rules()) {
            page.item(0, rule.id() + "  ", rule.name(session.reader().locale()));
            page.paragraph(5, session.text("rules.line", Answers.name(rule.stage(), session.reader()), rule.contributor(),
                    String.join(", ", rule.needs().stream().sorted().toList())));
        }
        page.blank();
        page.paragraph(0, session.text("rules.total", registry.rules().size()));
        page.blank();
        for (DataPack pack : registry.data().packs()) {
            page.item(0, pack.kind().id() + "  ", session.text("rules.pack", pack.date(), pack.entries().size(), pack.contributor()));
        }
    }

    private void json(RuleRegistry registry, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("rules", array -> registry.rules().forEach(rule -> array.object(object -> {
                object.put("id", rule.id());
                object.put("name", rule.name(session.reader().locale()));
                object.put("stage", rule.stage().name().toLowerCase(Locale.ROOT));
                object.put("contributor", rule.contributor());
                object.strings("needs", rule.needs().stream().sorted().toList());
                object.strings("masks", rule.masks());
            })));
            json.array("dataPacks", array -> registry.data().packs().forEach(pack -> array.object(object -> {
                object.put("pack", pack.kind().id());
                object.put("date", pack.date().toString());
                object.put("entries", pack.entries().size());
                object.put("source", pack.source());
                object.put("contributor", pack.contributor());
                object.put("file", pack.file());
            })));
            json.strings("problems", registry.problems());
        });
    }
}
