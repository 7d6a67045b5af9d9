package org.todoku.rules.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.data.BoundedPattern;
import org.todoku.rules.fact.FactCatalogue;
import org.todoku.rules.fact.FactDefinition;
import org.todoku.rules.fact.FactType;

/** Reads the conditions of one rule; used once. */
final class ConditionParser {

    private final Map<String, FactDefinition> declared;
    private final Node.@Nullable Members definitions;
    private final Map<String, Condition.Defined> done = new HashMap<>();
    private final Map<String, FileProblem> failed = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /**
     * @param declared facts that the file declares under "uses"
     * @param definitions named conditions of the rule; null for none
     */
    ConditionParser(Map<String, FactDefinition> declared, Node.@Nullable Members definitions) {
        this.declared = declared;
        this.definitions = definitions;
    }

    FactDefinition fact(Node name) throws FileProblem {
        String text = name.text();
        FactDefinition own = declared.get(text);
        Optional<FactDefinition> found = own != null ? Optional.of(own) : FactCatalogue.find(text);
        if (found.isPresent()) {
            return found.get();
        }
        throw new FileProblem(name.place(), "unknown fact " + text);
    }

    Condition condition(Node node) throws FileProblem {
        Node.Members members = node.members();
        if (members.find("fact").isPresent()) {
            return compared(members);
        }
        if (members.values().size() != 1) {
            throw new FileProblem(node.place(), "a condition has exactly one of all, any, not, fact, known, defined");
        }
        String word = members.values().keySet().iterator().next();
        Node inner = members.values().values().iterator().next();
        return switch (word) {
            case "all" -> new Condition.All(parts(inner));
            case "any" -> new Condition.Any(parts(inner));
            case "not" -> new Condition.Not(condition(inner));
            case "known" -> new Condition.IsKnown(fact(inner));
            case "defined" -> defined(inner);
            default -> throw new FileProblem(members.nameOf(word), "unknown operator " + word);
        };
    }

    /** The same; judged once for each server where it asks for nothing else. */
    Condition remembered(Node node) throws FileProblem {
        Condition condition = condition(node);
        Set<String> facts = new HashSet<>();
        condition.addFacts(facts);
        return facts.stream().allMatch(FactCatalogue::restsOnServerAlone) ? new Condition.Remembered(condition, new Object())
                : condition;
    }

    private List<Condition> parts(Node node) throws FileProblem {
        List<Condition> parts = new ArrayList<>();
        for (Node part : node.items()) {
            parts.add(condition(part));
        }
        if (parts.isEmpty()) {
            throw new FileProblem(node.place(), "at least one condition is expected here");
        }
        return parts;
    }

    /** @param name where it is used */
    Condition defined(Node name) throws FileProblem {
        String text = name.text();
        Condition.Defined known = done.get(text);
        if (known != null) {
            return known;
        }
        FileProblem before = failed.get(text);
        if (before != null) {
            throw before;
        }
        Node body = definitions == null ? null : definitions.values().get(text);
        if (body == null) {
            throw new FileProblem(name.place(), "no definition " + text);
        }
        if (!open.add(text)) {
            throw new FileProblem(name.place(), "the definitions go round in a circle: " + String.join(" > ", open) + " > " + text);
        }
        try {
            Condition.Defined defined = new Condition.Defined(text, remembered(body));
            done.put(text, defined);
            return defined;
        } catch (FileProblem e) {
            failed.put(text, e);
            throw e;
        } finally {
            open.remove(text);
        }
    }

    /** Definitions that nothing has used. */
    Set<String> unused() {
        Set<String> names = new HashSet<>(definitions == null ? Set.of() : definitions.values().keySet());
        names.removeAll(done.keySet());
        names.removeAll(failed.keySet());
        return names;
    }

    private Condition compared(Node.Members test) throws FileProblem {
        FactDefinition fact = fact(value(test, "fact"));
        List<String> words = test.values().keySet().stream().filter(word -> !word.equals("fact") && !word.equals("of")).toList();
        if (words.size() != 1) {
            throw new FileProblem(test.place(), "a test of a fact has exactly one of " + String.join(", ", Operator.words()));
        }
        String word = words.get(0);
        Operator operator = Operator.of(word).orElse(null);
        if (operator == null) {
            throw new FileProblem(test.nameOf(word), "unknown operator " + word);
        }
        if (!operator.takes(fact.type())) {
            throw new FileProblem(test.nameOf(word), "operator " + word + " is for " + operator.takes() + "; " + fact.name()
                    + " is of type " + fact.type().word());
        }
        FactDefinition of = null;
        Node reference = test.values().get("of");
        if (reference != null) {
            if (!operator.measuresAge()) {
                throw new FileProblem(test.nameOf("of"), "of is for olderThan and within only");
            }
            of = typed(fact(reference), FactType.TIME, reference);
        }
        return new Condition.Compared(fact, operator, operand(operator, fact, value(test, word), of));
    }

    private Operand operand(Operator operator, FactDefinition fact, Node node, @Nullable FactDefinition of) throws FileProblem {
        FactType type = operator.operand(fact.type());
        if (operator == Operator.MATCHES) {
            try {
                return new Operand(BoundedPattern.compile(node.text()), null, of);
            } catch (IllegalArgumentException e) {
                throw new FileProblem(node.place(), "broken expression: " + e.getMessage());
            }
        }
        if (node instanceof Node.Members other) {
            if (other.values().size() != 1) {
                throw new FileProblem(node.place(), "another fact is written as {\"fact\": name}");
            }
            Node name = value(other, "fact");
            FactDefinition second = fact(name);
            if (!(operator.wantsSeveral() && second.type().isSet() && second.type().element() == type)) {
                typed(second, type, name);
            }
            return new Operand(Boolean.FALSE, second, of);
        }
        if (!operator.wantsSeveral()) {
            return new Operand(literal(type, node), null, of);
        }
        List<Object> values = new ArrayList<>();
        for (Node item : node.items()) {
            values.add(literal(type, item));
        }
        return new Operand(List.copyOf(values), null, of);
    }

    private static FactDefinition typed(FactDefinition fact, FactType wanted, Node at) throws FileProblem {
        if (fact.type() != wanted) {
            throw new FileProblem(at.place(), fact.name() + " is of type " + fact.type().word() + ", not " + wanted.word());
        }
        return fact;
    }

    private static Object literal(FactType type, Node node) throws FileProblem {
        boolean fits = node instanceof Node.Scalar scalar && switch (type) {
            case YES_NO -> scalar.token().isBoolean();
            case NUMBER -> scalar.token().isNumeric();
            default -> scalar.isText();
        };
        Optional<Object> value = fits && node instanceof Node.Scalar scalar ? type.parse(scalar.text()) : Optional.empty();
        if (value.isEmpty()) {
            throw new FileProblem(node.place(), "a value of type " + type.word() + " is expected here, not " + shown(node));
        }
        return value.get();
    }

    private static String shown(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : node.kind();
    }

    private static Node value(Node.Members members, String name) throws FileProblem {
        Node node = members.values().get(name);
        if (node == null) {
            throw new FileProblem(members.place(), name + " is missing");
        }
        return node;
    }
}
