package org.todoku.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;

import org.todoku.rules.RuleRegistry;

/**
 * Everything a command takes from outside.
 *
 * @param in what a list named {@code -} is read from
 * @param out results, in UTF-8
 * @param err everything else, in UTF-8
 * @param terminal whether a person watches {@code err}, so that progress may be shown
 * @param columns how wide the terminal is; 0 when that is not known
 * @param directory what relative paths are relative to
 * @param locale language of the texts unless {@code --lang} says otherwise
 * @param version of the product
 */
public record Surroundings(InputStream in, OutputStream out, OutputStream err, boolean terminal, int columns, Path directory, Clock clock,
        Locale locale, ZoneId zone, Supplier<RuleRegistry> rules, String version) {
}
