package org.todoku.core;

/** One update on one server. */
public record ServerUpdate(Update update, Presence presence) {
}
