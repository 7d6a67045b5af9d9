package org.todoku.rules.wsus.properties;

import java.util.function.Consumer;

/** One thing that is said of a fleet: for the reader of a failure, and for the builder. */
record Word(Kind kind, String text, Consumer<Told> does) {

    enum Kind {
        /** Who fetches from whom. */
        SHAPE,
        /** How things are. */
        WORLD,
        /** A reading that, left out, makes the value unknown and nothing else. */
        READING,
        /** Something that nobody collected. */
        CUT
    }

    @Override
    public String toString() {
        return text;
    }
}
