package org.todoku.intake.internal.powershell;

import java.util.HashMap;
import java.util.Map;

/** Holds every text once: most columns repeat few values in thousands of rows. */
final class TextPool {

    private static final int MAX_TEXTS = 200_000;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> json = new HashMap<>();

    String of(String text) {
        String known = texts.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() < MAX_TEXTS) {
            texts.put(text, text);
        }
        return text;
    }

    /** The value as JSON text. */
    String json(Value value) {
        if (!value.items().isEmpty() || !value.fields().isEmpty()) {
            return of(value.toJson());
        }
        String known = json.get(value.text());
        if (known == null) {
            known = value.toJson();
            if (json.size() < MAX_TEXTS) {
                json.put(value.text(), known);
            }
        }
        return known;
    }
}
