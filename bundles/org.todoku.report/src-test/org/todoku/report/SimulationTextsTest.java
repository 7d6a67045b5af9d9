package org.todoku.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.Gap;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;
import org.todoku.rules.Reader;

class SimulationTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    static Properties texts(String file) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(Objects.requireNonNull(SimulationReports.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaceholders() throws IOException {
        Properties english = texts("simulation.properties");
        Properties japanese = texts("simulation_ja.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(japanese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(japanese.getProperty(key)), key);
        }
    }

    static TreeSet<String> placeholders(String text) {
        return new TreeSet<>(PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList());
    }

    @Test
    void everythingThatIsSaidHasAText() throws IOException {
        Properties english = texts("simulation.properties");
        List<String> keys = new ArrayList<>();
        for (Advice.Outcome outcome : Advice.Outcome.values()) {
            keys.add("outcome." + outcome);
        }
        for (Advice.Reason reason : Advice.Reason.values()) {
            keys.add("reason." + reason);
        }
        for (Advice.Kind kind : Advice.Kind.values()) {
            keys.add("kind." + kind);
        }
        for (Gap.Kind gap : Gap.Kind.values()) {
            keys.add("gap." + gap);
        }
        for (Simulation.Cause cause : Simulation.Cause.values()) {
            keys.add("cause." + cause);
        }
        for (Class<?> step : Advice.Step.class.getPermittedSubclasses()) {
            keys.add("step." + step.getSimpleName());
        }
        for (String fact : List.of("catalogue", "updates", "upstream", "hierarchy", "configuration", "subscription", "categories",
                "target.products", "target.classification")) {
            keys.add("fact." + fact);
        }
        for (String key : keys) {
            assertTrue(english.containsKey(key), key);
        }
    }

    @Test
    void sizesAreShownInStepsOf1024() {
        var words = new SimulationWords(new Reader(Locale.ENGLISH, ZoneId.of("UTC")));
        assertEquals("0.0 KB", words.bytes(0));
        assertEquals("1.5 MB", words.bytes(1536 * 1024));
        assertEquals("1,024.0 TB", words.bytes(1L << 50));
    }

    @Test
    void aCommandNamesEveryBoxAndQuotesWhatAShellWouldRead() {
        var id = new java.util.UUID(1, 2);
        var change = new SelectionChange(List.of(new CategoryRef(id, "Windows 11")), List.of(new CategoryRef(null, "it's; rm $HOME")),
                List.of(new CategoryRef(null, "-x")), List.of(new CategoryRef(null, "two\nlines")));
        assertEquals("todoku simulate --server 'a b' --product " + id
                + " --classification 'it'\\''s; rm $HOME' --untick '-x' --untick 'two lines'",
                SimulationReports.command("a b", change));
        assertEquals("todoku simulate --server hq.corp-1.example", SimulationReports.command("hq.corp-1.example",
                SelectionChange.tick(List.of(), List.of())));
    }
}
