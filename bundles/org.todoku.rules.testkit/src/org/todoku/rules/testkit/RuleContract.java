package org.todoku.rules.testkit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.todoku.core.CategoryRef;
import org.todoku.core.StateKind;
import org.todoku.core.UpdateField;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Judgement.Kind;

/**
 * What every rule owes to those who trust it: cases of all four kinds that come out as said, on servers of any language and of any
 * later version; texts for all it says, in both languages, and none that is never said; and exactly the facts named that can stop
 * it. Each check returns what is wrong, one line each, so that it fits into any test framework.
 */
public final class RuleContract {

    private static final List<String> SECTIONS = List.of("server", "configuration", "subscription", "syncHistory", "categories",
            "approvals", "updates");

    private final List<RuleDescriptor> rules;
    private final DataPacks data;
    private final List<RuleCase> cases;
    private final Map<String, Set<Kind>> never = new HashMap<>();
    private final Set<String> implied = new TreeSet<>();

    /** @param data what the rules look things up in */
    public RuleContract(List<RuleDescriptor> rules, DataPacks data, List<RuleCase> cases) {
        this.rules = List.copyOf(rules);
        this.data = data;
        this.cases = List.copyOf(cases);
    }

    /** The rule cannot say these, so no case shows them. */
    public RuleContract never(String rule, Set<Kind> kinds) {
        never.put(rule, Set.copyOf(kinds));
        return this;
    }

    /** The rule may name a fact that taking things away does not miss, because it is always known or one of several. */
    public RuleContract implied(String fact) {
        implied.add(fact);
        return this;
    }

    /** All checks of all cases and rules. */
    public List<String> findings() {
        List<String> found = new ArrayList<>(kinds());
        for (RuleCase it : cases) {
            found.addAll(verdict(it));
            found.addAll(languages(it));
            found.addAll(texts(it));
        }
        found.addAll(facts());
        found.addAll(unusedTexts());
        return List.copyOf(found);
    }

    private Judgement judge(RuleCase it) {
        return Judgement.of(rules, it.rule(), it.fleet(data));
    }

    /** Whether the case comes out as it says. */
    public List<String> verdict(RuleCase it) {
        Judgement judgement = judge(it);
        if (judgement.kind() != it.kind()) {
            return List.of(it + ": is " + judgement.kind() + (judgement.missing().isEmpty() ? "" : " for want of " + judgement.missing()));
        }
        String key = judgement.textKey();
        String variant = key.isEmpty() ? "" : key.replaceFirst("^[^.]*\\.[^.]*\\.?", "");
        return variant.equals(it.variant()) ? List.of() : List.of(it + ": has the variant “" + variant + "”");
    }

    /** Whether it says the same of a server that speaks Japanese, and something of one whose numbers nobody knows yet. */
    public List<String> languages(RuleCase it) {
        List<String> found = new ArrayList<>();
        Object plain = judge(it).essence();
        Object japanese = Judgement.of(rules, it.rule(), it.fleet(data).bend(Fleet.Bend.JAPANESE)).essence();
        if (!plain.equals(japanese)) {
            found.add(it + ": says " + plain + ", but of a Japanese server " + japanese);
        }
        try {
            Judgement.of(rules, it.rule(), it.fleet(data).bend(Fleet.Bend.UNKNOWN_NUMBERS));
        } catch (RuntimeException e) {
            found.add(it + ": fails on numbers of a later server: " + e);
        }
        return found;
    }

    /** Whether all that is said in the case has a text in both languages, with a value for every placeholder, and rests on evidence. */
    public List<String> texts(RuleCase it) {
        Judgement judgement = judge(it);
        SaidTexts said = new SaidTexts(judgement.rule().texts(), List.of(Locale.ENGLISH, Locale.JAPANESE));
        if (judgement.verdict() instanceof Verdict.Applies applies) {
            said.message(judgement.textKey(), applies.args(), applies.effect());
            said.evidence(applies.evidence());
            applies.remedies().forEach(said::remedy);
        } else if (judgement.verdict() instanceof Verdict.RuledOut out) {
            said.text(judgement.textKey(), out.args());
            said.evidence(out.evidence());
        }
        return said.found().stream().map(what -> it + ": " + what).toList();
    }

    /** Whether every rule has a case of each kind but those that it never says. */
    public List<String> kinds() {
        List<String> found = new ArrayList<>();
        for (RuleDescriptor rule : rules) {
            Set<Kind> expected = EnumSet.allOf(Kind.class);
            Set<Kind> unsaid = never.getOrDefault(rule.id(), Set.of());
            expected.removeAll(unsaid);
            Set<Kind> shown = EnumSet.noneOf(Kind.class);
            cases.stream().filter(it -> it.rule().equals(rule.id())).forEach(it -> shown.add(it.kind()));
            expected.stream().filter(kind -> !shown.contains(kind)).forEach(kind -> found.add(rule.id() + ": has no case " + kind));
            shown.stream().filter(unsaid::contains).forEach(kind -> found.add(rule.id() + ": has a case " + kind + ", so it can say it"));
        }
        return found;
    }

    /** Takes one thing after the other away from every case: what then stops a rule must be just what it says it needs. */
    public List<String> facts() {
        Map<String, Set<String>> stops = new TreeMap<>();
        for (RuleCase it : cases) {
            Set<String> names = stops.computeIfAbsent(it.rule(), rule -> new TreeSet<>());
            names.addAll(judge(it).missing());
            for (Consumer<Fleet> drop : drops()) {
                Fleet fleet = it.fleet(data);
                drop.accept(fleet);
                names.addAll(Judgement.of(rules, it.rule(), fleet).missing());
            }
        }
        List<String> found = new ArrayList<>();
        for (RuleDescriptor rule : rules) {
            Set<String> stopping = stops.getOrDefault(rule.id(), Set.of());
            rule.needs().stream().sorted().filter(need -> !stopping.contains(need) && !implied.contains(need))
                    .forEach(need -> found.add(rule.id() + ": says that it needs " + need + ", but no case stops without it"));
            stopping.stream().filter(name -> !rule.needs().contains(name))
                    .forEach(name -> found.add(rule.id() + ": stops without " + name + ", but does not say that it needs it"));
        }
        return found;
    }

    private static List<Consumer<Fleet>> drops() {
        List<Consumer<Fleet>> drops = new ArrayList<>();
        for (String section : SECTIONS) {
            drops.add(fleet -> fleet.states().forEach(state -> {
                if (!section.equals("updates") || state.name().equals(fleet.asked())) {
                    state.drop(section);
                }
            }));
        }
        for (UpdateField field : UpdateField.values()) {
            drops.add(fleet -> fleet.states().forEach(state -> state.drop(field)));
        }
        drops.add(fleet -> fleet.states().forEach(state -> state.products(Boxes.titleOnly(Boxes.OFFICE))));
        drops.add(fleet -> fleet.states().forEach(state -> state.classifications(new CategoryRef(null, "Something of tomorrow"))));
        drops.add(fleet -> fleet.states().forEach(state -> forget(fleet, state, false)));
        drops.add(fleet -> fleet.states().forEach(state -> forget(fleet, state, true)));
        return drops;
    }

    private static void forget(Fleet fleet, ServerBuilder state, boolean catalogue) {
        if (!state.name().equals(fleet.asked()) && (state.kind() == StateKind.CATALOGUE) == catalogue) {
            fleet.forget(state);
        }
    }

    /** Texts of messages and remedies, in the resource bundles and files of the rules, that no case says. */
    public List<String> unusedTexts() {
        Set<String> used = new TreeSet<>();
        for (RuleCase it : cases) {
            Judgement judgement = judge(it);
            used.add(judgement.textKey());
            if (judgement.verdict() instanceof Verdict.Applies applies) {
                used.add(judgement.textKey().replace(".applies", ".because"));
                applies.remedies().forEach(remedy -> used.add("remedy." + remedy.id()));
            }
        }
        Set<String> found = new TreeSet<>();
        for (RuleDescriptor rule : rules) {
            for (String key : SaidTexts.keys(rule.texts())) {
                boolean message = key.startsWith(rule.id() + ".") && key.matches(".*\\.(applies|ruled-out|because)(\\..*)?")
                        && !used.contains(key);
                boolean remedy = key.startsWith("remedy.") && !used.contains(key.replaceFirst("^(remedy\\.[^.]+)\\..*$", "$1"));
                if (message || remedy) {
                    found.add(key + ": no case says it");
                }
            }
        }
        return List.copyOf(found);
    }

    /** A reader of the given language, for texts whose zone does not matter. */
    static Reader reader(Locale locale) {
        return new Reader(locale, ZoneOffset.UTC);
    }
}
