package org.todoku.rules.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import org.todoku.rules.Answers;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Remedy;
import org.todoku.rules.Texts;

/** Collects what is wrong with the texts of something that a rule says. */
final class SaidTexts {

    private final Texts texts;
    private final List<Locale> locales;
    private final List<String> found = new ArrayList<>();

    SaidTexts(Texts texts, List<Locale> locales) {
        this.texts = texts;
        this.locales = locales;
    }

    List<String> found() {
        return found;
    }

    /** A message, and the clause that stands for it in the answer where the effect allows it to be the answer. */
    void message(String key, List<Object> args, Effect effect) {
        text(key, args);
        String because = key.replace(".applies", ".because");
        if (texts.find(because, Locale.ENGLISH).isPresent() || effect != Effect.INFO && effect != Effect.RISK) {
            text(because, args);
        }
    }

    void remedy(Remedy remedy) {
        String id = "remedy." + remedy.id();
        text(id + ".title", remedy.args());
        text(id + ".step.1", remedy.args());
        more(id + ".step.", 2, remedy.args());
        more(id + ".side.", 1, remedy.args());
        if (remedy.writes() && texts.find(id + ".side.1", Locale.ENGLISH).isEmpty()) {
            found.add(id + " changes a server and has no text .side.1 of what else that causes");
        }
        if (remedy.command().matches("(?s).*\\{\\d+}.*")) {
            found.add(id + " has a placeholder without value in its command: " + remedy.command());
        }
    }

    private void more(String key, int first, List<Object> args) {
        for (int number = first; texts.find(key + number, Locale.ENGLISH).isPresent(); number++) {
            text(key + number, args);
        }
    }

    void evidence(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            found.add("rests on no evidence");
        }
        for (Evidence one : evidence) {
            if (one.fact().matches(".*\\.(0x\\p{XDigit}+|\\d+)")) {
                continue; // a code or number of an event is its own name
            }
            locales.stream().filter(locale -> Answers.factLabel(one.fact(), texts, RuleContract.reader(locale)).equals(one.fact()))
                    .forEach(locale -> found.add("fact." + one.fact() + " has no text in " + locale));
        }
    }

    void text(String key, List<Object> args) {
        Optional<String> english = texts.find(key, Locale.ENGLISH);
        for (Locale locale : locales) {
            String text = texts.find(key, locale).orElse("");
            if (text.isEmpty() || !locale.equals(Locale.ENGLISH) && text.equals(english.orElse("")) && text.matches("(?s).*\\p{L}.*")) {
                found.add(key + " has no text in " + locale);
                continue;
            }
            String shown = RuleContract.reader(locale).fill(text, args);
            if (shown.matches("(?s).*\\{\\d+}.*")) {
                found.add(key + " has a placeholder without value in " + locale + ": " + shown);
            }
            if (shown.contains("“”") || shown.contains("「」")) {
                found.add(key + " has an empty value in " + locale + ": " + shown);
            }
        }
    }

    /** The keys of all texts, English. */
    static Set<String> keys(Texts texts) {
        Set<String> keys = new TreeSet<>();
        texts.own().values().forEach(own -> keys.addAll(own.keySet()));
        for (String base : texts.baseName().split(",")) {
            try {
                keys.addAll(ResourceBundle.getBundle(base.strip(), Locale.ROOT, texts.loader()).keySet());
            } catch (MissingResourceException e) {
                continue; // named, but not there: each of its texts is missed where it is said
            }
        }
        return keys;
    }
}
