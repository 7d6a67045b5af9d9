package org.todoku.bench;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Verdict;

/** How long each rule takes. Looking at the clock is part of it: some 40 ns for each time a rule is asked. */
final class RuleTimes {

    private static final int SHOWN = 15;

    private final Map<String, Times> times = new LinkedHashMap<>();

    private record Times(LongAdder nanos, LongAdder asked) {
    }

    /** The same rules, measured. */
    List<RuleDescriptor> measured(List<RuleDescriptor> rules) {
        return rules.stream().map(this::measured).toList();
    }

    private RuleDescriptor measured(RuleDescriptor rule) {
        Times own = new Times(new LongAdder(), new LongAdder());
        times.put(rule.id(), own);
        return new RuleDescriptor(rule.id(), rule.stage(), rule.needs(), rule.masks(), rule.contributor(), rule.texts(),
                () -> new Measured(rule.rule().get(), own));
    }

    private record Measured(Rule rule, Times times) implements Rule {

        @Override
        public Verdict judge(Question question) throws MissingFactException {
            long begin = System.nanoTime();
            try {
                return rule.judge(question);
            } finally {
                times.nanos().add(System.nanoTime() - begin);
                times.asked().increment();
            }
        }
    }

    void forget() {
        times.values().forEach(one -> {
            one.nanos().reset();
            one.asked().reset();
        });
    }

    /** The dearest rules and what all of them take together. */
    void print(PrintStream out) {
        long total = times.values().stream().mapToLong(one -> one.nanos().sum()).sum();
        out.printf("%-16s %12s %12s %12s %8s%n", "rule", "asked", "total ms", "ns each", "share");
        times.entrySet().stream().sorted(Comparator.comparingLong(one -> -one.getValue().nanos().sum())).limit(SHOWN)
                .forEach(one -> print(out, one.getKey(), one.getValue().asked().sum(), one.getValue().nanos().sum(), total));
        print(out, "all " + times.size() + " rules", times.values().stream().mapToLong(one -> one.asked().sum()).sum(), total, total);
    }

    private static void print(PrintStream out, String name, long asked, long nanos, long total) {
        out.printf(Locale.ROOT, "%-16s %12d %12.1f %12d %7.1f%%%n", name, asked, nanos / 1e6, nanos / Math.max(asked, 1),
                100.0 * nanos / Math.max(total, 1));
    }
}
