package org.todoku.rules.analysis;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Configuration;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Provenance;
import org.todoku.rules.Evidence;

/**
 * Something that was changed on a server between its last good synchronisation and the first that failed.
 *
 * @param what name of the fact that tells it
 * @param by who did it; empty when not known
 */
public record SyncChange(String what, Instant at, String by, Provenance from) {

    /** Event "the subscription was changed". */
    private static final int SUBSCRIPTION_CHANGED = 389;
    /** Looked at when no synchronisation ever succeeded. */
    private static final Duration WEEK = Duration.ofDays(7);

    private static final String SELECTION = "subscription.lastModified";
    private static final String EVENT = "events.last.389";

    /** What was changed before the failures began, newest first, as far as it was collected. */
    public static List<SyncChange> before(ServerState server, SyncLine line, SyncRun failed) {
        Instant until = line.failingSince(failed).started();
        Instant since = line.lastGood().map(SyncRun::started).orElse(until.minus(WEEK));
        List<SyncChange> all = new ArrayList<>();
        Configuration configuration = server.configuration().optional().orElse(null);
        Instant configured = configuration == null ? null : configuration.lastConfigChange();
        if (configured != null) {
            all.add(new SyncChange("configuration.lastConfigChange", configured, "", from(server, "configuration")));
        }
        Subscription subscription = server.subscription().optional().orElse(null);
        Instant modified = subscription == null ? null : subscription.lastModified();
        if (subscription != null && modified != null) {
            all.add(new SyncChange(SELECTION, modified, subscription.lastModifiedBy(), from(server, "subscription")));
        }
        for (ServerEvent event : server.evidence().events().optional().orElse(List.of())) {
            if (event.id() == SUBSCRIPTION_CHANGED) {
                all.add(new SyncChange(EVENT, event.at(), event.user(), from(server, "events")));
            }
        }
        Instant patched = time(server.evidence().host().optional().orElse(Map.of()).get("patches.lastInstalled"));
        if (patched != null) {
            all.add(new SyncChange("host.patches.lastInstalled", patched, "", from(server, "host")));
        }
        return all.stream().filter(change -> change.at().isAfter(since) && !change.at().isAfter(until))
                .sorted(Comparator.comparing(SyncChange::at).reversed().thenComparing(SyncChange::what)).toList();
    }

    /** Whether products or classifications were changed. */
    public boolean ofSelection() {
        return what.equals(SELECTION) || what.equals(EVENT);
    }

    public Evidence evidence() {
        return new Evidence(what, at, from);
    }

    private static Provenance from(ServerState server, String section) {
        return server.from(section);
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null; // a time that cannot be read tells nothing
        }
    }
}
