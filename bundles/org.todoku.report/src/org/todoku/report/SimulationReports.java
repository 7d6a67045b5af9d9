package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.simulation.Gap;
import org.todoku.core.simulation.Heirs;
import org.todoku.core.simulation.Place;
import org.todoku.core.simulation.RuleEffect;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;
import org.todoku.core.simulation.Simulation.Cause;
import org.todoku.core.simulation.Simulation.Cell;
import org.todoku.core.simulation.Volume;
import org.todoku.rules.Reader;

/** What a change of products and classifications would bring in. */
public final class SimulationReports {

    private static final int FEW_PAIRS = 5;

    private SimulationReports() {
    }

    public static void text(Simulation simulation, Reader reader, Appendable out) throws IOException {
        var words = new SimulationWords(reader);
        var page = new TextPage(out, reader.locale());
        Place place = simulation.place();
        ServerState at = place.at();
        page.heading(words.of("heading", place.asked().server(), place.asked().collectedAt()), '-');
        if (at == null) {
            page.paragraph(0, place.loop() ? words.of("impossible.loop", place.asked(), place.way())
                    : place.unresolved().isEmpty() ? words.of("impossible.unnamed", place.asked())
                            : words.of("impossible.upstream", place.asked(), place.unresolved()));
            return;
        }
        if (!place.way().isEmpty()) {
            page.paragraph(0, words.of("replica", place.asked(), at));
        }
        change(simulation, words, page);
        if (!simulation.change().onlyUnticks()) {
            page.blank();
            volume(simulation, words, page);
            others(simulation, words, page, at);
            cells(simulation, words, page, out);
            page.blank();
            effects(simulation, words, page, at);
        }
        gaps(simulation, words, page);
    }

    private static void change(Simulation simulation, SimulationWords words, TextPage page) throws IOException {
        if (!simulation.change().onlyUnticks()) {
            page.paragraph(0, simulation.ticked().isEmpty() ? words.of("ticked.already") : words.of("ticked", simulation.ticked()));
        }
        List<CategoryRef> off = new ArrayList<>(simulation.change().productsOff());
        off.addAll(simulation.change().classificationsOff());
        if (!off.isEmpty()) {
            page.paragraph(0, words.of("unticked", off));
        }
        if (simulation.noLongerComing() > 0) {
            page.paragraph(0, words.of("no-longer", simulation.noLongerComing()));
        }
    }

    private static void volume(Simulation simulation, SimulationWords words, TextPage page) throws IOException {
        Volume fresh = simulation.fresh();
        page.paragraph(0, words.of("fresh." + bound(simulation), fresh.updates()));
        if (fresh.isNothing()) {
            return;
        }
        page.item(2, "- ", fresh.perhapsCurrent() > 0 ? words.of("volume.current.perhaps", fresh.current(), fresh.perhapsCurrent())
                : words.of("volume.current", fresh.current()));
        page.item(2, "- ", words.of("volume.bytes", words.bytes(fresh.bytes()), words.bytes(fresh.currentBytes())));
        if (fresh.sizesUnknown() > 0) {
            page.item(2, "- ", words.of("volume.sizes-unknown", fresh.sizesUnknown()));
        }
        if (!fresh.languages().isEmpty()) {
            page.item(2, "- ", words.of("volume.languages", fresh.languages()));
        }
        page.item(2, "- ", words.of("express", simulation.express()));
    }

    private static void others(Simulation simulation, SimulationWords words, TextPage page, ServerState at) throws IOException {
        if (!simulation.uncertain().isNothing()) {
            page.paragraph(0, words.of("uncertain", simulation.uncertain().updates()));
            for (Cause cause : Cause.values()) {
                Long count = simulation.causes().get(cause);
                if (count != null) {
                    page.item(2, "- ", words.of("cause", cause, count));
                }
            }
        }
        if (simulation.expired() > 0) {
            page.paragraph(0, words.of("expired", simulation.expired()));
        }
        if (simulation.notOffered() > 0) {
            page.paragraph(0, words.of("not-offered", simulation.notOffered()));
        }
        ServerState above = simulation.place().above();
        if (simulation.notAbove() > 0) {
            page.paragraph(0, words.of("not-above", simulation.notAbove(), above == null ? at : above));
        }
        if (!simulation.ticked().isEmpty()) {
            page.paragraph(0, words.of("later"));
        }
    }

    private static void cells(Simulation simulation, SimulationWords words, TextPage page, Appendable out) throws IOException {
        if (simulation.cells().isEmpty()) {
            return;
        }
        page.blank();
        page.paragraph(0, words.of("table.title"));
        var table = new TextTable(List.of(words.of("column.product"), words.of("column.classification"), words.of("column.updates"),
                words.of("column.current"), words.of("column.bytes")));
        for (Cell cell : simulation.cells()) {
            table.row(List.of(cell.product().shown(), cell.classification().shown(), words.number(cell.volume().updates()),
                    current(cell.volume(), words), words.bytes(cell.volume().bytes())));
        }
        table.write(out, words.reader().locale(), 2);
    }

    private static String current(Volume volume, SimulationWords words) {
        return volume.perhapsCurrent() == 0 ? words.number(volume.current())
                : words.of("cell.perhaps", volume.current(), volume.current() + volume.perhapsCurrent());
    }

    private static void effects(Simulation simulation, SimulationWords words, TextPage page, ServerState at) throws IOException {
        if (!simulation.rules().isEmpty()) {
            page.paragraph(0, words.of("rules", at));
            for (RuleEffect rule : simulation.rules()) {
                String key = rule.enabled() == Tri.UNKNOWN ? "rule.enabled-unknown" : rule.perhaps() > 0 ? "rule.perhaps" : "rule";
                page.item(2, "- ", words.of(key, rule.rule().name(), rule.updates(), words.bytes(rule.bytes()), rule.perhaps()));
            }
        } else if (at.approvalRules().isKnown()) {
            page.paragraph(0, words.of("rules.none", at));
        }
        Heirs heirs = simulation.heirs();
        if (!heirs.replicas().isEmpty()) {
            page.paragraph(0, words.of("heirs.replicas", heirs.replicas()));
        }
        if (!heirs.autonomous().isEmpty()) {
            page.paragraph(0, words.of("heirs.autonomous", heirs.autonomous()));
        }
        if (!heirs.unknown().isEmpty()) {
            page.paragraph(0, words.of("heirs.unknown", heirs.unknown()));
        }
        if (heirs.complete() && heirs.replicas().isEmpty() && heirs.unknown().isEmpty()) {
            page.paragraph(0, words.of("heirs.none"));
        }
    }

    private static void gaps(Simulation simulation, SimulationWords words, TextPage page) throws IOException {
        List<String> pairs = simulation.gaps().stream().filter(gap -> gap.kind() == Gap.Kind.PAIR).map(Gap::subject).toList();
        var until = simulation.knownUntil();
        if (simulation.gaps().isEmpty() && until == null) {
            return;
        }
        page.blank();
        if (!simulation.gaps().isEmpty()) {
            page.paragraph(0, words.of("gaps"));
        }
        if (!pairs.isEmpty()) {
            String shown = words.reader().shown(pairs.subList(0, Math.min(FEW_PAIRS, pairs.size())));
            page.item(2, "- ", words.of("gap.PAIR", pairs.size(),
                    pairs.size() > FEW_PAIRS ? words.of("gap.PAIR.more", shown, pairs.size() - FEW_PAIRS) : shown));
        }
        for (Gap gap : simulation.gaps()) {
            if (gap.kind() != Gap.Kind.PAIR) {
                page.item(2, "- ", words.of("gap", gap.kind(), gap.subject()));
            }
        }
        if (until != null) {
            page.paragraph(0, words.of("known-until", until));
        }
    }

    /** Several simulations below each other. */
    public static void text(List<Simulation> simulations, Reader reader, Appendable out) throws IOException {
        for (int i = 0; i < simulations.size(); i++) {
            if (i > 0) {
                out.append(System.lineSeparator());
            }
            text(simulations.get(i), reader, out);
        }
    }

    /** The most important of it in a few words: how much comes in, how certain that is, which rules fire, who inherits. */
    public static List<String> summary(Simulation simulation, Reader reader) {
        var words = new SimulationWords(reader);
        if (simulation.impossible()) {
            return List.of(words.of("short.impossible"));
        }
        List<String> parts = new ArrayList<>();
        Volume fresh = simulation.fresh();
        if (!simulation.change().onlyUnticks()) {
            parts.add(words.of("short." + bound(simulation), fresh.updates()));
            if (!fresh.isNothing()) {
                parts.add(words.of("short.current", current(fresh, words)));
                parts.add(fresh.sizesUnknown() > 0 ? words.of("short.bytes.least", words.bytes(fresh.bytes()))
                        : words.bytes(fresh.bytes()));
            }
            if (!simulation.uncertain().isNothing()) {
                parts.add(words.of("short.uncertain", simulation.uncertain().updates()));
            }
        }
        if (simulation.noLongerComing() > 0) {
            parts.add(words.of("short.no-longer", simulation.noLongerComing()));
        }
        if (!simulation.change().onlyUnticks()) {
            rulesShort(simulation, words, parts);
        }
        List<String> heirs = simulation.heirs().replicas();
        if (!heirs.isEmpty()) {
            parts.add(words.of("short.heirs", heirs.size()));
        } else if (!simulation.heirs().complete()) {
            parts.add(words.of("short.heirs.unknown"));
        }
        return parts;
    }

    private static void rulesShort(Simulation simulation, SimulationWords words, List<String> parts) {
        ServerState at = simulation.place().at();
        if (at != null && !at.approvalRules().isKnown()) {
            parts.add(words.of("short.rules.unknown"));
        } else if (!simulation.rules().isEmpty()) {
            parts.add(words.of("short.rules", simulation.rules().size()));
        }
    }

    private static String bound(Simulation simulation) {
        return simulation.lowerBound() ? simulation.upperBound() ? "about" : "least" : simulation.upperBound() ? "most" : "exact";
    }

    /**
     * What to type for the same simulation on the command line, but for where the states are read from. Every value is quoted, in the way
     * of POSIX shells and of PowerShell.
     */
    public static String command(String server, SelectionChange change) {
        var command = new StringBuilder("todoku simulate --server ").append(quoted(server));
        option(command, "--product", change.products());
        option(command, "--classification", change.classifications());
        option(command, "--untick", change.productsOff());
        option(command, "--untick", change.classificationsOff());
        return command.toString();
    }

    private static void option(StringBuilder command, String name, List<CategoryRef> boxes) {
        for (CategoryRef box : boxes) {
            command.append(' ').append(name).append(' ').append(quoted(box.guid().map(Object::toString).orElse(box.title())));
        }
    }

    /** A value as shells take it. A line break would end the command, and no name has one: it becomes a space. */
    public static String quoted(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        return line.matches("[\\w.-]+") && line.charAt(0) != '-' ? line : "'" + line.replace("'", "'\\''") + "'";
    }

    public static void json(Simulation simulation, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            simulation(json, simulation);
        });
    }

    /** Several simulations in one document. */
    public static void json(List<Simulation> simulations, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("simulations", array -> simulations.forEach(simulation -> array.object(one -> simulation(one, simulation))));
        });
    }

    private static void simulation(Json json, Simulation simulation) {
        place(json, simulation.place());
        json.object("change", change -> {
            change.put("products", simulation.change().products());
            change.put("classifications", simulation.change().classifications());
            change.put("productsOff", simulation.change().productsOff());
            change.put("classificationsOff", simulation.change().classificationsOff());
            change.put("newlyTicked", simulation.ticked());
        });
        boolean possible = !simulation.impossible();
        json.put("bound", !possible ? "unknown" : simulation.lowerBound() && !simulation.upperBound() ? "at-least"
                : simulation.upperBound() && !simulation.lowerBound() ? "at-most" : bound(simulation));
        if (possible) {
            figures(json, simulation);
        }
        json.array("missingFacts", gaps -> simulation.gaps().forEach(gap -> gaps.object(one -> {
            one.put("kind", key(gap.kind()));
            one.put("subject", gap.subject());
        })));
    }

    static void place(Json json, Place place) {
        json.put("server", place.asked().server());
        json.put("collectedAt", place.asked().collectedAt());
        ServerState at = place.at();
        json.put("at", at == null ? null : at.server());
        json.strings("replicas", place.way().stream().map(ServerState::server).toList());
        json.put("upstreamNotCollected", place.unresolved().isEmpty() ? null : place.unresolved());
        json.put("loop", place.loop());
    }

    private static void figures(Json json, Simulation simulation) {
        json.object("fresh", fresh -> volume(fresh, simulation.fresh()));
        json.object("uncertain", uncertain -> {
            volume(uncertain, simulation.uncertain());
            uncertain.object("causes", causes -> {
                for (Cause cause : Cause.values()) {
                    causes.put(key(cause), simulation.causes().getOrDefault(cause, 0L));
                }
            });
        });
        json.put("expired", simulation.expired());
        json.put("notOffered", simulation.notOffered());
        json.put("notAbove", simulation.notAbove());
        json.put("noLongerComing", simulation.noLongerComing());
        json.array("cells", cells -> simulation.cells().forEach(cell -> cells.object(one -> {
            one.put("product", cell.product());
            one.put("classification", cell.classification());
            volume(one, cell.volume());
        })));
        json.array("approvalRules", rules -> simulation.rules().forEach(rule -> rules.object(one -> {
            one.put("name", rule.rule().name());
            one.put("enabled", rule.enabled());
            one.put("updates", rule.updates());
            one.put("perhaps", rule.perhaps());
            one.put("bytes", rule.bytes());
        })));
        json.strings("replicasThatInherit", simulation.heirs().replicas());
        json.strings("couldSelect", simulation.heirs().autonomous());
        json.strings("replicaUnknown", simulation.heirs().unknown());
        json.put("express", simulation.express());
        json.put("knownUntil", simulation.knownUntil());
    }

    private static void volume(Json json, Volume volume) {
        json.put("updates", volume.updates());
        json.put("current", volume.current());
        json.put("perhapsCurrent", volume.perhapsCurrent());
        json.put("notSuperseded", volume.notSuperseded());
        json.put("supersessionUnknown", volume.supersessionUnknown());
        json.put("expiryUnknown", volume.expiryUnknown());
        json.put("bytes", volume.bytes());
        json.put("currentBytes", volume.currentBytes());
        json.put("sizesUnknown", volume.sizesUnknown());
        json.strings("languages", volume.languages());
    }

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(SimulationReports.class.getResourceAsStream("/schemas/simulation-1.json"));
    }
}
