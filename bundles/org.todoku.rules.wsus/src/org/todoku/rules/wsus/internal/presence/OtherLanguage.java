package org.todoku.rules.wsus.internal.presence;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

import org.todoku.core.ServerInfo;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** A05: words of a title were typed in another script than that of the titles on the server. */
public final class OtherLanguage implements Rule {

    @Override
    public Verdict judge(Question question) {
        boolean titleOnly = question.target().query().terms().stream().allMatch(Term.Text.class::isInstance);
        if (!titleOnly || question.target().query().isEmpty() || !question.target().variants().isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needCompleteList(question.server());
        ServerInfo info = question.need(question.server().info());
        Locale culture = Locale.forLanguageTag(info.culture());
        if (culture.getLanguage().isEmpty()) {
            return Verdict.undecided(new Unknown<>("server", Reason.INCOMPLETE, "PreferredCulture"));
        }
        String typed = question.target().query().text();
        // a language is called by its own name in its own script
        boolean latin = latin(culture.getDisplayLanguage(culture));
        // names of products and versions are written in Latin letters in every language: a word that titles have is not the wrong script
        return latin == latin(typed) || question.target().query().terms().stream().allMatch(term -> known(question, term))
                ? Verdict.ruledOut(typed, question.server(), info.culture())
                        .because(question.evidence("server.culture", info.culture(), "server"))
                : Verdict.applies(Effect.HIDDEN, Severity.LOW, Confidence.LIKELY, typed, question.server(), info.culture())
                        .because(question.evidence("server.culture", info.culture(), "server"))
                        .remedy(Remedies.searchByNumber(question.server()));
    }

    private static boolean known(Question question, Term word) {
        return word instanceof Term.Text text && question.facts().search(UpdateQuery.parse('"' + text.normalised() + '"'), 1).total() > 0;
    }

    private static boolean latin(String text) {
        return text.codePoints().filter(Character::isLetter).allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }
}
