package org.todoku.report;

import java.util.List;

import org.todoku.core.Update;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;

/** The texts about simulations and advice in the language of one reader. */
final class SimulationWords {

    static final Texts TEXTS = new Texts(SimulationWords.class.getClassLoader(), "org.todoku.report.simulation");
    private static final String[] UNITS = { "KB", "MB", "GB", "TB" };
    private static final double STEP = 1024;

    private final Reader reader;

    SimulationWords(Reader reader) {
        this.reader = reader;
    }

    String of(String key, Object... args) {
        return reader.text(TEXTS, key, List.of(args));
    }

    String of(String prefix, Enum<?> constant, Object... args) {
        return of(prefix + "." + constant.name(), args);
    }

    String number(long value) {
        return reader.shown(value);
    }

    /** A size as Windows shows it: steps of 1024, one decimal. */
    String bytes(long bytes) {
        double value = bytes / STEP;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(reader.locale(), "%,.1f %s", value, UNITS[unit]);
    }

    /** Title with its GUID: variants of one KB number differ in nothing else that an import could name. */
    String update(Update update) {
        return update.title(reader.locale()) + " [" + update.id() + "]";
    }

    Reader reader() {
        return reader;
    }
}
