package org.todoku.rules.data;

/** Which host an error is about. */
public enum HostScope {
    /** A host of Microsoft's update services. */
    MICROSOFT,
    /** Another server that this one synchronises from. */
    UPSTREAM,
    /** The server itself. */
    LOCAL,
    /** Any host, or none that can be told. */
    ANY
}
