package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private static Properties texts(String file) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(Objects.requireNonNull(Cli.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaceholders() throws IOException {
        Properties english = texts("texts.properties");
        Properties japanese = texts("texts_ja.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(japanese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertFalse(japanese.getProperty(key).isBlank() && !english.getProperty(key).isBlank(), key);
            assertEquals(placeholders(english.getProperty(key)), placeholders(japanese.getProperty(key)), key);
        }
    }

    private static String placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(match -> match.group()).sorted().distinct().collect(Collectors.joining());
    }
}
