package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

class TextsTest {

    private static final Path FOLDER = Path.of("src/org/todoku/rules");
    private static final Texts NONE = new Texts(TextsTest.class.getClassLoader(), "org.todoku.rules.nothing");
    private static final org.todoku.rules.Reader ENGLISH = new org.todoku.rules.Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final org.todoku.rules.Reader JAPANESE = new org.todoku.rules.Reader(Locale.JAPANESE, ZoneOffset.UTC);

    private static Properties read(String file) throws IOException {
        var properties = new Properties();
        try (Reader text = Files.newBufferedReader(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        return properties;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d+}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Properties english = read("texts.properties");
        Properties japanese = read("texts_ja.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(japanese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(japanese.getProperty(key)), key);
        }
    }

    @Test
    void everyWordOfADiagnosisHasAText() {
        for (org.todoku.rules.Reader reader : List.of(ENGLISH, JAPANESE)) {
            List<String> words = new ArrayList<>();
            Stream.of(Status.values()).map(value -> Answers.name(value, reader)).forEach(words::add);
            Stream.of(Effect.values()).map(value -> Answers.name(value, reader)).forEach(words::add);
            Stream.of(Severity.values()).map(value -> Answers.name(value, reader)).forEach(words::add);
            Stream.of(Confidence.values()).map(value -> Answers.name(value, reader)).forEach(words::add);
            Stream.of(Stage.values()).map(value -> Answers.name(value, reader)).forEach(words::add);
            Stream.of(Reason.values()).map(value -> Answers.name(value, reader)).forEach(words::add);
            Stream.of(Tri.values()).map(value -> Answers.name(value, reader)).forEach(words::add);
            Stream.of(Standing.values()).map(value -> Answers.stateWord(value, reader)).forEach(words::add);
            words.forEach(word -> assertTrue(!word.isBlank() && !word.startsWith("!"), word));
        }
    }

    @Test
    void everyFactARuleCanAskForHasALabelAndAWayToCollectIt() {
        List<String> facts = new ArrayList<>(List.of("server", "configuration", "subscription", "syncHistory", "categories", "updates",
                "approvals",
                "approvalRules", "downstreams", "upstream", "target", "target.products", "target.classification", "target.created",
                        "events",
                "componentsWithErrors", "groups", "status", "logTail"));
        Stream.of(UpdateField.values()).forEach(field -> facts.add("updates." + field.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        for (org.todoku.rules.Reader reader : List.of(ENGLISH, JAPANESE)) {
            String general = Answers.howToCollect("unheard.of", NONE, reader);
            for (String fact : facts) {
                String label = Answers.factLabel(fact, NONE, reader);
                assertTrue(!label.equals(fact) && !label.startsWith("!"), fact + " -> " + label);
                String how = Answers.howToCollect(fact, NONE, reader);
                assertTrue(!how.startsWith("!") && !how.equals(general), fact + " -> " + how);
            }
        }
    }

    @Test
    void aPluginNamesItsOwnFacts() {
        Texts plugin = org.todoku.rules.testing.Rules.TEXTS;
        assertEquals("a fact of a plug-in", Answers.factLabel("own.fact", plugin, ENGLISH));
        assertEquals("Ask the plug-in.", Answers.howToCollect("own.fact", plugin, ENGLISH));
        assertEquals("list of updates", Answers.factLabel("updates", plugin, ENGLISH));
        assertEquals("never.heard", Answers.factLabel("never.heard", plugin, ENGLISH));
    }

    @Test
    void aTextOfOneLanguageDoesNotFallBackToThatOfThePlatform() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPANESE);
            assertEquals("approved", Answers.stateWord(Standing.APPROVED, ENGLISH));
        } finally {
            Locale.setDefault(before);
        }
        assertEquals("承認済み", Answers.stateWord(Standing.APPROVED, JAPANESE));
    }
}
