package org.todoku.rules;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Texts of a contributor, by key and language. Resolved when shown, so that one diagnosis can be read in every language.
 *
 * @param loader class loader of the contributing bundle
 * @param baseName base name of the resource bundle, for example {@code org.todoku.rules.wsus.texts}; several with commas, the first
 *        that has a key gives its text; empty for none
 * @param own texts that stand in no resource bundle, by language tag and key; they win over those of the bundle
 */
public record Texts(ClassLoader loader, String baseName, Map<String, Map<String, String>> own) {

    // the platform language must not leak into a report asked for in another one
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Texts {
        own = Map.copyOf(own);
    }

    public Texts(ClassLoader loader, String baseName) {
        this(loader, baseName, Map.of());
    }

    /** These texts and more, by language tag and key; the new ones win. */
    public Texts with(Map<String, Map<String, String>> more) {
        Map<String, Map<String, String>> all = new HashMap<>(own);
        more.forEach((language, texts) -> {
            Map<String, String> merged = new HashMap<>(all.getOrDefault(language, Map.of()));
            merged.putAll(texts);
            all.put(language, Map.copyOf(merged));
        });
        return new Texts(loader, baseName, all);
    }

    /** The text in the given language; English where there is none in that language. */
    public Optional<String> find(String key, Locale locale) {
        return own(key, locale.getLanguage()).or(() -> bundled(key, locale)).or(() -> own(key, "en"));
    }

    private Optional<String> own(String key, String language) {
        return Optional.ofNullable(own.getOrDefault(language, Map.of()).get(key));
    }

    private Optional<String> bundled(String key, Locale locale) {
        if (baseName.isEmpty()) {
            return Optional.empty();
        }
        for (String base : baseName.split(",")) {
            try {
                ResourceBundle bundle = ResourceBundle.getBundle(base.strip(), locale, loader, NO_FALLBACK);
                // asked first, because an exception for each text that another one has costs more than all else
                if (bundle.containsKey(key)) {
                    return Optional.of(bundle.getString(key));
                }
            } catch (MissingResourceException e) {
                continue; // the next one may be there
            }
        }
        return Optional.empty();
    }

    /** The text, or the key in exclamation marks where it is missing, so that the gap is seen and nothing fails. */
    public String get(String key, Locale locale) {
        return find(key, locale).orElse("!" + key + "!");
    }
}
