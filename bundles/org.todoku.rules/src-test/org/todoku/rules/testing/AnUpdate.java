package org.todoku.rules.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;

/** An update as a server lists it: not approved, not declined, a security update for Windows 11. */
public record AnUpdate(String kb, String title, Instant created, boolean approved, boolean declined, boolean expired) {

    public static AnUpdate kb(String digits) {
        return new AnUpdate(digits, "Update for Windows 11 (KB" + digits + ")", Instant.parse("2026-07-14T17:00:00Z"), false, false, false);
    }

    public AnUpdate titled(String text) {
        return new AnUpdate(kb, text, created, approved, declined, expired);
    }

    public AnUpdate created(String instant) {
        return new AnUpdate(kb, title, Instant.parse(instant), approved, declined, expired);
    }

    public AnUpdate isApproved() {
        return new AnUpdate(kb, title, created, true, declined, expired);
    }

    public AnUpdate isDeclined() {
        return new AnUpdate(kb, title, created, approved, true, expired);
    }

    /** The same for the same KB number and title. */
    public UUID id() {
        return UUID.nameUUIDFromBytes((kb + title).getBytes(StandardCharsets.UTF_8));
    }

    public ServerUpdate onServer() {
        var update = new Update(id(), 200, List.of(new Title("en", title)), kb.isEmpty() ? List.of() : List.of(kb), List.of(),
                List.of(new CategoryRef(UUID.fromString("72e7624a-5b00-45d2-b92f-e561c0a6a160"), "Windows 11")),
                new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates"), Coded.of(UpdateType.SOFTWARE), created, List.of(),
                        List.of(),
                null, Map.of());
        return new ServerUpdate(update,
                new Presence(approved, declined, expired, false, false, false, created, Coded.of(ReadyState.READY), Tri.UNKNOWN));
    }
}
