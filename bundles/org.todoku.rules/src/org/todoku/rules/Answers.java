package org.todoku.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.assumption.Idle;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.internal.AssumedWords;
import org.todoku.rules.internal.EngineTexts;
import org.todoku.rules.internal.Explanation;
import org.todoku.rules.internal.NotCollected;
import org.todoku.rules.internal.Sentence;

/**
 * A diagnosis in the words of its reader. Rules may give a text {@code ID.because} (and {@code ID.because.VARIANT}), the
 * same as {@code ID.applies} but as the rest of a sentence after "because", for example {@code its product "{0}" is not ticked};
 * where there is none, the message of the finding is quoted whole.
 */
public final class Answers {

    private Answers() {
    }

    /** The answer for one server in one sentence. */
    public static String sentence(ServerDiagnosis diagnosis, Target target, Reader reader) {
        return new Sentence(diagnosis, target, reader).text();
    }

    /** The cause with its facts and what to do, what else was checked, and what could not be checked for want of which fact. */
    public static String explanation(ServerDiagnosis diagnosis, Target target, Reader reader) {
        return new Explanation(diagnosis, target, reader).text();
    }

    /**
     * Whether a finding is an undecided one about health or computers that nobody collected the evidence for: it changes nothing about
     * the update, and {@link #notCollected(ServerDiagnosis, Reader)} names all of them in one line.
     */
    public static boolean isNotCollected(Finding finding) {
        return NotCollected.is(finding);
    }

    /** One sentence about everything that was not checked for want of evidence around the update; empty where there is nothing. */
    public static Optional<String> notCollected(ServerDiagnosis diagnosis, Reader reader) {
        return NotCollected.sentence(diagnosis, reader);
    }

    /** What keeps a variant away, in few words; that nothing is proved where it has no cause. */
    public static String cause(VariantDiagnosis variant, ServerDiagnosis diagnosis, Target target, Reader reader) {
        return new Sentence(diagnosis, target, reader).cause(variant.cause());
    }

    /** A cause in few words, as the rest of a sentence after "because" where its contributor gives one; the name of its rule otherwise. */
    public static String because(Finding cause, Reader reader) {
        return Sentence.because(cause, reader).orElseGet(() -> cause.rule().name(reader.locale()));
    }

    /** What to call the wanted update: its KB number or title, as the user asked for it. */
    public static String targetName(Target target, Reader reader) {
        return Sentence.nameOf(target, reader);
    }

    /** What is assumed, as a clause without a full stop. */
    public static String assumption(Assumption assumption, Target target, Reader reader) {
        return new AssumedWords(target, reader).of(assumption);
    }

    /** What a reader must know of an answer under assumptions, as sentences; none for an answer from facts. */
    public static List<String> assumedWarnings(Diagnosis diagnosis, Reader reader) {
        return new AssumedWords(diagnosis.target(), reader).warnings(diagnosis);
    }

    /** Why an assumption changes nothing. */
    public static String idle(Idle why, Target target, Reader reader) {
        return new AssumedWords(target, reader).idle(why);
    }

    /** Name of a fact; the fact itself where no text names it. */
    public static String factLabel(String fact, Texts ruleTexts, Reader reader) {
        return EngineTexts.factLabel(fact, ruleTexts).text(reader);
    }

    /** Where to read a fact that is missing, as a person would do it. */
    public static String howToCollect(String fact, Texts ruleTexts, Reader reader) {
        Locale locale = reader.locale();
        String key = "fact." + fact + ".collect";
        Optional<String> text = ruleTexts.find(key, locale).or(() -> EngineTexts.TEXTS.find(key, locale))
                .or(() -> EngineTexts.FACTS.find(key, locale));
        int dot = fact.indexOf('.');
        if (text.isEmpty() && dot > 0) {
            return howToCollect(fact.substring(0, dot), ruleTexts, reader);
        }
        return text.orElseGet(() -> EngineTexts.TEXTS.get("fact.collect", locale));
    }

    /** State of an update on a server in one or two words, for tables. */
    public static String stateWord(Standing standing, Reader reader) {
        return word("standing." + standing.name(), reader);
    }

    /** @param presence what the server says of the update; empty when it does not list it */
    public static String stateWord(ServerState server, Optional<Presence> presence, Reader reader) {
        return stateWord(Standing.of(server, presence), reader);
    }

    public static String stateWord(ServerDiagnosis diagnosis, Reader reader) {
        return stateWord(Standing.of(diagnosis), reader);
    }

    public static String name(Status status, Reader reader) {
        return word("status." + status.name(), reader);
    }

    public static String name(Effect effect, Reader reader) {
        return word("effect." + effect.name(), reader);
    }

    public static String name(Severity severity, Reader reader) {
        return word("severity." + severity.name(), reader);
    }

    public static String name(Confidence confidence, Reader reader) {
        return word("confidence." + confidence.name(), reader);
    }

    public static String name(Stage stage, Reader reader) {
        return word("stage." + stage.name(), reader);
    }

    public static String name(Reason reason, Reader reader) {
        return word("reason." + reason.name(), reader);
    }

    /** Why a section is not complete, or what its source said about a missing fact; see {@link org.todoku.core.Section#reason()}. */
    public static String stated(String reason, Reader reader) {
        return EngineTexts.stated(reason, reader);
    }

    /** Whether an update is on a server. */
    public static String name(Tri present, Reader reader) {
        return word("present." + present.name(), reader);
    }

    private static String word(String key, Reader reader) {
        return reader.text(EngineTexts.TEXTS, key, List.of());
    }
}
