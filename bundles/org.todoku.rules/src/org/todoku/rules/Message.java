package org.todoku.rules;

import java.util.List;

/** A text with its arguments, not yet in any language. */
public record Message(Texts texts, String key, List<Object> args) {

    public Message {
        args = List.copyOf(args);
    }

    public String text(Reader reader) {
        return reader.text(texts, key, args);
    }
}
