package org.todoku.rules.wsus.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;
import org.todoku.rules.wsus.properties.Word.Kind;

/**
 * Fleets of one to six servers in hierarchies of up to three levels and sometimes more, with a circle or a server above that nobody
 * collected now and then, in every state that the vocabulary has words for. They shrink to the few words that matter.
 */
public final class GeneratedFleets extends DomainContextBase {

    private static final List<String> NAMES = List.of("HQ", "BR1", "BR2", "BR3", "OTHER", "ISLAND");

    /** Of three fleets one is healthy but for one fault, which also reaches rules that chance does not. */
    @Provide
    Arbitrary<Tale> tales() {
        return Arbitraries.frequencyOf(Tuple.of(2, stories()), Tuple.of(1, broken()));
    }

    private static Arbitrary<Tale> broken() {
        return Combinators.combine(Arbitraries.of(Fault.all()), Arbitraries.of(Estate.all()))
                .as((fault, estate) -> new Broken(Objects.requireNonNull(fault), Objects.requireNonNull(estate)));
    }

    private static Arbitrary<Tale> stories() {
        return Combinators.combine(shapes(), some(Vocabulary.catalogue(), 0, 3), some(of(Vocabulary::presence), 0, 4),
                some(Vocabulary.updates(), 0, 2), some(of(Vocabulary::synchronisation), 0, 4), states(), some(cuts(), 0, 1)).as(
                        (shape, catalogue, presence, updates, runs, states, cuts) -> new Story(
                                joined(shape, catalogue, presence, updates, runs, states, cuts)));
    }

    private static Arbitrary<List<Word>> states() {
        return Combinators.combine(some(of(Vocabulary::selection), 0, 3), some(of(Vocabulary::settings), 0, 4),
                some(of(Vocabulary::readings), 0, 5)).as((selection, settings, readings) -> joined(selection, settings, readings));
    }

    /** What was not collected. */
    @Provide
    Arbitrary<Cuts> cutLists() {
        return Combinators.combine(some(cuts(), 0, 3), Arbitraries.integers().between(0, 20).list().ofMaxSize(2))
                .as((words, readings) -> new Cuts(joined(words), readings == null ? List.of() : readings));
    }

    private static List<Word> cuts() {
        List<Word> all = new ArrayList<>(of(Vocabulary::cuts));
        all.addAll(Vocabulary.cutsOfTheCatalogue());
        return all;
    }

    private static List<Word> of(Function<String, List<Word>> about) {
        return NAMES.stream().flatMap(name -> about.apply(name).stream()).toList();
    }

    private static Arbitrary<List<Word>> some(List<Word> of, int least, int most) {
        return Arbitraries.of(of).list().uniqueElements().ofMinSize(least).ofMaxSize(most);
    }

    @SafeVarargs
    private static List<Word> joined(@Nullable List<Word>... parts) {
        List<Word> all = new ArrayList<>();
        for (List<Word> part : parts) {
            all.addAll(part == null ? List.of() : part);
        }
        return all;
    }

    /** One to six servers; each but the first has its own source, a server before it, one nobody collected, or closes a circle. */
    private static Arbitrary<List<Word>> shapes() {
        return Combinators.combine(Arbitraries.integers().between(0, 9).list().ofMaxSize(5), Arbitraries.integers().between(0, 12))
                .as((sources, top) -> shape(sources == null ? List.of() : sources, top == null ? 0 : top));
    }

    private static List<Word> shape(List<Integer> sources, int top) {
        List<Word> words = new ArrayList<>();
        for (int at = 0; at < sources.size(); at++) {
            String name = NAMES.get(at + 1);
            int source = sources.get(at);
            String above = NAMES.get(Math.min(source / 2, at));
            words.add(source >= 8 ? new Word(Kind.SHAPE, name + " fetches from Microsoft", told -> told.server(name))
                    : source % 2 == 0
                            ? new Word(Kind.SHAPE, name + " fetches from " + above, told -> told.server(name).downstreamOf(above))
                            : new Word(Kind.SHAPE, name + " is a replica of " + above, told -> told.server(name).replicaOf(above)));
        }
        if (top == 11) {
            words.add(new Word(Kind.SHAPE, "HQ fetches from TOP, which nobody collected", told -> told.server("HQ").downstreamOf("TOP")));
        }
        if (top == 12 && !sources.isEmpty()) {
            String last = NAMES.get(sources.size());
            words.add(new Word(Kind.SHAPE, "HQ fetches from " + last, told -> told.server("HQ").downstreamOf(last)));
        }
        return words;
    }

    /** What is taken away from a story. */
    record Cuts(List<Word> words, List<Integer> readings) {

        @Override
        public String toString() {
            return new Story(words) + "\n  - and readings " + readings;
        }
    }
}
