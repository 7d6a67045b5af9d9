package org.todoku.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.todoku.rules.Reader;
import org.todoku.rules.Texts;

/** The texts of the reports in the language of one reader. */
final class Words {

    private static final Texts TEXTS = new Texts(Words.class.getClassLoader(), "org.todoku.report.texts");

    private final Reader reader;

    Words(Reader reader) {
        this.reader = reader;
    }

    String of(String key, Object... args) {
        return reader.text(TEXTS, key, List.of(args));
    }

    /** The text of an enumeration constant, {@code PREFIX.CONSTANT}. */
    String of(String prefix, Enum<?> constant) {
        return of(prefix + "." + constant.name());
    }

    Optional<String> find(String key) {
        return TEXTS.find(key, reader.locale());
    }

    String shown(Object value) {
        return reader.shown(value);
    }

    Locale locale() {
        return reader.locale();
    }

    Reader reader() {
        return reader;
    }
}
