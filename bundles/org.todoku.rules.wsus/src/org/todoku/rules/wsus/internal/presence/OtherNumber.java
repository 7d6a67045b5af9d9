package org.todoku.rules.wsus.internal.presence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.query.Term;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/**
 * A04: the update is there, but its title carries another KB number than the one that was asked for: roll-ups of .NET and Office are
 * published under the number of a parent article, and each package has one of its own.
 */
public final class OtherNumber implements Rule {

    private static final Pattern NUMBER = Pattern.compile("(?i)KB(\\d{4,8})");

    @Override
    public Verdict judge(Question question) {
        Optional<String> asked = question.target().query().terms().stream()
                .flatMap(term -> term instanceof Term.Kb kb ? Optional.of(kb.digits()).stream() : Optional.<String>empty().stream())
                        .findFirst();
        if (asked.isEmpty()) {
            return Verdict.notApplicable();
        }
        List<ServerUpdate> listed = question.need(question.present());
        if (listed.isEmpty()) {
            return Verdict.notApplicable();
        }
        String typed = asked.get();
        for (ServerUpdate there : listed) {
            Optional<String> titled = titled(there.update());
            if (titled.isEmpty() || titled.get().startsWith(typed)) {
                return Verdict.ruledOut("KB" + typed, question.server(), there.update())
                        .because(question.evidence("update.numbers", there.update().kbArticles(), "updates"));
            }
        }
        Update first = listed.get(0).update();
        return Verdict.applies(Effect.HIDDEN, Severity.LOW, Confidence.LIKELY, "KB" + typed, question.server(), first,
                "KB" + titled(first).orElse(typed))
                .because(question.evidence("update.numbers", first.kbArticles(), "updates"))
                .remedy(Remedies.searchOtherNumber("KB" + typed, "KB" + titled(first).orElse(typed), question.server()));
    }

    /** The number that a person sees; empty when the title has none. */
    private static Optional<String> titled(Update update) {
        for (Title title : update.titles()) {
            Matcher number = NUMBER.matcher(title.text());
            if (number.find()) {
                return Optional.of(number.group(1));
            }
        }
        return Optional.empty();
    }
}
