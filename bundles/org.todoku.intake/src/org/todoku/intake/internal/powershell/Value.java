package org.todoku.intake.internal.powershell;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One value of an export, whatever its format: a text, a list or an object; an object may have a text as well (what
 * PowerShell prints for it). Values can share parts, because CLIXML has references.
 *
 * @param text empty when there is none
 * @param items elements of a list
 * @param fields properties of an object by normalised name
 */
record Value(String text, List<Value> items, Map<String, Value> fields) {

    static final Value NOTHING = new Value("", List.of(), Map.of());

    /** What Export-Csv writes for an object it cannot show. */
    private static final Pattern TYPE_NAME = Pattern.compile("(System\\.|Microsoft\\.UpdateServices\\.)[\\w.+`\\[\\], =]*");
    private static final int MAX_JSON_NODES = 2000;
    private static final int MAX_JSON_TEXT = 64 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    static Value of(String text) {
        return text.isEmpty() ? NOTHING : new Value(text, List.of(), Map.of());
    }

    static Value of(List<Value> items) {
        return new Value("", items, Map.of());
    }

    boolean isEmpty() {
        return text.isBlank() && items.isEmpty() && fields.isEmpty();
    }

    /** Only the name of a .NET type is there: the value itself was lost when the export was written. */
    boolean isTypeName() {
        return fields.isEmpty() && items.isEmpty() && TYPE_NAME.matcher(text).matches();
    }

    /** The one text of this value: its own, that of its only element, or what Windows PowerShell wraps as {@code value}. */
    String scalar() {
        Value value = this;
        for (int depth = 0; depth < 4; depth++) {
            Value wrapped = value.fields.get("value");
            if (wrapped != null) {
                value = wrapped;
            } else if (value.text.isBlank() && value.items.size() == 1) {
                value = value.items.get(0);
            } else {
                break;
            }
        }
        return value.isTypeName() ? "" : value.text.strip();
    }

    /** The elements of a list, also of one that was wrapped as {@code value}; a single value counts as a list of one. */
    List<Value> elements() {
        if (!items.isEmpty()) {
            return items;
        }
        Value wrapped = fields.get("value");
        if (wrapped != null) {
            return wrapped.items.isEmpty() ? List.of(wrapped) : wrapped.items;
        }
        return isEmpty() || fields.containsKey("count") && fields.size() == 1 ? List.of() : List.of(this);
    }

    /** All texts of a list; for objects the property that names them. */
    List<String> texts() {
        var result = new ArrayList<String>();
        for (Value element : elements()) {
            String text = element.scalar();
            for (String key : List.of("title", "name")) {
                Value named = element.fields.get(key);
                if (named != null && !named.scalar().isEmpty()) {
                    text = named.scalar();
                    break;
                }
            }
            if (!text.isEmpty()) {
                result.add(text);
            }
        }
        return result;
    }

    /** This value as JSON text; equal for all three formats. Very large values are cut, because references can repeat them endlessly. */
    String toJson() {
        var out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, new int[] { MAX_JSON_NODES, MAX_JSON_TEXT }, 0);
        }
        return out.toString();
    }

    private void write(JsonGenerator json, int[] left, int depth) {
        if (left[0]-- <= 0 || depth > 20) {
            json.writeNull();
        } else if (!items.isEmpty()) {
            json.writeStartArray();
            for (Value item : items) {
                if (left[0] > 0) {
                    item.write(json, left, depth + 1);
                }
            }
            json.writeEndArray();
        } else if (!fields.isEmpty()) {
            json.writeStartObject();
            for (Map.Entry<String, Value> field : fields.entrySet()) {
                if (left[0] > 0) {
                    json.writeName(field.getKey());
                    field.getValue().write(json, left, depth + 1);
                }
            }
            json.writeEndObject();
        } else if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            json.writeBoolean(text.equalsIgnoreCase("true"));
        } else {
            String shown = text.length() > left[1] ? text.substring(0, Math.max(0, left[1])) + "…" : text;
            left[1] -= shown.length();
            json.writeString(shown);
        }
    }
}
