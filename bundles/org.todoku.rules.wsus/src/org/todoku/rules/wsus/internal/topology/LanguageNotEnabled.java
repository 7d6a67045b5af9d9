package org.todoku.rules.wsus.internal.topology;

import java.util.List;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
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
import org.todoku.rules.wsus.internal.importing.Imports;
import org.todoku.rules.wsus.internal.synchronisation.Failure;

/** E12: the update is in languages that this server, or the one above it, does not take. */
public final class LanguageNotEnabled implements Rule {

    private static final String ENGLISH = "en";

    @Override
    public Verdict judge(Question question) {
        UpdateFacts wanted = question.known();
        boolean there = Failure.isThere(question);
        if (!there) {
            question.needCompleteList(question.server());
        }
        Known<List<String>> languages = question.need(Languages.of(question));
        if (languages.value().isEmpty()) {
            return Verdict.notApplicable();
        }
        question.configuration();
        List<String> lacking = languages.value().stream().filter(language -> own(question, language) == Tri.NO).toList();
        List<String> above = languages.value().stream()
                .filter(language -> !lacking.contains(language) && above(question, language) == Tri.NO).toList();
        List<String> missing = Stream.concat(lacking.stream(), above.stream()).toList();
        ServerState owner = lacking.isEmpty() && !above.isEmpty() ? question.need(Topology.parent(question, question.server()))
                : question.server();
        Evidence[] evidence = { new Evidence("update.languages", languages.value(), languages.from()),
                Evidence.of("configuration.languages", Languages.shown(owner), owner, "configuration") };
        if (missing.isEmpty()) {
            needAbove(question, languages.value());
            return own(question, ENGLISH) == Tri.NO
                    ? verdict(Effect.RISK, Severity.MEDIUM, "english", question, List.of(ENGLISH), owner, evidence)
                    : Verdict.ruledOut(question.server(), languages.value()).because(evidence);
        }
        boolean none = missing.size() == languages.value().size();
        if (!there) {
            return none ? verdict(Effect.BLOCKS, Severity.HIGH, owner.equals(question.server()) ? "" : "upstream", question, missing, owner,
                    evidence) : Verdict.ruledOut(question.server(), languages.value(), missing).variant("some").because(evidence);
        }
        if (Imports.recorded(question, wanted.id())) {
            return verdict(Effect.AFTER, Severity.HIGH, "imported", question, missing, owner, evidence);
        }
        return none ? verdict(Effect.AFTER, Severity.MEDIUM, "files", question, missing, owner, evidence)
                : verdict(Effect.INFO, Severity.LOW, "some", question, missing, owner, evidence);
    }

    /** {0} server, {1} languages that are missing, {2} server on which to enable them, {3} update. */
    private static Verdict verdict(Effect effect, Severity severity, String variant, Question question, List<String> missing,
            ServerState owner, Evidence... evidence) {
        return Verdict.applies(effect, severity, Confidence.CERTAIN, question.server(), missing, owner, question.update()).variant(variant)
                .because(evidence).remedy(Remedy.changing("enable-languages", "", owner, missing, question.server()));
    }

    private static Tri own(Question question, String language) {
        Tri enabled = Languages.enabled(question.server(), language);
        return enabled == Tri.UNKNOWN ? question.need(Fact.<Tri>unknown("configuration.enabledUpdateLanguages", Reason.NOT_COLLECTED,
                question.server().server())) : enabled;
    }

    /** A downstream server can only take what the one above has. */
    private static Tri above(Question question, String language) {
        return question.hierarchy().upstream(question.server()).map(parent -> Languages.enabled(parent, language)).orElse(Tri.UNKNOWN);
    }

    /** Ends the rule as undecided when a server above might lack a language and nobody knows. */
    private static void needAbove(Question question, List<String> languages) {
        if (!Topology.requireDownstream(question)) {
            return;
        }
        ServerState parent = question.need(Topology.parent(question, question.server()));
        if (languages.stream().anyMatch(language -> Languages.enabled(parent, language) == Tri.UNKNOWN)) {
            question.need(Fact.<Tri>unknown("upstream.languages", Reason.NOT_COLLECTED, parent.server()));
        }
    }
}
