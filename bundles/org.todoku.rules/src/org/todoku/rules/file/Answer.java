package org.todoku.rules.file;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;

/**
 * What a condition came to.
 *
 * @param missing the facts for want of which it is unknown, by name; empty unless it is
 */
record Answer(Tri value, Map<String, Unknown<?>> missing) {

    static final Answer YES = new Answer(Tri.YES, Map.of());
    static final Answer NO = new Answer(Tri.NO, Map.of());

    static Answer of(boolean value) {
        return value ? YES : NO;
    }

    static Answer unknown(Collection<Unknown<?>> facts) {
        Map<String, Unknown<?>> missing = new TreeMap<>();
        facts.forEach(fact -> missing.put(fact.name(), fact));
        return new Answer(Tri.UNKNOWN, missing);
    }

    Answer not() {
        return switch (value) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> this;
        };
    }
}
