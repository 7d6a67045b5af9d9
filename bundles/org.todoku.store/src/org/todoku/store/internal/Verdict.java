package org.todoku.store.internal;

/**
 * What a term says of all updates, as bits by block: those that match, and those of which it is not known. Never both.
 */
record Verdict(long[][] yes, long[][] unknown) {

    static Verdict of(long[][] yes, long[][] perhaps) {
        return new Verdict(yes, Bits.andNot(perhaps, yes));
    }

    /** @param all updates that there are */
    Verdict not(long[][] all) {
        return new Verdict(Bits.andNot(Bits.andNot(all, yes), unknown), unknown);
    }

    Verdict and(Verdict other) {
        return of(Bits.and(yes, other.yes), Bits.and(Bits.or(yes, unknown), Bits.or(other.yes, other.unknown)));
    }
}
