package org.todoku.intake.list;

import java.util.List;
import java.util.Locale;

/** Something that is no list of updates: why, and what was found. The texts are those of who asked for the list. */
public final class ListException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Object> args;

    /** Why it is none; behind each the values that say so, of which the first is the name of the source. */
    public enum Reason {
        /** How many updates it names, and how many it may name. */
        SIZE,
        /** The largest size in MB. */
        LARGE,
        ENCODING,
        WORKBOOK,
        /** The line from which on quotes never end. */
        QUOTES,
        /** The column that was asked for. */
        NO_HEADER,
        /** The column that was asked for, and those that there are. */
        NO_COLUMN,
        /** How many rows it has, and number and text of the first. */
        NOTHING,
        /** As {@link #NOTHING}; its rows name weaknesses, which WSUS does not know. */
        FLAWS;

        /** Stable name for texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    ListException(Reason reason, Object... args) {
        super(reason.key() + " " + List.of(args));
        this.reason = reason;
        this.args = List.of(args);
    }

    public Reason reason() {
        return reason;
    }

    public List<Object> args() {
        return args;
    }
}
