package org.todoku.core;

/** What a state describes. */
public enum StateKind {
    SERVER,
    /** Knowledge about updates that is not tied to a server, such as an extract of the Microsoft Update Catalog. */
    CATALOGUE
}
