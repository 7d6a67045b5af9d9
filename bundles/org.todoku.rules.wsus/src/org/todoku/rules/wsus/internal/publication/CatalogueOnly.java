package org.todoku.rules.wsus.internal.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Readings;
import org.todoku.rules.wsus.internal.Remedies;

/** C03: the update is in the Microsoft Update Catalog, but not offered to WSUS by synchronisation. */
public final class CatalogueOnly implements Rule {

    /** After this time an update that is offered would have come with a synchronisation. */
    private static final Duration SETTLED = Duration.ofDays(2);

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        if (wanted.withdrawn()) {
            return Verdict.notApplicable();
        }
        Optional<Offer> told = Offer.of(wanted);
        return told.isPresent() ? told(question, wanted, told.get()) : inferred(question, wanted);
    }

    private static Verdict told(Question question, UpdateFacts wanted, Offer offer) {
        if (offer.offered()) {
            return Verdict.ruledOut(wanted.update(), offer.told().state()).because(offer.evidence());
        }
        if (Offer.above(question, wanted)) {
            return Verdict.notApplicable(); // imported there, it comes down all the same
        }
        // a server that has it may have imported it, or the catalogue may be wrong
        Confidence confidence = having(wanted).isPresent() ? Confidence.LIKELY : Confidence.CERTAIN;
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, confidence, wanted.update(), question.server()).because(offer.evidence())
                .remedy(Remedies.importOne(question, wanted.update()));
    }

    private static Optional<ServerState> having(UpdateFacts wanted) {
        return wanted.statements().stream().map(UpdateFacts.Statement::state).filter(state -> state.kind() == StateKind.SERVER)
                .findFirst();
    }

    /** Nobody says whether it is offered: servers that should have it and do not have it say something. */
    private static Verdict inferred(Question question, UpdateFacts wanted) {
        Optional<ServerState> owner = having(wanted);
        if (owner.isPresent()) {
            return Verdict.ruledOut(wanted.update(), owner.get()).variant("elsewhere")
                    .because(Evidence.of("update.knownBy", owner.get(), owner.get(), "updates"));
        }
        // what a downstream server lacks is decided above it
        if (Topology.downstream(question.server()) == Tri.YES) {
            return Verdict.notApplicable();
        }
        if (wanted.driver() == Tri.YES && Readings.yes(question, "configuration.disableSyncDrivers").optional().orElse(false)) {
            return Verdict.notApplicable(); // drivers are left out, whatever is offered
        }
        Coverage coverage = Coverage.of(question);
        SyncLine line = SyncLine.of(question);
        Known<Instant> created = known(question, wanted);
        Optional<SyncRun> good = line.lastGood().filter(run -> run.finished().isAfter(created.value().plus(SETTLED)));
        Optional<SyncRun> sinceChange = good.filter(run -> Optional.ofNullable(coverage.subscription().value().lastModified())
                .filter(run.started()::isBefore).isEmpty());
        if (!coverage.covers() || sinceChange.isEmpty()) {
            return Verdict.undecided(new Unknown<>("target.published-to-wsus", Reason.NOT_COLLECTED, wanted.id().toString()));
        }
        List<ServerState> others = question.facts().servers().stream().filter(state -> !state.key().equals(question.server().key()))
                .filter(state -> shouldHaveIt(question, coverage, state, created.value())).toList();
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, others.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY, wanted.update(),
                question.server(), sinceChange.get().finished(), others.size()).variant("inferred")
                .because(coverage.productEvidence(), coverage.tickedProducts(), Evidence.of("update.created", created),
                        line.lastGoodEvidence(sinceChange.get()))
                .remedy(Remedies.importOne(question, wanted.update()));
    }

    /** Whether another server too would have it from Microsoft if it were offered; one that fetches from this server is no witness. */
    private static boolean shouldHaveIt(Question question, Coverage coverage, ServerState other, Instant created) {
        return other.updatesComplete() && Topology.downstream(other) == Tri.NO
                && SyncLine.of(other).flatMap(SyncLine::lastGood).filter(run -> run.finished().isAfter(created.plus(SETTLED))).isPresent()
                && other.subscription().optional().map(subscription -> question.selection(other, subscription))
                        .filter(selection -> selection.classification(coverage.classification().value()) == Tri.YES)
                        .filter(selection -> coverage.products().value().stream().anyMatch(one -> selection.product(one) == Tri.YES))
                        .isPresent();
    }

    private static Known<Instant> known(Question question, UpdateFacts wanted) {
        question.need(wanted.created());
        return (Known<Instant>) wanted.created();
    }
}
