package org.todoku.core.simulation;

/**
 * A fact that was missing, and what that does to the figures.
 *
 * @param subject what it is about: a server, or a product and a classification
 */
public record Gap(Kind kind, String subject) {

    /** What is missing. */
    public enum Kind {
        /** No source vouches for all updates of the pair: more may exist, so the figures are lower bounds. */
        PAIR,
        /** The server's own list of updates is not complete: some of what is counted may already be there. */
        LIST,
        /** The server's products and classifications are not known. */
        SELECTION,
        /** The server from which it synchronises was not collected; it brings only what is there. */
        ABOVE,
        /** The list of the server from which it synchronises is not complete. */
        ABOVE_LIST,
        /** The automatic approval rules were not collected. */
        RULES,
        /** Not every server was asked which servers are below it. */
        DOWNSTREAMS
    }
}
