package org.todoku.rules.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Severity;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;
import org.todoku.rules.fact.FactDefinition;
import org.todoku.rules.file.FileRule.Claim;
import org.todoku.rules.file.FileRule.Cure;
import org.todoku.rules.file.FileRule.Variant;

import tools.jackson.core.JsonToken;

/** Reads one rule of a file; used once. Every part that cannot be used is reported, and then there is no rule. */
final class RuleParser {

    private static final Set<String> PARTS = Set.of("id", "stage", "needs", "masks", "define", "notApplicable", "applies", "ruledOut",
            "effect", "severity", "confidence", "variants", "arguments", "evidence", "remedies", "texts");
    private static final Pattern REMEDY_ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** Reads a part. */
    private interface Reading<T> {
        T read() throws FileProblem;
    }

    private final Node.Members rule;
    private final Consumer<FileProblem> problems;
    private final ConditionParser conditions;
    private final Set<FileProblem> reported = new HashSet<>();
    private boolean broken;

    /** @param declared facts that the file declares under "uses" */
    RuleParser(Node.Members rule, Map<String, FactDefinition> declared, Consumer<FileProblem> problems) {
        this.rule = rule;
        this.problems = problems;
        this.conditions = new ConditionParser(declared,
                rule.find("define").orElse(null) instanceof Node.Members definitions ? definitions : null);
    }

    /**
     * @param source what to call the file
     * @param shared texts of the file and of its contributor
     * @return null when it cannot be used
     */
    @Nullable RuleDescriptor parse(String id, String source, Texts shared) {
        rule.values().keySet().stream().filter(name -> !PARTS.contains(name))
                .forEach(name -> report(new FileProblem(rule.nameOf(name), "unknown property " + name)));
        Stage stage = attempt(() -> choice("stage", Stage.class), Stage.HEALTH);
        List<String> masks = attempt(() -> words("masks"), List.of());
        Condition silent = attempt(() -> condition("notApplicable"), null);
        Condition holds = attempt(() -> condition("applies"), null);
        Condition out = attempt(() -> condition("ruledOut"), null);
        attempt(this::checkDefinitions, true);
        Claim claim = this.<@Nullable Claim> attempt(() -> claim(rule, "", null), null);
        List<FactDefinition> arguments = attempt(() -> facts(rule, "arguments"), List.of());
        List<FactDefinition> evidence = attempt(() -> facts(rule, "evidence"), List.of());
        List<Variant> variants = claim == null ? List.of() : attempt(() -> variants(claim), List.of());
        List<Cure> cures = attempt(() -> cures(arguments), List.of());
        if (holds == null && rule.find("applies").isEmpty()) {
            report(new FileProblem(rule.place(), "applies is missing"));
        }
        if (stage == Stage.ADVICE) {
            attempt(() -> checkAdvice(claim, variants), true);
        }
        Set<String> used = new TreeSet<>();
        for (Condition condition : Arrays.asList(silent, holds, out)) {
            if (condition != null) {
                condition.addFacts(used);
            }
        }
        Set<String> needs = new LinkedHashSet<>(attempt(() -> words("needs"), List.of()));
        if (!broken) {
            attempt(() -> checkNeeds(needs, used), true);
        }
        Texts texts = new RuleTexts(rule, id, shared, this::report).check(variants, out != null, arguments.size(), cures);
        if (broken || holds == null || claim == null) {
            return null;
        }
        FileRule made = new FileRule(silent, holds, out, claim, variants, arguments, evidence, cures);
        return new RuleDescriptor(id, stage, needs, masks, source, texts, () -> made);
    }

    private void report(FileProblem problem) {
        broken = true;
        // a broken definition is met wherever it is used
        if (reported.add(problem)) {
            problems.accept(problem);
        }
    }

    private <T> T attempt(Reading<T> reading, T otherwise) {
        try {
            return reading.read();
        } catch (FileProblem e) {
            report(e);
            return otherwise;
        }
    }

    private @Nullable Condition condition(String name) throws FileProblem {
        Node node = rule.values().get(name);
        return node == null ? null : conditions.remembered(node);
    }

    /** A definition that nothing uses is checked like the others: it is most likely misspelt somewhere. */
    private boolean checkDefinitions() throws FileProblem {
        Node define = rule.values().get("define");
        if (define != null) {
            Node.Members definitions = define.members();
            for (String name : new TreeSet<>(conditions.unused())) {
                conditions.defined(new Node.Scalar(definitions.nameOf(name), JsonToken.VALUE_STRING, name));
            }
        }
        return true;
    }

    private boolean checkNeeds(Set<String> needs, Set<String> used) throws FileProblem {
        Set<String> lacking = new TreeSet<>(used);
        lacking.removeAll(needs);
        Set<String> idle = new TreeSet<>(needs);
        idle.removeAll(used);
        if (!lacking.isEmpty() || !idle.isEmpty()) {
            throw new FileProblem(rule.find("needs").map(Node::place).orElse(rule.place()), "needs must name the facts of the conditions"
                    + (lacking.isEmpty() ? "" : "; not named: " + String.join(", ", lacking))
                    + (idle.isEmpty() ? "" : "; not used: " + String.join(", ", idle)));
        }
        return true;
    }

    private boolean checkAdvice(@Nullable Claim claim, List<Variant> variants) throws FileProblem {
        List<Claim> claims = new ArrayList<>(variants.stream().map(Variant::claim).toList());
        if (claim != null) {
            claims.add(claim);
        }
        if (claims.stream().anyMatch(each -> each.effect() != Effect.RISK && each.effect() != Effect.INFO)) {
            throw new FileProblem(rule.nameOf("effect"), "advice has the effect RISK or INFO: it is never a cause");
        }
        return true;
    }

    private Claim claim(Node.Members from, String name, @Nullable Claim otherwise) throws FileProblem {
        return new Claim(name,
                otherwise != null && from.find("effect").isEmpty() ? otherwise.effect() : choice(from, "effect", Effect.class),
                otherwise != null && from.find("severity").isEmpty() ? otherwise.severity() : choice(from, "severity", Severity.class),
                otherwise != null && from.find("confidence").isEmpty() ? otherwise.confidence()
                        : choice(from, "confidence", Confidence.class));
    }

    private List<Variant> variants(Claim otherwise) throws FileProblem {
        List<Variant> variants = new ArrayList<>();
        for (Node node : items(rule, "variants")) {
            Node.Members variant = node.members();
            only(variant, Set.of("when", "variant", "effect", "severity", "confidence"));
            String name = variant.find("variant").isPresent() ? required(variant, "variant").text() : "";
            variants.add(new Variant(conditions.condition(required(variant, "when")), claim(variant, name, otherwise)));
        }
        return variants;
    }

    private List<Cure> cures(List<FactDefinition> otherwise) throws FileProblem {
        List<Cure> cures = new ArrayList<>();
        for (Node node : items(rule, "remedies")) {
            Node.Members cure = node.members();
            only(cure, Set.of("id", "writes", "command", "arguments", "when"));
            Node id = required(cure, "id");
            if (!REMEDY_ID.matcher(id.text()).matches()) {
                throw new FileProblem(id.place(), "a remedy has an id of small letters, digits and hyphens, not " + id.text());
            }
            List<FactDefinition> arguments = cure.find("arguments").isPresent() ? facts(cure, "arguments") : otherwise;
            Node command = cure.values().get("command");
            if (command != null) {
                CommandCheck.check(command, arguments.size());
            }
            Node when = cure.values().get("when");
            cures.add(new Cure(id.text(), required(cure, "writes").yesNo(), command == null ? "" : command.text(), arguments,
                    when == null ? null : conditions.condition(when)));
        }
        return cures;
    }

    private List<FactDefinition> facts(Node.Members from, String name) throws FileProblem {
        List<FactDefinition> facts = new ArrayList<>();
        for (Node node : items(from, name)) {
            facts.add(conditions.fact(node));
        }
        return facts;
    }

    private List<String> words(String name) throws FileProblem {
        List<String> words = new ArrayList<>();
        for (Node node : items(rule, name)) {
            words.add(node.text());
        }
        return words;
    }

    private static List<Node> items(Node.Members from, String name) throws FileProblem {
        Node node = from.values().get(name);
        return node == null ? List.of() : node.items();
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type) throws FileProblem {
        return choice(rule, name, type);
    }

    private static <E extends Enum<E>> E choice(Node.Members from, String name, Class<E> type) throws FileProblem {
        Node node = required(from, name);
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(node.text().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new FileProblem(node.place(), "unknown " + name + " " + node.text() + "; known are " + Arrays.toString(constants));
    }

    static Node required(Node.Members from, String name) throws FileProblem {
        Node node = from.values().get(name);
        if (node == null) {
            throw new FileProblem(from.place(), name + " is missing");
        }
        return node;
    }

    static void only(Node.Members from, Set<String> known) throws FileProblem {
        for (String name : from.values().keySet()) {
            if (!known.contains(name)) {
                throw new FileProblem(from.nameOf(name), "unknown property " + name);
            }
        }
    }
}
