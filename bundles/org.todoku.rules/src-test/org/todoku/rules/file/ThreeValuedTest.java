package org.todoku.rules.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.todoku.rules.Verdict;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Three-valued logic against a plain evaluator that tries all values of what is not known. */
class ThreeValuedTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    /** A condition as the test sees it. */
    sealed interface Tree {

        record Leaf(String name) implements Tree {
        }

        record Not(Tree part) implements Tree {
        }

        record Join(boolean all, List<Tree> parts) implements Tree {
        }

        default String json() {
            return switch (this) {
                case Leaf leaf -> "{\"fact\": \"host." + leaf.name + "\", \"is\": true}";
                case Not not -> "{\"not\": " + not.part.json() + "}";
                case Join join -> "{\"" + (join.all ? "all" : "any") + "\": ["
                        + join.parts.stream().map(Tree::json).collect(Collectors.joining(", ")) + "]}";
            };
        }

        default List<String> leaves() {
            return switch (this) {
                case Leaf leaf -> List.of(leaf.name);
                case Not not -> not.part.leaves();
                case Join join -> join.parts.stream().flatMap(part -> part.leaves().stream()).toList();
            };
        }

        default boolean holds(Map<String, Boolean> values) {
            return switch (this) {
                case Leaf leaf -> Boolean.TRUE.equals(values.get(leaf.name));
                case Not not -> !not.part.holds(values);
                case Join join -> join.all ? join.parts.stream().allMatch(part -> part.holds(values))
                        : join.parts.stream().anyMatch(part -> part.holds(values));
            };
        }

        /** 0 no, 1 unknown, 2 yes, as in Kleene's tables. */
        default int kleene(Map<String, Boolean> known) {
            return switch (this) {
                case Leaf leaf -> !known.containsKey(leaf.name) ? 1 : Boolean.TRUE.equals(known.get(leaf.name)) ? 2 : 0;
                case Not not -> 2 - not.part.kleene(known);
                case Join join -> {
                    var values = join.parts.stream().mapToInt(part -> part.kleene(known));
                    yield join.all ? values.min().orElse(2) : values.max().orElse(0);
                }
            };
        }
    }

    @Provide
    Arbitrary<Tree> trees() {
        return trees(3);
    }

    private static Arbitrary<Tree> trees(int depth) {
        Arbitrary<Tree> leaf = Arbitraries.of(NAMES).map(name -> new Tree.Leaf(String.valueOf(name)));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Tree>> parts = trees(depth - 1).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(leaf, trees(depth - 1).map(Tree.Not::new), parts.map(all -> new Tree.Join(true, all)),
                parts.map(any -> new Tree.Join(false, any)));
    }

    @Provide
    Arbitrary<Map<String, Boolean>> knowledge() {
        return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of(true, false)).ofMaxSize(4);
    }

    @Property(tries = 200, seed = "2026038")
    void agreesWithKleenesTables(@ForAll("trees") Tree tree, @ForAll("knowledge") Map<String, Boolean> known) {
        String expected = switch (tree.kleene(known)) {
            case 0 -> "no";
            case 2 -> "yes";
            default -> "open";
        };
        String judged = judged(tree, known);
        assertEquals(expected, judged.startsWith("host.") ? "open" : judged, tree::json);
    }

    @Property(tries = 200, seed = "2026039")
    void whatIsSaidHoldsWhateverTheUnknownFactsAre(@ForAll("trees") Tree tree, @ForAll("knowledge") Map<String, Boolean> known) {
        String judged = judged(tree, known);
        for (Map<String, Boolean> full : completions(known)) {
            if (!judged.startsWith("host.")) {
                assertEquals(judged.equals("yes"), tree.holds(full), tree::json);
            }
        }
    }

    @Property(tries = 200, seed = "2026040")
    void namesEveryFactThatCouldChangeTheResult(@ForAll("trees") Tree tree, @ForAll("knowledge") Map<String, Boolean> known) {
        Set<String> named = new HashSet<>(List.of(judged(tree, known).split(",")));
        Set<String> matter = matter(tree, known);
        assertTrue(named.containsAll(matter), () -> tree.json() + " " + known + " named " + named + " but " + matter + " matter");
        if (new HashSet<>(tree.leaves()).size() == tree.leaves().size() && !matter.isEmpty()) {
            // where every fact stands once, no other fact is named
            assertEquals(matter, named, () -> tree.json() + " " + known);
        }
    }

    private static Set<String> matter(Tree tree, Map<String, Boolean> known) {
        Set<String> matter = new TreeSet<>();
        for (Map<String, Boolean> full : completions(known)) {
            for (String name : NAMES) {
                Map<String, Boolean> other = new HashMap<>(full);
                other.put(name, !Boolean.TRUE.equals(full.get(name)));
                if (!known.containsKey(name) && tree.holds(full) != tree.holds(other)) {
                    matter.add("host." + name);
                }
            }
        }
        return matter;
    }

    private static List<Map<String, Boolean>> completions(Map<String, Boolean> known) {
        List<Map<String, Boolean>> all = new ArrayList<>(List.of(new HashMap<>(known)));
        for (String name : NAMES) {
            if (!known.containsKey(name)) {
                all = all.stream().flatMap(some -> List.of(true, false).stream().map(value -> {
                    Map<String, Boolean> more = new HashMap<>(some);
                    more.put(name, value);
                    return more;
                })).collect(Collectors.toCollection(ArrayList::new));
            }
        }
        return all;
    }

    private static String judged(Tree tree, Map<String, Boolean> known) {
        String needs = tree.leaves().stream().distinct().map(name -> "\"host." + name + '"').collect(Collectors.joining(","));
        Map<String, String> host = known.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
        return Asked.judged(tree.json(), needs, host);
    }

    private static String rule(String more) {
        return Asked.file("{\"fact\": \"host.a\", \"is\": true}", "\"host.a\", \"host.b\"")
                .replace("\"ruledOut\": {\"not\": {\"fact\": \"host.a\", \"is\": true}}",
                more);
    }

    private static String outcome(String json, String host) {
        Map<String, String> values = host.isEmpty() ? Map.of()
                : List.of(host.split(" ")).stream().collect(Collectors.toMap(pair -> pair.substring(0, 1), pair -> pair.substring(2)));
        Function<Verdict, String> word = verdict -> switch (verdict) {
            case Verdict.Applies yes -> "applies";
            case Verdict.RuledOut no -> "ruled out";
            case Verdict.NotApplicable none -> "silent";
            case Verdict.Undecided open -> String.join(" ", open.missing().stream().map(fact -> fact.name()).toList());
        };
        return word.apply(Asked.verdict(json, values));
    }

    @Test
    void whatMakesTheRuleSilentComesBeforeEverythingElse() {
        String json = rule("\"notApplicable\": {\"fact\": \"host.b\", \"is\": true}");
        assertEquals("silent", outcome(json, "b=true"));
        assertEquals("applies", outcome(json, "a=true b=false"));
        assertEquals("silent", outcome(json, "a=false b=false"));
        // a rule that does not apply is silent either way
        assertEquals("silent", outcome(json, "a=false"));
        assertEquals("host.b", outcome(json, "a=true"));
        assertEquals("host.a", outcome(json, "b=false"));
        assertEquals("host.a host.b", outcome(json, ""));
    }

    @Test
    void beingRuledOutMattersOnlyWhereTheRuleDoesNotApply() {
        String json = rule("\"ruledOut\": {\"fact\": \"host.b\", \"is\": true}");
        assertEquals("applies", outcome(json, "a=true"));
        assertEquals("ruled out", outcome(json, "a=false b=true"));
        assertEquals("silent", outcome(json, "a=false b=false"));
        assertEquals("host.b", outcome(json, "a=false"));
        assertEquals("host.a", outcome(json, "b=true"));
        assertEquals("host.a host.b", outcome(json, ""));
    }
}
