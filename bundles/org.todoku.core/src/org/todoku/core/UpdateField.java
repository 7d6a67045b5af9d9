package org.todoku.core;

/** What a source says of its updates. A field that is not in the set of a state is unknown there, not empty or false. */
public enum UpdateField {
    REVISION, PRODUCTS, CLASSIFICATION, SUPERSEDES, LANGUAGES, BYTES, CREATED,
    APPROVED, DECLINED, EXPIRED, SUPERSEDED, ARRIVED, READY_STATE, LICENCE_TERMS, PUBLISHED_TO_WSUS
}
