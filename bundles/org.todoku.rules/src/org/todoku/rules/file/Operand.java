package org.todoku.rules.file;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.fact.FactDefinition;

/**
 * What a fact is compared with.
 *
 * @param value a value of the type that the operator wants; meaningless when {@code other} is given
 * @param other another fact; null for a value
 * @param of fact with the moment that an age is measured from; null for the moment the server was read
 */
record Operand(Object value, @Nullable FactDefinition other, @Nullable FactDefinition of) {

    /** Whether no other fact is needed. */
    boolean plain() {
        return other == null && of == null;
    }

    /** The facts that must be known for the comparison, in the order in which their values are wanted. */
    List<FactDefinition> with(FactDefinition fact) {
        List<FactDefinition> all = new ArrayList<>(List.of(fact));
        if (other != null) {
            all.add(other);
        }
        if (of != null) {
            all.add(of);
        }
        return all;
    }
}
