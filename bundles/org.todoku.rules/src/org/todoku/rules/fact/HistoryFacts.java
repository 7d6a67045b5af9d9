package org.todoku.rules.fact;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.SyncError;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.rules.Question;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.data.ErrorHosts;
import org.todoku.rules.data.ErrorSignatures;

/** What the synchronisation history says, and what it says together with the selection and the date of the update. */
final class HistoryFacts {

    private HistoryFacts() {
    }

    static void addTo(FactList facts) {
        line(facts, "runs", FactType.NUMBER, line -> (long) line.history().runs().size());
        line(facts, "everSucceeded", FactType.YES_NO, line -> line.lastGood().isPresent());
        line(facts, "lastGood", FactType.TIME, line -> line.lastGood().<Object>map(SyncRun::finished).orElse(null));
        since(facts, "sinceLastGood", FactType.DURATION, passed -> passed);
        since(facts, "hoursSinceLastGood", FactType.NUMBER, Duration::toHours);
        line(facts, "last", FactType.TIME, line -> line.lastAttempt().<Object>map(SyncRun::finished).orElse(null));
        line(facts, "lastResult", FactType.TEXT, line -> line.lastAttempt().map(run -> ServerFacts.named(run.result())).orElse(null));
        line(facts, "lastManual", FactType.YES_NO, line -> line.lastAttempt().<Object>map(SyncRun::manual).orElse(null));
        line(facts, "failing", FactType.YES_NO, line -> line.failing().isPresent());
        line(facts, "failures", FactType.NUMBER, SyncLine::failures);
        failing(facts, "failingSince", FactType.TIME, (line, run) -> line.failingSince(run).started());
        failing(facts, "lastFailure", FactType.TIME, (line, run) -> run.finished());
        // what did not fail has no error: known and empty, so that a rule about errors can rule itself out
        line(facts, "error", FactType.TEXT, line -> line.failing().map(run -> ServerFacts.named(run.error())).orElse(
                line.failing().isPresent() ? null : SyncError.NOT_APPLICABLE.apiName()));
        line(facts, "errorText", FactType.TEXT, line -> line.failing().map(SyncRun::errorText).orElse(""));
        line(facts, "updateErrors", FactType.NUMBER, line -> line.lastAttempt().<Object>map(run -> (long) run.updateErrors().size())
                .orElse(null));
        facts.add("signatures", FactType.TEXTS, HistoryFacts::signatures);
        facts.add("syncHistory.blame", FactType.TEXT, HistoryFacts::blame);
        facts.add("subscription.covers", FactType.YES_NO, question -> Coverage.fact(question).map(Coverage::covers));
        facts.add("subscription.coversProduct", FactType.YES_NO, question -> Coverage.fact(question).map(Coverage::productTicked));
        facts.add("subscription.coversClassification", FactType.YES_NO,
                question -> Coverage.fact(question).map(Coverage::classificationTicked));
    }

    private static void line(FactList facts, String name, FactType type, Function<SyncLine, @Nullable Object> part) {
        facts.add("syncHistory." + name, type, question -> part(question, part));
    }

    private static Fact<?> part(Question question, Function<SyncLine, @Nullable Object> part) {
        return FactList.part(new Known<>(SyncLine.of(question), question.from("syncHistory")), part);
    }

    private static void failing(FactList facts, String name, FactType type, BiFunction<SyncLine, SyncRun, Object> part) {
        line(facts, name, type, line -> line.failing().map(run -> part.apply(line, run)).orElse(null));
    }

    /** Measured when the server was read: what happened to it after that nobody knows. */
    private static void since(FactList facts, String name, FactType type, Function<Duration, Object> shown) {
        facts.add("syncHistory." + name, type, question -> part(question, line -> line.lastGood()
                .map(good -> shown.apply(Duration.between(good.finished(), question.server().collectedAt()))).orElse(null)));
    }

    /** Whether failing synchronisation explains that this update is missing: {@code none} while it does not fail or the update is there. */
    private static Fact<?> blame(Question question) {
        SyncLine line = SyncLine.of(question);
        if (line.failing().isEmpty() || !question.absent()) {
            return new Known<>("none", question.from("syncHistory"));
        }
        return SyncBlame.of(question, line.lastGood()).map(SyncBlame::name);
    }

    /** The rules that the error text of the failing run points to, by its most specific signature. */
    private static Fact<?> signatures(Question question) {
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> failing = line.failing();
        if (failing.isEmpty()) {
            return new Known<>(Set.of(), question.from("syncHistory"));
        }
        ErrorSignatures known = question.data().errorSignatures();
        String text = failing.get().errorText();
        if (known.all().isEmpty() || text.isBlank()) {
            return FactList.none("");
        }
        return new Known<>(known.match(text, ErrorHosts.ofSynchronisation(question.server())).stream().limit(1)
                .flatMap(match -> match.signature().rules().stream()).collect(Collectors.toUnmodifiableSet()),
                question.from("syncHistory"));
    }
}
