package org.todoku.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Provenance;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;

/** The texts of the reports in the language of one reader. */
final class Words {

    private static final Texts TEXTS = new Texts(Words.class.getClassLoader(), "org.todoku.report.texts");

    static final Texts FLEET = new Texts(Words.class.getClassLoader(), "org.todoku.report.fleet");

    private static final Texts INVESTIGATION = new Texts(Words.class.getClassLoader(), "org.todoku.report.investigation");

    private final Reader reader;
    private final Texts texts;

    Words(Reader reader) {
        this(reader, TEXTS);
    }

    private Words(Reader reader, Texts texts) {
        this.reader = reader;
        this.texts = texts;
    }

    /** The texts about many updates at once. */
    static Words ofFleet(Reader reader) {
        return new Words(reader, FLEET);
    }

    /** The texts about an investigation. */
    static Words ofInvestigation(Reader reader) {
        return new Words(reader, INVESTIGATION);
    }

    String of(String key, Object... args) {
        return reader.text(texts, key, List.of(args));
    }

    /** Where and when a value was read, or that it was not. */
    String from(Provenance from) {
        return from.source().startsWith(ServerState.ASSUMED + "!") ? of("evidence.assumed")
                : of("evidence.from", from.source(), from.at());
    }

    /** The text of an enumeration constant, {@code PREFIX.CONSTANT}. */
    String of(String prefix, Enum<?> constant) {
        return of(prefix + "." + constant.name());
    }

    Optional<String> find(String key) {
        return texts.find(key, reader.locale());
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
