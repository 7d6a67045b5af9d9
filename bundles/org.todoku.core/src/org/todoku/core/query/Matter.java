package org.todoku.core.query;

/** What a term of a query needs to be told by sources. */
public enum Matter {
    PRODUCTS, CLASSIFICATION, CREATED, ARRIVED, APPROVED, DECLINED, EXPIRED,
    /** That the server says so of the update. */
    SUPERSEDED,
    READY_STATE, LICENCE_TERMS,
    /** Whether any update of the fleet replaces it. */
    REPLACEMENT,
    /** CVE numbers; a source tells them when it lists an update of which they are known. */
    CVES,
    /** All updates: only a complete list says that an update is not there. */
    ALL_UPDATES
}
