package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.Advice.Cost;
import org.todoku.core.simulation.Advice.Outcome;
import org.todoku.core.simulation.Advice.Plan;
import org.todoku.core.simulation.Advice.Step;
import org.todoku.core.simulation.Advice.Wanted;
import org.todoku.rules.Reader;

/** How wanted updates can be brought to a server with as little else as possible. */
public final class AdviceReports {

    private static final int FEW_STEPS = 12;
    private static final int FEW_NAMES = 3;

    private AdviceReports() {
    }

    /** @param unknown questions that no update of any source matches */
    public static void text(Advice advice, List<String> unknown, Reader reader, Appendable out) throws IOException {
        text(advice, unknown, reader, new TextPage(out, reader.locale()), false);
    }

    /** Without the wanted updates that the plans bring: for lists that told them before. */
    public static void brief(Advice advice, Reader reader, TextPage page) throws IOException {
        text(advice, List.of(), reader, page, true);
    }

    private static void text(Advice advice, List<String> unknown, Reader reader, TextPage page, boolean brief) throws IOException {
        var words = new SimulationWords(reader);
        ServerState asked = advice.place().asked();
        ServerState at = advice.place().at();
        page.heading(words.of("advice.heading", advice.wanted().size() + unknown.size(), asked, asked.collectedAt()), '-');
        if (at != null && !advice.place().way().isEmpty()) {
            page.paragraph(0, words.of("advice.replica", asked, at));
        }
        Advice above = advice.above();
        if (above != null) {
            page.paragraph(0, words.of("advice.above", above.place().asked()));
        }
        if (brief) {
            outcomes(advice.wanted(), words, page);
        } else if (!advice.wanted().isEmpty()) {
            page.blank();
            var table = new TextTable(List.of(words.of("column.wanted"), words.of("column.outcome")));
            advice.wanted().forEach(wanted -> table.row(List.of(name(wanted, words), outcome(wanted, words))));
            page.table(table, 0);
        }
        if (!unknown.isEmpty()) {
            page.blank();
            page.paragraph(0, words.of("advice.unknown", unknown));
        }
        page.blank();
        if (advice.plans().isEmpty()) {
            boolean there = unknown.isEmpty() && advice.wanted().stream().allMatch(wanted -> wanted.outcome() == Outcome.THERE);
            page.paragraph(0, words.of(there ? "advice.nothing" : "advice.nothing-possible"));
            return;
        }
        plans(advice.plans(), words, page, brief ? FEW_STEPS : Integer.MAX_VALUE);
    }

    /** What does not come, counted by the reason, with some examples. */
    private static void outcomes(List<Wanted> all, SimulationWords words, TextPage page) throws IOException {
        Map<String, List<String>> names = new LinkedHashMap<>();
        all.stream().filter(wanted -> !wanted.outcome().arrives())
                .forEach(wanted -> names.computeIfAbsent(plain(wanted, words), any -> new ArrayList<>()).add(name(wanted, words)));
        for (Map.Entry<String, List<String>> outcome : names.entrySet()) {
            List<String> few = outcome.getValue().subList(0, Math.min(FEW_NAMES, outcome.getValue().size()));
            page.item(2, "- ", words.of(few.size() < outcome.getValue().size() ? "outcome.many" : "outcome.all", outcome.getKey(),
                    outcome.getValue().size(), String.join(" / ", few)));
        }
    }

    private static String name(Wanted wanted, SimulationWords words) {
        Update update = wanted.update();
        return update == null ? wanted.id().toString() : update.title(words.reader().locale());
    }

    private static String plain(Wanted wanted, SimulationWords words) {
        List<String> missing = wanted.missing().stream().map(fact -> words.of("fact." + fact)).toList();
        String text = words.of("outcome", wanted.outcome(), missing);
        Advice.Reason reason = wanted.reason();
        return reason == null ? text : text + "; " + words.of("reason", reason);
    }

    private static String outcome(Wanted wanted, SimulationWords words) {
        String text = plain(wanted, words);
        if (wanted.outcome() == Outcome.EXPIRED) {
            text += "; " + (wanted.replacements().isEmpty() ? words.of("replacements.none")
                    : words.of("replacements", wanted.replacements().get(0)));
        }
        return text;
    }

    private static void plans(List<Plan> plans, SimulationWords words, TextPage page, int most) throws IOException {
        Plan first = plans.get(0);
        page.heading(words.of("advice.recommended"), '-');
        steps(first, words, page, most);
        cost(first, words, page);
        if (plans.size() > 1) {
            page.blank();
            page.heading(words.of("advice.alternatives"), '-');
        }
        for (Plan plan : plans.subList(1, plans.size())) {
            page.item(0, "* ", words.of("kind", plan.kind()));
            if (plan.steps().equals(first.steps())) {
                page.paragraph(2, words.of("same"));
            } else {
                steps(plan, words, page, most);
                cost(plan, words, page);
            }
        }
    }

    private static void steps(Plan plan, SimulationWords words, TextPage page, int most) throws IOException {
        int number = 0;
        int imports = 0;
        for (Step step : plan.steps()) {
            number++;
            // what is ticked and synchronised is always told
            if (!(step instanceof Step.ImportUpdate) || ++imports <= most) {
                page.item(2, number + ". ", step(step, words));
            } else if (imports == most + 1) {
                long all = plan.steps().stream().filter(Step.ImportUpdate.class::isInstance).count();
                page.item(2, "   ", words.of("step.more", all - most));
            }
        }
    }

    /** What is to be done, and where. */
    public static String step(Step step, Reader reader) {
        return step(step, new SimulationWords(reader));
    }

    private static String step(Step step, SimulationWords words) {
        String key = "step." + step.getClass().getSimpleName();
        return switch (step) {
            case Step.TickProduct tick -> words.of(key, step.server(), tick.product());
            case Step.TickClassification tick -> words.of(key, step.server(), tick.classification());
            case Step.ImportUpdate single -> words.of(key, step.server(), words.update(single.update()));
            case Step.Reinstate declined -> words.of(key, step.server(), words.update(declined.update()));
            case Step.Synchronise synchronise -> words.of(key, synchronise.server());
        };
    }

    private static void cost(Plan plan, SimulationWords words, TextPage page) throws IOException {
        Cost cost = plan.cost();
        boolean nothing = cost.unwanted() + cost.perhaps() == 0;
        page.paragraph(2, words.of(nothing ? "cost.nothing" : cost.perhaps() > 0 ? "cost.perhaps" : "cost", cost.changes(), cost.unwanted(),
                words.bytes(cost.bytes()), cost.perhaps()));
        if (cost.sizesUnknown() > 0) {
            page.paragraph(2, words.of("cost.sizes-unknown", cost.sizesUnknown()));
        }
        page.paragraph(2, words.of("optimal." + plan.optimal()));
    }

    /** @param unknown questions that no update of any source matches */
    public static void json(Advice advice, List<String> unknown, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            write(json, advice, unknown, reader);
        });
    }

    /** The properties of an advice but for the version of the form. */
    static void write(Json json, Advice advice, List<String> unknown, Reader reader) {
        SimulationReports.place(json, advice.place());
        json.array("wanted", array -> advice.wanted().forEach(wanted -> array.object(one -> wanted(one, wanted, reader))));
        json.strings("unknown", unknown);
        json.array("plans", array -> advice.plans().forEach(plan -> array.object(one -> plan(one, plan, reader))));
    }

    private static void wanted(Json json, Wanted wanted, Reader reader) {
        Update update = wanted.update();
        Advice.Reason reason = wanted.reason();
        json.put("updateId", wanted.id().toString());
        json.strings("kb", update == null ? List.of() : update.kbArticles());
        json.put("title", update == null ? null : update.title(reader.locale()));
        json.put("outcome", SimulationReports.key(wanted.outcome()));
        json.put("reason", reason == null ? null : SimulationReports.key(reason));
        json.strings("missingFacts", wanted.missing());
        json.array("replacements", array -> wanted.replacements().forEach(array::value));
    }

    private static void plan(Json json, Plan plan, Reader reader) {
        json.put("kind", SimulationReports.key(plan.kind()));
        json.put("optimal", plan.optimal());
        json.object("cost", cost -> {
            cost.put("unwanted", plan.cost().unwanted());
            cost.put("perhaps", plan.cost().perhaps());
            cost.put("changes", plan.cost().changes());
            cost.put("bytes", plan.cost().bytes());
            cost.put("sizesUnknown", plan.cost().sizesUnknown());
        });
        json.array("steps", array -> plan.steps().forEach(step -> array.object(one -> step(one, step, reader))));
    }

    private static void step(Json json, Step step, Reader reader) {
        json.put("server", step.server().server());
        switch (step) {
            case Step.TickProduct tick -> {
                json.put("action", "tick-product");
                json.put("product", tick.product());
            }
            case Step.TickClassification tick -> {
                json.put("action", "tick-classification");
                json.put("classification", tick.classification());
            }
            case Step.ImportUpdate single -> update(json, "import", single.update(), reader);
            case Step.Reinstate declined -> update(json, "reinstate", declined.update(), reader);
            case Step.Synchronise synchronise -> json.put("action", "synchronise");
        }
    }

    private static void update(Json json, String action, Update update, Reader reader) {
        json.put("action", action);
        json.put("updateId", update.id().toString());
        json.put("title", update.title(reader.locale()));
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(AdviceReports.class.getResourceAsStream("/schemas/advice-1.json"));
    }
}
