package org.todoku.rules;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Texts of a contributor, by key and language. Resolved when shown, so that one diagnosis can be read in every language.
 *
 * @param loader class loader of the contributing bundle
 * @param baseName base name of the resource bundle, for example {@code org.todoku.rules.wsus.texts}
 */
public record Texts(ClassLoader loader, String baseName) {

    // the platform language must not leak into a report asked for in another one
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Optional<String> find(String key, Locale locale) {
        try {
            return Optional.of(ResourceBundle.getBundle(baseName, locale, loader, NO_FALLBACK).getString(key));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /** The text, or the key in exclamation marks where it is missing, so that the gap is seen and nothing fails. */
    public String get(String key, Locale locale) {
        return find(key, locale).orElse("!" + key + "!");
    }
}
