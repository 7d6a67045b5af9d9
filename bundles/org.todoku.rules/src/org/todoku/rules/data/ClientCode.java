package org.todoku.rules.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An error code that computers report.
 *
 * @param code HRESULT as an unsigned number
 * @param name symbolic name in the header of Windows, for example {@code WU_E_PT_HTTP_STATUS_REQUEST_TIMEOUT}
 * @param meaning what it means, as a sentence
 * @param rules ids of rules that may explain it
 */
public record ClientCode(long code, String name, LocalText meaning, List<String> rules, Map<String, String> other) implements DataEntry {

    public ClientCode {
        rules = List.copyOf(rules);
        other = Map.copyOf(other);
    }

    static ClientCode read(Fields fields) {
        String text = fields.text("code");
        long code = 0;
        if (text.matches("0x[0-9A-F]{8}")) {
            code = Long.parseLong(text.substring(2), 16);
        } else if (!text.isBlank()) {
            fields.wrong("code", "expected 0x and eight digits 0-9, A-F, found " + text);
        }
        return new ClientCode(code, fields.text("name"), fields.localText("meaning"), fields.texts("rules"), fields.other());
    }

    /** As people write it: {@code 0x8024401C}. */
    @Override
    public String id() {
        return "0x" + String.format(Locale.ROOT, "%08X", code);
    }
}
