package org.todoku.core;

import java.time.Instant;

/**
 * An event of the subscription ({@code GetEventHistory}), such as 389 "the subscription was changed".
 *
 * @param at UTC
 * @param id event number as in the event log
 * @param user who caused it; empty when redacted or unknown
 * @param text as the server wrote it, in the server's language; may be empty
 */
public record ServerEvent(Instant at, int id, String user, String text) {
}
