package org.todoku.rules.wsus.internal.publication;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;

/**
 * C04: some server has the update, but the Microsoft Update Catalog no longer does: it can neither be imported nor will it come to a
 * server that does not have it. A number that nobody knows is told by A11.
 */
public final class NotInCatalogue implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent() || question.wanted().isEmpty() || Topology.downstream(question.server()) == Tri.YES) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        // the catalogue keeps only the last few of several definitions a day
        if (wanted.local() || wanted.classification().optional().flatMap(of -> of.guid()).filter(WellKnown.DEFINITION_UPDATES::equals)
                .isPresent()) {
            return Verdict.notApplicable();
        }
        Optional<ServerState> catalogue = question.facts().catalogues().stream().filter(ServerState::updatesComplete)
                .max(Comparator.comparing(ServerState::collectedAt));
        if (catalogue.isEmpty()) {
            return Verdict.undecided(new Unknown<>("catalogue", Reason.NOT_COLLECTED, wanted.id().toString()));
        }
        Optional<ServerState> lists = question.facts().catalogues().stream()
                .filter(state -> question.facts().on(state, wanted.id()).isPresent()).findFirst();
        if (lists.isPresent()) {
            return Verdict.ruledOut(wanted.update(), lists.get())
                    .because(Evidence.of("update.knownBy", lists.get(), lists.get(), "updates"));
        }
        if (catalogue.get().collectedAt().isBefore(known(wanted))) {
            return Verdict.undecided(new Unknown<>("catalogue", Reason.STALE, wanted.id().toString()));
        }
        List<ServerState> owners = wanted.statements().stream().map(UpdateFacts.Statement::state).toList();
        Verdict.Applies verdict = Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.LIKELY, wanted.update(), question.server(),
                catalogue.get(), owners)
                .because(Evidence.of("catalogue.rows", catalogue.get().updates().rows(), catalogue.get(), "updates"),
                        Evidence.of("update.knownBy", owners, owners.get(0), "updates"));
        return Replacements.newest(question, wanted.id()).map(newer -> verdict.remedy(Remedies.useReplacement(newer, question.server())))
                .orElse(verdict).remedy(Remedy.looking("other-channel", "", wanted.update(), question.server()));
    }

    /** Since when the catalogue could have it: from the day it was made, or the first server had it. */
    private static Instant known(UpdateFacts wanted) {
        Instant since = wanted.created().optional().orElse(Instant.MIN);
        Instant first = Instant.MAX;
        for (UpdateFacts.Statement statement : wanted.statements()) {
            Instant arrived = statement.listed().presence().arrived();
            first = arrived != null && arrived.isBefore(first) ? arrived : first;
        }
        return first.equals(Instant.MAX) || first.isBefore(since) ? since : first;
    }
}
