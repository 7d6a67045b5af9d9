package org.todoku.rules.data;

import java.util.Locale;

/** A text of a data pack in both languages; both are empty where a pack says nothing. */
public record LocalText(String en, String ja) {

    public static final LocalText NONE = new LocalText("", "");

    /** Japanese for a Japanese reader, else English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("ja") ? ja : en;
    }

    public boolean isEmpty() {
        return en.isEmpty();
    }
}
