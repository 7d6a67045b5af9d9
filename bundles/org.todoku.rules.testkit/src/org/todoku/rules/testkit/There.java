package org.todoku.rules.testkit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.fact.Tri;

/** What a server says of an update that it lists. */
public final class There {

    private boolean approved;
    private boolean declined;
    private boolean expired;
    private boolean superseded;
    private boolean licence;
    private boolean local;
    private @Nullable Instant arrived = Instant.parse("2026-06-10T03:00:00Z");
    private Tri published = Tri.UNKNOWN;
    private ReadyState ready = ReadyState.READY;

    public There approved() {
        approved = true;
        return this;
    }

    public There declined() {
        declined = true;
        return this;
    }

    public There expired() {
        expired = true;
        return this;
    }

    public There superseded() {
        superseded = true;
        return this;
    }

    /** Published there by hand, not by Microsoft. */
    public There local() {
        local = true;
        return this;
    }

    public There licencePending() {
        licence = true;
        return this;
    }

    public There arrived(@Nullable String at) {
        arrived = at == null ? null : Instant.parse(at);
        return this;
    }

    public There ready(ReadyState state) {
        ready = state;
        return this;
    }

    public There offeredToWsus(boolean offered) {
        published = Tri.of(offered);
        return this;
    }

    There() {
    }

    Presence presence() {
        return new Presence(approved, declined, expired, superseded, licence, local, arrived, Coded.of(ready), published);
    }
}
