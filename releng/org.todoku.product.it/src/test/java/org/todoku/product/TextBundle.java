package org.todoku.product;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.todoku.product.SourceTree.SourceFile;

/** The texts of one language: a file of properties with the lines its keys stand on. */
final class TextBundle {

    private static final String JAPANESE = "_ja.properties";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)[^}]*\\}");

    private final SourceFile file;
    private final Map<String, Text> texts = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>();

    /** One text. */
    record Text(int line, String value) {

        TreeSet<String> placeholders() {
            TreeSet<String> names = new TreeSet<>();
            PLACEHOLDER.matcher(value).results().forEach(found -> names.add(found.group(1)));
            return names;
        }
    }

    TextBundle(SourceFile file) throws IOException {
        this.file = file;
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            StringBuilder whole = new StringBuilder(lines.get(i));
            boolean comment = lines.get(i).stripLeading().startsWith("#") || lines.get(i).stripLeading().startsWith("!");
            while (!comment && continues(lines.get(i)) && i + 1 < lines.size()) {
                whole.append('\n').append(lines.get(++i));
            }
            Properties one = new Properties();
            one.load(new StringReader(whole.toString()));
            for (String key : one.stringPropertyNames()) {
                if (texts.put(key, new Text(first + 1, one.getProperty(key))) != null) {
                    repeated.add(file.at(first + 1, key + " is there twice"));
                }
            }
        }
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** Texts, not settings of a build: those of classes, and those that Eclipse looks for at the root of a bundle or feature. */
    static boolean isTexts(SourceFile file) {
        boolean atRoot = List.of("plugin", "feature", "bundle", "about").contains(file.name().replaceAll("(_ja)?\\.properties$", ""));
        return file.name().endsWith(".properties") && (atRoot || file.path().contains("/src/") || file.path().contains("/src-test/"));
    }

    static boolean isJapanese(SourceFile file) {
        return file.name().endsWith(JAPANESE);
    }

    /** The path of the same texts in the other language. */
    static String counterpart(SourceFile file) {
        return file.path().replaceAll("(?:_ja)?\\.properties$", isJapanese(file) ? ".properties" : JAPANESE);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    private String value(String key) {
        return has(key) ? texts.get(key).value() : "";
    }

    List<String> repeated() {
        return List.copyOf(repeated);
    }

    /** Only where one language puts a space may the other put nothing, as Japanese does between sentences. */
    List<String> empty(TextBundle other) {
        return texts.entrySet().stream().filter(text -> text.getValue().value().isEmpty() && !" ".equals(other.value(text.getKey())))
                .map(text -> file.at(text.getValue().line(), text.getKey() + " is empty")).toList();
    }

    /** Keys of this language that the other has not. */
    List<String> missingIn(TextBundle other) {
        return texts.entrySet().stream().filter(text -> !other.has(text.getKey()))
                .map(text -> file.at(text.getValue().line(), text.getKey() + " is missing in " + other.file.name())).toList();
    }

    List<String> otherPlaceholders(TextBundle other) {
        List<String> found = new ArrayList<>();
        texts.forEach((key, text) -> {
            Text translated = other.texts.get(key);
            if (translated != null && !translated.placeholders().equals(text.placeholders())) {
                found.add(other.file.at(translated.line(),
                        key + " has the placeholders " + translated.placeholders() + " instead of " + text.placeholders()));
            }
        });
        return found;
    }
}
