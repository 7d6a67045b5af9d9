package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.todoku.rules.RuleDescriptor;

/** The texts in English and Japanese say the same things about the same values. */
class TextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    static Set<String> keys(String language) {
        return new TreeSet<>(load(language).stringPropertyNames());
    }

    /** The texts of all resource bundles that rules name. */
    private static Properties load(String language) {
        Properties all = new Properties();
        WsusRules.inJava().stream().flatMap(rule -> Stream.of(rule.texts().baseName().split(","))).distinct().sorted()
                .forEach(bundle -> load(bundle.substring(bundle.lastIndexOf('.') + 1), language)
                        .forEach((key, text) -> assertNull(all.put(key, text), key + " stands in two bundles")));
        return all;
    }

    private static Properties load(String bundle, String language) {
        Properties texts = new Properties();
        try (var in = WsusRules.class.getResourceAsStream(bundle + language + ".properties")) {
            if (in == null) {
                throw new AssertionError("no " + bundle + language);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        Properties english = load("");
        Properties japanese = load("_ja");
        TreeMap<String, Set<String>> one = new TreeMap<>();
        TreeMap<String, Set<String>> two = new TreeMap<>();
        english.stringPropertyNames().forEach(key -> one.put(key, placeholders(english.getProperty(key))));
        japanese.stringPropertyNames().forEach(key -> two.put(key, placeholders(japanese.getProperty(key))));
        // how long a clause is differs, so a because-text may leave out what its sentence names
        assertEquals(one.keySet(), two.keySet());
        one.keySet().stream().filter(key -> !key.contains(".because")).forEach(key -> assertEquals(one.get(key), two.get(key), key));
    }

    @Test
    void japaneseTextsAreJapaneseAndEnglishOnesAreNot() {
        Properties english = load("");
        Properties japanese = load("_ja");
        english.stringPropertyNames().forEach(key -> assertTrue(!JAPANESE.matcher(english.getProperty(key)).find(), key));
        // values alone and the units of sizes are the same everywhere
        japanese.stringPropertyNames().stream().filter(key -> !japanese.getProperty(key).matches("\\{\\d}( [MG]B)?"))
                .forEach(key -> assertTrue(JAPANESE.matcher(japanese.getProperty(key)).find(), key));
    }

    @Test
    void everyRuleHasANameAndEveryTextHasARule() {
        Set<String> ids = new HashSet<>();
        for (RuleDescriptor rule : WsusRules.inJava()) {
            assertTrue(keys("").contains(rule.id() + ".name"), rule.id());
            ids.add(rule.id());
        }
        keys("").stream().filter(key -> !key.startsWith("remedy.") && !key.startsWith("fact.") && !key.startsWith("effect."))
                .forEach(key -> assertTrue(ids.contains(key.substring(0, key.indexOf('.'))), key));
    }

    @Test
    void everyRemedyHasATitleAndAFirstStep() {
        for (String key : keys("")) {
            if (key.startsWith("remedy.")) {
                String remedy = key.substring(0, key.indexOf('.', "remedy.".length()));
                assertTrue(keys("").contains(remedy + ".title"), remedy);
                assertTrue(keys("").contains(remedy + ".step.1"), remedy);
            }
        }
    }
}
