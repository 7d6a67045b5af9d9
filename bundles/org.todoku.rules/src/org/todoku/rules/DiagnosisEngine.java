package org.todoku.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.assumption.AssumedFacts;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.internal.AssumedRuns;
import org.todoku.rules.internal.Judge;
import org.todoku.rules.internal.RuleRun;
import org.todoku.rules.internal.RuleRun.Asker;
import org.todoku.rules.internal.RuleRun.Piece;
import org.todoku.rules.internal.TargetFinder;

/**
 * Answers why an update is, or is not, on servers: asks every rule for every server and puts what they say in the order in
 * which a person should act. Rules never stop at the first hit. A rule that throws, hangs, takes all memory or gives nothing becomes
 * a failed finding and changes nothing for the others; one that takes too long several times is not asked again for the same
 * question or list. The answer does not depend on the number of threads or the order of the rules. May be used by several threads at
 * once.
 */
public final class DiagnosisEngine {

    private final RuleRegistry registry;
    private final ExecutorService workers;
    private final Duration limitPerRule;
    private final Judge judge = new Judge();
    /** Of the fleet that was asked about last; most questions come in rows about the same. */
    private volatile @Nullable FleetKnowledge latest;

    /**
     * @param workers threads for the rules; stays open. A rule that never returns keeps its thread
     * @param limitPerRule how long one rule may take for one server before it is given up; positive
     */
    public DiagnosisEngine(RuleRegistry rules, ExecutorService workers, Duration limitPerRule) {
        if (limitPerRule.isNegative() || limitPerRule.isZero()) {
            throw new IllegalArgumentException("limit per rule: " + limitPerRule);
        }
        this.registry = rules;
        this.workers = workers;
        this.limitPerRule = limitPerRule;
    }

    public RuleRegistry rules() {
        return registry;
    }

    /** What a query asks for, as {@link #explain} finds it. */
    public static Target target(FactBase facts, UpdateQuery query) {
        return TargetFinder.find(facts, query);
    }

    /**
     * @param facts where something is assumed ({@link AssumedFacts}), the answer says what
     * @param servers servers to explain, from {@link FactBase#servers()}; empty for all. The servers above them are judged
     *        too, and what stops the update there stands first in the findings of the servers below
     * @param now the moment the question is asked for, UTC
     * @param progress asked and told on the calling thread only, at least every 250 ms
     * @throws java.util.concurrent.CancellationException when the user cancelled
     * @throws IllegalArgumentException for a server that is not among those of the fact base
     */
    public Diagnosis explain(FactBase facts, UpdateQuery query, List<ServerState> servers, Instant now, Progress progress) {
        progress.checkCancelled();
        if (facts instanceof AssumedFacts assumed && !assumed.synchronised().isEmpty()) {
            List<ServerState> all = AssumedRuns.concerned(assumed, servers);
            Diagnosis before = answer(assumed.withoutSynchronisations(), query, all, now, progress);
            return new AssumedRuns(before, assumed.synchronised()).settled(answer(facts, query, all, now, progress), servers);
        }
        return answer(facts, query, servers, now, progress);
    }

    private Diagnosis answer(FactBase facts, UpdateQuery query, List<ServerState> servers, Instant now, Progress progress) {
        Target target = TargetFinder.find(facts, query);
        Inquiry inquiry = new Inquiry(fleet(facts), servers, now, registry);
        List<Question> questions = inquiry.questions(target);
        List<Piece<Inquiry.Own>> pieces = IntStream.range(0, questions.size()).mapToObj(place -> new Piece<Inquiry.Own>(
                questions.get(place).server().server(), asker -> inquiry.judge(place, questions.get(place), asker))).toList();
        return inquiry.diagnosis(target, new RuleRun<>(pieces, judge, workers, limitPerRule).run(progress));
    }

    /**
     * Many questions, each answered exactly as by {@link #explain}. Several are worked on at once, and rules that do not look at the
     * update are asked once for each server, so that a long list takes a fraction of the time that its questions would take one
     * after the other.
     *
     * @param shorten takes what is wanted from each diagnosis, which is not kept: those of thousands of updates would not fit into
     *        memory. Called by several threads at once, more than once for a question where a rule misbehaves; what it throws is
     *        thrown here
     * @return one for each question, in their order
     * @see #explain for the other parameters and exceptions
     */
    public <T> List<T> explainAll(FactBase facts, List<UpdateQuery> queries, List<ServerState> servers, Instant now, Progress progress,
            Function<Diagnosis, T> shorten) {
        List<T> all = new ArrayList<>(queries.size());
        explainAll(facts, queries, servers, now, progress, shorten, (result, place) -> all.add(result));
        return all;
    }

    /**
     * The same, of which each result is taken as soon as all before it were: neither are all of them kept until the end, nor has
     * anybody to wait for them then.
     *
     * @param taken takes the results with the places of their questions, in their order, on the calling thread; when the user
     *        cancelled, those that are there by then, although there are gaps
     */
    public <T> void explainAll(FactBase facts, List<UpdateQuery> queries, List<ServerState> servers, Instant now, Progress progress,
            Function<Diagnosis, T> shorten, ObjIntConsumer<T> taken) {
        progress.checkCancelled();
        if (facts instanceof AssumedFacts assumed && !assumed.synchronised().isEmpty()) {
            List<ServerState> all = AssumedRuns.concerned(assumed, servers);
            FactBase without = assumed.withoutSynchronisations();
            Inquiry before = new Inquiry(fleet(without), all, now, registry);
            Inquiry after = new Inquiry(fleet(facts), all, now, registry);
            Set<String> synchronised = assumed.synchronised();
            all(queries, (query, asker) -> shorten.apply(new AssumedRuns(
                    diagnosis(before, TargetFinder.find(without, query), asker), synchronised)
                    .settled(diagnosis(after, TargetFinder.find(facts, query), asker), servers)), progress, taken);
            return;
        }
        Inquiry inquiry = new Inquiry(fleet(facts), servers, now, registry);
        all(queries, (query, asker) -> shorten.apply(diagnosis(inquiry, TargetFinder.find(facts, query), asker)), progress, taken);
    }

    private <T> void all(List<UpdateQuery> queries, BiFunction<UpdateQuery, Asker, T> answer, Progress progress,
            ObjIntConsumer<T> taken) {
        List<Piece<T>> pieces = queries.stream().map(query -> new Piece<T>(query.text(), asker -> answer.apply(query, asker))).toList();
        new RuleRun<>(pieces, judge, workers, limitPerRule).run(progress, taken);
    }

    private static Diagnosis diagnosis(Inquiry inquiry, Target target, Asker asker) {
        List<Question> questions = inquiry.questions(target);
        List<Inquiry.Own> judged = new ArrayList<>(questions.size());
        for (int place = 0; place < questions.size(); place++) {
            judged.add(inquiry.judge(place, questions.get(place), asker));
        }
        return inquiry.diagnosis(target, judged);
    }

    private FleetKnowledge fleet(FactBase facts) {
        FleetKnowledge known = latest;
        if (known == null || !known.isOf(facts)) {
            known = new FleetKnowledge(facts, new Hierarchy(facts.servers()));
            latest = known;
        }
        return known;
    }
}
