package org.todoku.demo.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Subscription;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.SyncStatus;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateSink;
import org.todoku.core.UserRole;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/** One server of the made-up fleet: it has what its own settings and history would have brought it. */
public final class DemoServer implements StateReader {

    /** What makes this server differ from the others. */
    record Settings(String name, String culture, String upstream, boolean replica, String proxy, List<CategoryRef> products,
            List<CategoryRef> classifications, List<SyncRun> runs, Predicate<Update> offered, Predicate<Update> approved,
            Predicate<Update> declined, List<DownstreamServer> downstreams) {
    }

    private final Settings settings;
    private final List<Update> published;
    private final Instant collectedAt;
    private final SyncHistory history;
    /** When the runs that succeeded ended. */
    private final NavigableSet<Instant> successes = new TreeSet<>();

    DemoServer(Settings settings, List<Update> published, Instant collectedAt) {
        this.settings = settings;
        this.published = published;
        this.collectedAt = collectedAt;
        history = new SyncHistory(settings.runs());
        settings.runs().stream().filter(run -> run.result().is(SyncResult.SUCCEEDED)).forEach(run -> successes.add(run.finished()));
    }

    @Override
    public String source() {
        return "demo:" + settings.name();
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) {
        List<Update> here = published.stream().filter(this::brought).toList();
        Set<UUID> replaced = new HashSet<>();
        here.forEach(update -> replaced.addAll(update.supersedes()));
        var evidence = new DemoEvidence(settings, source(), collectedAt);
        long done = 0;
        for (Update update : here) {
            progress.checkCancelled();
            progress.report(source(), ++done, here.size());
            Presence presence = presence(update, replaced.contains(update.id()));
            evidence.count(presence);
            sink.accept(new ServerUpdate(update, presence));
        }
        return state(here.size(), evidence);
    }

    /** Whether a successful run after publication brought the update here. */
    private boolean brought(Update update) {
        boolean selected = update.products().stream().anyMatch(settings.products()::contains)
                && settings.classifications().contains(update.classification());
        return selected && settings.offered().test(update) && arrival(update) != null;
    }

    private @Nullable Instant arrival(Update update) {
        Instant created = update.created();
        if (created == null) {
            return null;
        }
        Instant oldest = history.runs().get(history.runs().size() - 1).started();
        if (created.isBefore(oldest.minus(1, ChronoUnit.DAYS))) {
            return created.plus(10, ChronoUnit.HOURS);
        }
        return successes.higher(created);
    }

    private Presence presence(Update update, boolean superseded) {
        boolean declined = settings.declined().test(update);
        Instant created = update.created();
        boolean old = created != null && created.isBefore(collectedAt.minus(730, ChronoUnit.DAYS));
        boolean expired = superseded && old && WellKnown.SECURITY_UPDATES.equals(classification(update));
        boolean approved = !declined && !expired && settings.approved().test(update);
        return new Presence(approved, declined || expired, expired, superseded, false, false, arrival(update),
                Coded.of(approved ? ReadyState.READY : ReadyState.NOT_READY), Tri.UNKNOWN);
    }

    private static @Nullable UUID classification(Update update) {
        CategoryRef classification = update.classification();
        return classification == null ? null : classification.id();
    }

    private ServerState state(long count, DemoEvidence evidence) {
        List<Section> sections = new ArrayList<>();
        for (String name : List.of("server", "configuration", "subscription", "syncHistory", "categories", "downstreams")) {
            sections.add(new Section(name, Completeness.COMPLETE, "", 1, 0));
        }
        Section updates = new Section("updates", Completeness.COMPLETE, "", count, 0);
        sections.add(updates);
        sections.addAll(evidence.sections());
        Set<UpdateField> fields = new HashSet<>(Arrays.asList(UpdateField.values()));
        fields.remove(UpdateField.PUBLISHED_TO_WSUS);
        UUID id = UUID.nameUUIDFromBytes(settings.name().getBytes(StandardCharsets.UTF_8));
        return new ServerState(StateKind.SERVER, settings.name(), id.toString(), collectedAt, source(), "Todoku demo fleet",
                known("server", new ServerInfo("10.0.20348.143", "10.0.20348.4297", settings.culture(), Coded.of(UserRole.ADMINISTRATOR),
                        Map.of())),
                known("configuration", configuration()), known("subscription", subscription()),
                known("syncHistory", history),
                known("categories", Products.categories(settings.culture(), collectedAt.minus(1200, ChronoUnit.DAYS))),
                Fact.unknown("approvals", Reason.NOT_COLLECTED, ""),
                Fact.unknown("approvalRules", Reason.NOT_COLLECTED, ""), known("downstreams", settings.downstreams()), updates,
                fields, sections, List.of(), Map.of("proxyPassword", settings.proxy().isEmpty() ? 0 : 1), evidence.evidence());
    }

    private <T> Fact<T> known(String section, T value) {
        return Fact.known(value, new Provenance(source() + "!" + section, collectedAt));
    }

    private Configuration configuration() {
        boolean proxy = !settings.proxy().isEmpty();
        boolean microsoft = settings.upstream().isEmpty();
        return new Configuration(microsoft, settings.upstream(), microsoft ? null : 8530, microsoft ? null : Boolean.FALSE,
                settings.replica(), proxy,
                settings.proxy(), proxy ? 8080 : null, !proxy, proxy, microsoft ? "https://sws.update.microsoft.com" : "", false,
                List.of("en", "ja"), false, collectedAt.minus(200, ChronoUnit.DAYS), Map.of());
    }

    private Subscription subscription() {
        SyncRun newest = history.runs().get(0);
        List<CategoryRef> classifications = settings.classifications().stream().map(ref -> Products.shown(ref, settings.culture()))
                .toList();
        return new Subscription(settings.products(), classifications, collectedAt.minus(200, ChronoUnit.DAYS), "", true,
                LocalTime.ofInstant(newest.started(), ZoneOffset.UTC), 1, newest.started().plus(1, ChronoUnit.DAYS),
                Coded.of(SyncStatus.NOT_PROCESSING), Map.of());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
