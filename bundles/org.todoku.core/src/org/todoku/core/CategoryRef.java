package org.todoku.core;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A product, product family or classification as an update or a subscription names it.
 *
 * @param id GUID; null when the source gave a title only (titles are ambiguous, so such a reference proves little)
 * @param title title in the language of the server; may be empty
 */
public record CategoryRef(@Nullable UUID id, String title) {

    public Optional<UUID> guid() {
        return Optional.ofNullable(id);
    }

    /** What to show: the title, or the GUID where there is none. */
    public String shown() {
        return title.isEmpty() && id != null ? id.toString() : title;
    }
}
