package org.todoku.rules.testkit;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalAction;
import org.todoku.core.ApprovalRule;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.HostEvidence;
import org.todoku.core.LogLine;
import org.todoku.core.Presence;
import org.todoku.core.Section;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.SyncStatus;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.UserRole;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;

/** One server or catalogue of a {@link Fleet}. */
public final class ServerBuilder {

    private final String name;
    private final StateKind kind;
    private Instant collectedAt;
    private String collector = "Todoku collector 1.0";
    private String wsusVersion = "10.0.20348.1";
    private String osVersion = "10.0.20348.2340";
    private UserRole role = UserRole.ADMINISTRATOR;
    private String upstream = "";
    private @Nullable Boolean fromMicrosoft = true;
    private @Nullable Boolean replica = false;
    private @Nullable Boolean useProxy;
    private String proxy = "";
    private boolean upstreamSsl;
    private String serverId = "";
    private int upstreamPort = 8530;
    private int runsPerDay = 1;
    private @Nullable Boolean allLanguages = true;
    private List<String> languages = List.of();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> host = new LinkedHashMap<>();
    private final Map<String, String> clients = new LinkedHashMap<>();
    private final List<ApprovalRule> approvalRules = new ArrayList<>();
    private final List<DownstreamServer> downstreams = new ArrayList<>();
    private @Nullable LocalTime timeOfDay;
    private boolean readyUnknown;
    private final List<ServerEvent> events = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private @Nullable Boolean proxyPassword;
    private List<CategoryRef> products = List.of(Boxes.WINDOWS_11, Boxes.WINDOWS_10);
    private List<CategoryRef> classifications = List.of(Boxes.SECURITY, Boxes.CRITICAL);
    private @Nullable Instant lastModified = Instant.parse("2025-01-10T08:00:00Z");
    private String lastModifiedBy = "";
    private @Nullable Instant lastConfigChange;
    private String microsoftUpdateUrl = "";
    private @Nullable Boolean automatic = true;
    private @Nullable SyncStatus status;
    private final List<SyncRun> runs = new ArrayList<>();
    private boolean neverSynchronised;
    private final List<CategoryRef> knownProducts = new ArrayList<>(List.of(Boxes.WINDOWS_11, Boxes.WINDOWS_10,
            Boxes.SERVER_2022, Boxes.EDGE, Boxes.OFFICE, Boxes.SERVICING_DRIVERS));
    private final Map<CategoryRef, Instant> categoryArrivals = new LinkedHashMap<>();
    private String culture = "en";
    private final List<UpdateApproval> approvals = new ArrayList<>();
    private final Map<UpdateBuilder, Presence> listed = new LinkedHashMap<>();
    private Completeness completeness = Completeness.COMPLETE;
    private String reason = "";
    private @Nullable Long rows;
    private final Set<String> dropped = new HashSet<>();
    private final Set<UpdateField> fields = EnumSet.allOf(UpdateField.class);

    ServerBuilder(String name, StateKind kind, Instant collectedAt) {
        this.name = name;
        this.kind = kind;
        this.collectedAt = collectedAt;
    }

    public String name() {
        return name;
    }

    public StateKind kind() {
        return kind;
    }

    public ServerBuilder collectedAt(String at) {
        collectedAt = Instant.parse(at);
        return this;
    }

    /** The list comes from a tool that does not vouch for it. */
    public ServerBuilder collector(String name) {
        collector = name;
        return this;
    }

    public ServerBuilder role(UserRole of) {
        role = of;
        return this;
    }

    /** Fetches from another server and selects for itself. */
    public ServerBuilder downstreamOf(String server) {
        upstream = server;
        fromMicrosoft = false;
        return this;
    }

    public ServerBuilder replicaOf(String server) {
        replica = true;
        return downstreamOf(server);
    }

    /** The configuration does not say from where it fetches. */
    public ServerBuilder sourceUnknown() {
        fromMicrosoft = null;
        replica = null;
        return this;
    }

    public ServerBuilder proxy(String server, boolean password) {
        useProxy = true;
        proxy = server;
        proxyPassword = password;
        return this;
    }

    public ServerBuilder noProxy() {
        useProxy = false;
        return this;
    }

    public ServerBuilder upstreamPort(int port) {
        upstreamPort = port;
        return this;
    }

    public ServerBuilder serverId(String id) {
        serverId = id;
        return this;
    }

    public ServerBuilder runsPerDay(int runs) {
        runsPerDay = runs;
        return this;
    }

    /** Takes these languages only; without any, nobody says which it takes. */
    public ServerBuilder languages(String... enabled) {
        languages = List.of(enabled);
        allLanguages = languages.isEmpty() ? null : Boolean.FALSE;
        return this;
    }

    /** A number of the server's own statistics. */
    public ServerBuilder count(String name, long number) {
        counts.put(name, number);
        return this;
    }

    public ServerBuilder upstreamBySsl() {
        upstreamSsl = true;
        return this;
    }

    /** @param json value as JSON text */
    public ServerBuilder setting(String name, String json) {
        settings.put(name, json);
        return this;
    }

    public ServerBuilder host(String key, String value) {
        host.put(key, value);
        return this;
    }

    public ServerBuilder clients(String key, String value) {
        clients.put(key, value);
        return this;
    }

    /** States of files are numbers of a later version. */
    public ServerBuilder readyUnknown() {
        readyUnknown = true;
        return this;
    }

    public ServerBuilder approvalRule(String name, @Nullable Boolean enabled, List<CategoryRef> of, List<CategoryRef> kinds,
            String... groups) {
        approvalRules.add(new ApprovalRule(name, enabled, of, kinds, List.of(groups)));
        return this;
    }

    public ServerBuilder serves(String below) {
        downstreams.add(new DownstreamServer(below, null, null, null, "10.0.14393.0"));
        return this;
    }

    /** @param utc when it synchronises first on a day */
    public ServerBuilder everyDayAt(String utc) {
        timeOfDay = LocalTime.parse(utc);
        return this;
    }

    /** Lists that many updates that nobody asks about. */
    public ServerBuilder crowd(Fleet fleet, int count, @Nullable CategoryRef kind, UnaryOperator<There> words) {
        for (int i = 0; i < count; i++) {
            has(fleet.update("Filler " + i).kb("9000000").classification(kind), words);
        }
        return this;
    }

    public ServerBuilder event(int id, String text) {
        events.add(new ServerEvent(collectedAt.minusSeconds(3600), id, "", text));
        return this;
    }

    public ServerBuilder event(int id, String at, String user) {
        events.add(new ServerEvent(Instant.parse(at), id, user, ""));
        return this;
    }

    public ServerBuilder event(ServerEvent event) {
        events.add(event);
        return this;
    }

    public ServerBuilder logLine(String at, String text) {
        log.add(new LogLine(Instant.parse(at), text));
        return this;
    }

    public ServerBuilder logLine(String text) {
        log.add(new LogLine(collectedAt.minusSeconds(3600), text));
        return this;
    }

    public ServerBuilder products(CategoryRef... ticked) {
        products = List.of(ticked);
        return this;
    }

    public ServerBuilder classifications(CategoryRef... ticked) {
        classifications = List.of(ticked);
        return this;
    }

    /** The family Windows holds the Windows products and is itself not a product. */
    public ServerBuilder tickedFamilyWindows() {
        return products(Boxes.WINDOWS);
    }

    /** Lists these products too. */
    public ServerBuilder knows(CategoryRef... more) {
        knownProducts.addAll(List.of(more));
        return this;
    }

    /** Lists the product since that time. */
    public ServerBuilder knowsSince(CategoryRef product, String at) {
        knownProducts.remove(product);
        knownProducts.add(product);
        categoryArrivals.put(product, Instant.parse(at));
        return this;
    }

    public ServerBuilder culture(String language) {
        culture = language;
        return this;
    }

    public ServerBuilder doesNotKnow(CategoryRef product) {
        knownProducts.remove(product);
        return this;
    }

    /** @param at ISO instant; null for unknown */
    public ServerBuilder selectionChanged(@Nullable String at) {
        lastModified = at == null ? null : Instant.parse(at);
        return this;
    }

    /** @param by true by schedule, false by hand, null unknown */
    public ServerBuilder bySchedule(@Nullable Boolean by) {
        automatic = by;
        return this;
    }

    /** @param by empty when nobody says who did it */
    public ServerBuilder selectionChanged(String at, String by) {
        lastModifiedBy = by;
        return selectionChanged(at);
    }

    /** The configuration was changed. */
    public ServerBuilder configured(String at) {
        lastConfigChange = Instant.parse(at);
        return this;
    }

    /** Asks another address for updates than the usual one. */
    public ServerBuilder asks(String address) {
        microsoftUpdateUrl = address;
        return this;
    }

    public ServerBuilder idle() {
        status = SyncStatus.NOT_PROCESSING;
        return this;
    }

    public ServerBuilder synchronising() {
        status = SyncStatus.RUNNING;
        return this;
    }

    /** What the server says that it is doing. */
    public ServerBuilder status(SyncStatus doing) {
        status = doing;
        return this;
    }

    public ServerBuilder neverSynchronised() {
        neverSynchronised = true;
        return this;
    }

    /** A run that succeeded, from ten minutes before until the given time. */
    public ServerBuilder synced(String at) {
        return run(at, Coded.of(SyncResult.SUCCEEDED), SyncError.NOT_APPLICABLE, "");
    }

    /** A run that took as long as told. */
    public ServerBuilder took(String started, int minutes, SyncResult result, SyncError error, String text) {
        Instant begun = Instant.parse(started);
        runs.add(new SyncRun("run-" + runs.size(), begun, begun.plusSeconds(minutes * 60L), false, Coded.of(result), Coded.of(error), text,
                List.of()));
        return this;
    }

    /** A run that has not ended. */
    public ServerBuilder runningSince(String started) {
        runs.add(new SyncRun("run-" + runs.size(), Instant.parse(started), null, false, Coded.of(SyncResult.UNKNOWN),
                Coded.of(SyncError.NOT_APPLICABLE), "", List.of()));
        return this;
    }

    /** A run with all that a server says of it. */
    public ServerBuilder ran(SyncRun run) {
        runs.add(run);
        return this;
    }

    /** A run that could not take over single updates. */
    public ServerBuilder refused(String at, SyncResult result, SyncError error, List<SyncRun.UpdateError> updates) {
        Instant ended = Instant.parse(at);
        runs.add(new SyncRun("run-" + runs.size(), ended.minusSeconds(600), ended, false, Coded.of(result), Coded.of(error), "", updates));
        return this;
    }

    public ServerBuilder failed(String at, SyncError error, String text) {
        return run(at, Coded.of(SyncResult.FAILED), error, text);
    }

    public ServerBuilder cancelled(String at) {
        return run(at, Coded.of(SyncResult.CANCELED), SyncError.USER_CANCELED, "");
    }

    public ServerBuilder run(String at, Coded<SyncResult> result, SyncError error, String text) {
        Instant ended = Instant.parse(at);
        runs.add(new SyncRun("run-" + runs.size(), ended.minusSeconds(600), ended, false, result, Coded.of(error), text, List.of()));
        return this;
    }

    /** Lists the update, not approved, arrived the day after it was made. */
    public ServerBuilder has(UpdateBuilder update) {
        return has(update, words -> words);
    }

    public ServerBuilder has(UpdateBuilder update, UnaryOperator<There> words) {
        listed.put(update, words.apply(new There()).presence());
        return this;
    }

    public ServerBuilder approvedFor(UpdateBuilder update, String group) {
        approvals.add(new UpdateApproval(update.id(), new UUID(7, group.hashCode()), group,
                Coded.of(ApprovalAction.INSTALL), null, null, ""));
        return this;
    }

    public ServerBuilder updates(Completeness how, String why) {
        completeness = how;
        reason = why;
        return this;
    }

    public ServerBuilder rows(long count) {
        rows = count;
        return this;
    }

    /** The version that the server says it has, of WSUS and of Windows. */
    public ServerBuilder version(String wsus, String windows) {
        wsusVersion = wsus;
        osVersion = windows;
        return this;
    }

    /** Takes a section away: it was not collected. */
    public ServerBuilder drop(String section) {
        dropped.add(section);
        if (section.equals("updates")) {
            completeness = Completeness.ABSENT;
            listed.clear();
        }
        return this;
    }

    /** The source does not say this of its updates. */
    public ServerBuilder drop(UpdateField field) {
        fields.remove(field);
        return this;
    }

    /**
     * Every single thing that somebody may not have read of this server, beside whole sections: a key is its name, the value takes it
     * away from a server of the same name told again.
     */
    Map<String, Consumer<ServerBuilder>> details() {
        Map<String, Consumer<ServerBuilder>> all = new LinkedHashMap<>();
        host.keySet().forEach(key -> all.put("host." + key, it -> it.host.remove(key)));
        clients.keySet().stream().filter(key -> !key.startsWith("errors."))
                .forEach(key -> all.put("clients." + key, it -> it.clients.remove(key)));
        counts.keySet().forEach(key -> all.put("status." + key, it -> it.counts.remove(key)));
        settings.keySet().forEach(key -> all.put("configuration." + key, it -> it.settings.remove(key)));
        for (int i = 0; i < runs.size(); i++) {
            int index = i;
            if (!runs.get(i).errorText().isEmpty()) {
                all.put("syncHistory.errorText." + i, it -> it.runs.set(index, silent(it.runs.get(index))));
            }
        }
        return all;
    }

    /** What happened there and is told one by one: without one of them it did not happen. */
    Map<String, Consumer<ServerBuilder>> happenings() {
        Map<String, Consumer<ServerBuilder>> all = new LinkedHashMap<>();
        clients.keySet().stream().filter(key -> key.startsWith("errors."))
                .forEach(key -> all.put("clients." + key, it -> it.clients.remove(key)));
        for (int i = 0; i < events.size(); i++) {
            int index = i;
            all.put("events." + events.get(i).id() + " (" + i + ")", it -> it.events.remove(index));
        }
        for (int i = 0; i < log.size(); i++) {
            int index = i;
            all.put("logTail." + i, it -> it.log.remove(index));
        }
        return all;
    }

    private static SyncRun silent(SyncRun run) {
        return new SyncRun(run.id(), run.started(), run.ended(), run.manual(), run.result(), run.error(), "", run.updateErrors());
    }

    List<ServerUpdate> listed(Fleet fleet) {
        List<ServerUpdate> all = new ArrayList<>();
        listed.forEach((update, presence) -> all.add(new ServerUpdate(update.build(fields), told(fleet, presence))));
        return all;
    }

    private Presence told(Fleet fleet, Presence full) {
        return new Presence(full.approved() && fields.contains(UpdateField.APPROVED),
                full.declined() && fields.contains(UpdateField.DECLINED),
                full.expired() && fields.contains(UpdateField.EXPIRED), full.superseded() && fields.contains(UpdateField.SUPERSEDED),
                full.licencePending() && fields.contains(UpdateField.LICENCE_TERMS), full.local(),
                fields.contains(UpdateField.ARRIVED) ? full.arrived() : null, readyUnknown ? new Coded<>(null, "99")
                        : fleet.coded(full.ready()),
                fields.contains(UpdateField.PUBLISHED_TO_WSUS) ? full.publishedToWsus() : Tri.UNKNOWN);
    }

    ServerState state(Fleet fleet, long count) {
        Section updates = new Section("updates", completeness, reason, rows == null ? count : rows, 0);
        return new ServerState(kind, name, serverId, collectedAt, name + ".todoku-snapshot", collector,
                fact("server", new ServerInfo(wsusVersion, osVersion, culture, fleet.coded(role), Map.of())),
                fact("configuration", new Configuration(fromMicrosoft, upstream, upstreamPort, upstreamSsl, replica, useProxy, proxy,
                        8080, false,
                        proxyPassword, microsoftUpdateUrl, allLanguages, languages, false, lastConfigChange, settings)),
                fact("subscription", subscription(fleet)), fact("syncHistory", new SyncHistory(history(fleet))),
                fact("categories", categories(fleet)), fact("approvals", List.copyOf(approvals)), fact("approvalRules",
                        List.copyOf(approvalRules)),
                fact("downstreams", List.copyOf(downstreams)), updates, fields, List.of(updates), List.of(), Map.of(), evidence());
    }

    private HostEvidence evidence() {
        return new HostEvidence(fact("events", List.copyOf(events)), fact("status", Map.copyOf(counts)), fact("host", Map.copyOf(host)),
                fact("clients", Map.copyOf(clients)), fact("logTail", List.copyOf(log)));
    }

    private <T> Fact<T> fact(String section, T value) {
        return kind == StateKind.CATALOGUE || dropped.contains(section) ? Fact.unknown(section, Reason.NOT_COLLECTED, "")
                : Fact.known(value, new Provenance(name + ".todoku-snapshot!" + section, collectedAt));
    }

    private Subscription subscription(Fleet fleet) {
        SyncStatus doing = status;
        return new Subscription(products.stream().map(fleet::titled).toList(), classifications.stream().map(fleet::titled).toList(),
                lastModified, lastModifiedBy, automatic, timeOfDay, runsPerDay, null, doing == null ? null : fleet.coded(doing), Map.of());
    }

    private List<SyncRun> history(Fleet fleet) {
        if (runs.isEmpty() && !neverSynchronised) {
            synced("2026-07-03T03:10:00Z");
        }
        return runs.stream().map(run -> new SyncRun(run.id(), run.started(), run.ended(), run.manual(), fleet.coded(run.result()),
                fleet.coded(run.error()), run.errorText(), run.updateErrors())).toList();
    }

    private List<Category> categories(Fleet fleet) {
        List<Category> all = new ArrayList<>();
        CategoryRef family = fleet.titled(Boxes.WINDOWS);
        all.add(new Category(id(family), family.title(), fleet.coded(CategoryType.PRODUCT_FAMILY), null, null, Map.of()));
        for (CategoryRef product : knownProducts) {
            boolean windows = product.title().startsWith("Windows") && !product.equals(Boxes.SERVICING_DRIVERS);
            CategoryRef shown = fleet.titled(product);
            all.add(new Category(id(shown), shown.title(), fleet.coded(CategoryType.PRODUCT), windows ? Boxes.WINDOWS.id() : null,
                    categoryArrivals.get(product),
                    Map.of()));
        }
        return all;
    }

    private static UUID id(CategoryRef ref) {
        return ref.guid().orElseThrow();
    }
}
