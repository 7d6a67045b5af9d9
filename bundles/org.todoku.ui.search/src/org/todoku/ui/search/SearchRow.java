package org.todoku.ui.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.rules.Standing;
import org.todoku.store.FoundUpdate;

/**
 * One update in the list: what its columns show, so that hundreds of thousands can be listed, and its standing on every server, which
 * is looked up when it is first needed.
 */
@NullMarked
final class SearchRow {

    private static final byte NOT_LOOKED_UP = -1;
    private static final Standing[] STANDINGS = Standing.values();

    private final FoundUpdate found;
    private final List<ServerState> servers;
    private final String title;
    private final List<String> kbArticles;
    private final List<CategoryRef> products;
    private final @Nullable CategoryRef classification;
    private final @Nullable Instant created;
    /** By place of the server; a race of two threads gives the same. */
    private byte @Nullable [] standings;

    /** Reads the record of the update, so not for the UI thread. */
    SearchRow(FoundUpdate found, List<ServerState> servers, Locale locale) {
        this.found = found;
        this.servers = servers;
        Update update = found.update();
        title = update.title(locale);
        kbArticles = update.kbArticles();
        products = update.products();
        classification = update.classification();
        created = update.created();
    }

    UUID id() {
        return found.id();
    }

    String title() {
        return title;
    }

    List<String> kbArticles() {
        return kbArticles;
    }

    List<CategoryRef> products() {
        return products;
    }

    @Nullable CategoryRef classification() {
        return classification;
    }

    @Nullable Instant created() {
        return created;
    }

    /** @param server place among the servers of the search */
    Optional<Presence> on(int server) {
        return found.on(server);
    }

    OptionalInt revisionOn(int server) {
        return found.revisionOn(server);
    }

    Standing standing(int server) {
        byte[] known = standings;
        if (known == null) {
            known = new byte[servers.size()];
            Arrays.fill(known, NOT_LOOKED_UP);
            standings = known;
        }
        if (known[server] == NOT_LOOKED_UP) {
            known[server] = (byte) Standing.of(servers.get(server), found.on(server)).ordinal();
        }
        return STANDINGS[known[server]];
    }
}
