package org.todoku.rules.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.todoku.rules.Message;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;

/** The texts of the engine itself. */
public final class EngineTexts {

    public static final Texts TEXTS = new Texts(EngineTexts.class.getClassLoader(), "org.todoku.rules.texts");

    /** Names of the facts that rules ask for by name. */
    public static final Texts FACTS = new Texts(EngineTexts.class.getClassLoader(), "org.todoku.rules.fact.labels");

    private EngineTexts() {
    }

    public static Message message(String key, Object... args) {
        return new Message(TEXTS, key, List.of(args));
    }

    /**
     * Why a source carries less than all, in the language of the reader. A reader of a format states it as a code with values,
     * {@code partial.export|3|1|1}; anything else, such as the words of a server, is shown as it stands.
     */
    public static String stated(String reason, Reader reader) {
        List<String> parts = List.of(reason.split("\\|"));
        return TEXTS.find("stated." + parts.get(0), reader.locale()).map(pattern -> reader.fill(pattern, parts.subList(1, parts.size())))
                .orElse(reason);
    }

    /** Name of a fact; a contributor may name facts of its own. */
    public static Message factLabel(String fact, Texts ruleTexts) {
        String key = "fact." + fact;
        return Stream.of(ruleTexts, TEXTS, FACTS).filter(texts -> texts.find(key, Locale.ENGLISH).isPresent()).findFirst()
                .map(texts -> new Message(texts, key, List.of())).orElseGet(() -> message("fact", fact));
    }
}
