package org.todoku.rules.data;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A classification of WSUS.
 *
 * @param guid the same on every server
 * @param title as the English and the Japanese console show it
 * @param alsoCalled further titles in use, in any language
 * @param heavy whether ticking it brings in thousands of updates or several a day
 * @param caution what to know before ticking it; may be empty
 */
public record ClassificationInfo(UUID guid, LocalText title, List<String> alsoCalled, boolean heavy, LocalText caution,
        Map<String, String> other) implements DataEntry {

    public ClassificationInfo {
        alsoCalled = List.copyOf(alsoCalled);
        other = Map.copyOf(other);
    }

    static ClassificationInfo read(Fields fields) {
        return new ClassificationInfo(fields.guid("id"), fields.localText("title"), fields.texts("alsoCalled"), fields.flag("heavy"),
                fields.localTextOrNone("caution"), fields.other());
    }

    /** The GUID as text. */
    @Override
    public String id() {
        return guid.toString();
    }

    boolean called(String name) {
        return title.en().equals(name) || title.ja().equals(name) || alsoCalled.contains(name);
    }
}
