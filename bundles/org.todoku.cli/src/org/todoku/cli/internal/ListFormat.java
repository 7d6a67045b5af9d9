package org.todoku.cli.internal;

/** Formats of lists. */
enum ListFormat {
    text, json, csv
}
