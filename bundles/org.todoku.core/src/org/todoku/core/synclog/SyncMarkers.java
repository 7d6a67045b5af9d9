package org.todoku.core.synclog;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.compare.Setting;
import org.todoku.core.compare.SettingsComparison;
import org.todoku.core.synclog.SyncMarker.Kind;

/** Finds out when a server was changed, from what its states tell and from what differs between them. */
public final class SyncMarkers {

    /** Event "the subscription was changed". */
    private static final int SUBSCRIPTION_CHANGED = 389;
    /** The subscription and the event about it are written one after the other. */
    private static final Duration SAME = Duration.ofMinutes(2);

    private final List<SyncMarker> found = new ArrayList<>();

    private SyncMarkers() {
    }

    /**
     * What happened on one server, oldest first.
     *
     * @param states of that server, in any order; several tell more than one
     */
    public static List<SyncMarker> of(List<ServerState> states) {
        var markers = new SyncMarkers();
        List<ServerState> inOrder = states.stream().sorted(Comparator.comparing(ServerState::collectedAt)).toList();
        inOrder.forEach(markers::told);
        for (int at = 1; at < inOrder.size(); at++) {
            markers.between(inOrder.get(at - 1), inOrder.get(at));
        }
        return markers.found.stream().sorted(Comparator.comparing(SyncMarker::at)).toList();
    }

    /** What a state tells with its time. */
    private void told(ServerState state) {
        state.evidence().events().optional().orElse(List.of()).stream().filter(event -> event.id() == SUBSCRIPTION_CHANGED)
                .forEach(event -> event(state, event));
        state.subscription().optional().ifPresent(subscription -> add(Kind.SUBSCRIPTION, state, subscription.lastModified(),
                subscription.lastModifiedBy(), ""));
        state.configuration().optional().ifPresent(configuration -> add(Kind.CONFIGURATION, state, configuration.lastConfigChange(),
                "", ""));
        Map<String, String> host = state.evidence().host().optional().orElse(Map.of());
        add(Kind.PATCH, state, time(host.get("patches.lastInstalled")), "", host.getOrDefault("patches.newest", ""));
    }

    private void event(ServerState state, ServerEvent event) {
        add(Kind.SUBSCRIPTION, state, event.at(), event.user(), event.text());
    }

    private void add(Kind kind, ServerState state, @Nullable Instant at, String by, String detail) {
        if (at == null) {
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            SyncMarker known = found.get(i);
            if (known.kind() == kind && Duration.between(known.at(), at).abs().compareTo(SAME) <= 0) {
                found.set(i, new SyncMarker(kind, known.server(), known.at(), null, known.by().isEmpty() ? by : known.by(),
                        known.detail().isEmpty() ? detail : known.detail(), List.of()));
                return;
            }
        }
        found.add(new SyncMarker(kind, state, at, null, by, detail, List.of()));
    }

    /** What differs between two states. The change that is told of the time between them is what changed it, the last one of several. */
    private void between(ServerState before, ServerState after) {
        Map<Kind, List<Setting>> changes = new EnumMap<>(Kind.class);
        for (Setting setting : SettingsComparison.of(List.of(before, after))) {
            if (setting.differs()) {
                kind(setting).ifPresent(kind -> changes.computeIfAbsent(kind, one -> new ArrayList<>()).add(setting));
            }
        }
        changes.forEach((kind, settings) -> {
            SyncMarker told = found.stream()
                    .filter(marker -> marker.kind() == kind && marker.until() == null && marker.at().isAfter(before.collectedAt())
                            && !marker.at().isAfter(after.collectedAt()))
                    .max(Comparator.comparing(SyncMarker::at)).orElse(null);
            if (told == null) {
                found.add(new SyncMarker(kind, after, before.collectedAt(), after.collectedAt(), "", "", settings));
            } else {
                found.set(found.indexOf(told),
                        new SyncMarker(kind, told.server(), told.at(), null, told.by(), told.detail(), settings));
            }
        });
    }

    /** Of what kind a change of a setting is; readings of the machine change all the time. */
    private static Optional<Kind> kind(Setting setting) {
        String name = setting.name();
        if (name.equals("subscription.lastModifiedTime") || name.equals("subscription.lastModifiedBy")) {
            return Optional.empty();
        }
        return name.startsWith("subscription.") ? Optional.of(Kind.SUBSCRIPTION)
                : name.startsWith("configuration.") || name.equals("approvalRules") ? Optional.of(Kind.CONFIGURATION)
                        : name.equals("server.version") || name.equals("server.osVersion") || name.equals("host.os.ubr")
                                || name.equals("host.patches.newest") ? Optional.of(Kind.PATCH) : Optional.empty();
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null; // a time that cannot be read tells nothing
        }
    }
}
