package org.todoku.report;

/** Parts of a comparison, called as the command line calls them. */
public enum ComparisonPart {
    settings, updates
}
