package org.todoku.rules.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Numbered;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerEvent;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.SyncStatus;
import org.todoku.core.UpdateField;
import org.todoku.core.UserRole;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;

/** Reads one member of {@code states}. */
final class StateReader {

    private final ScenarioReader file;
    private final JsonIn in;
    private final Fleet fleet;
    private @Nullable ServerBuilder begun;
    private int runs;

    StateReader(ScenarioReader file, JsonIn in, Fleet fleet) {
        this.file = file;
        this.in = in;
        this.fleet = fleet;
    }

    void read(Instant now) {
        Map<String, Runnable> members = new HashMap<>();
        members.put("name", () -> begun = fleet.server(in.text()));
        members.put("catalogue", () -> in.when(() -> begun = fleet.catalogue()));
        members.put("collectedAt", () -> state().collectedAt(in.time().toString()));
        members.put("collector", () -> state().collector(in.text()));
        members.put("id", () -> state().serverId(in.text()));
        members.put("culture", () -> state().culture(in.text()));
        members.put("role", () -> state().role(in.choice(UserRole.class)));
        members.put("version", this::version);
        source(members);
        selection(members);
        history(members, now);
        evidence(members, now);
        updates(members);
        members.put("withoutSections", () -> in.texts().forEach(state()::drop));
        members.put("withoutFields", () -> in.each(() -> state().drop(in.choice(UpdateField.class))));
        in.object(members);
        state();
    }

    private ServerBuilder state() {
        ServerBuilder server = begun;
        if (server == null) {
            throw in.wrong("name, or catalogue, must be said first");
        }
        return server;
    }

    private void version() {
        var its = new Object() {
            String wsus = "";
            String windows = "";
        };
        in.object(Map.of("wsus", () -> its.wsus = in.text(), "windows", () -> its.windows = in.text()));
        state().version(its.wsus, its.windows);
    }

    private void source(Map<String, Runnable> members) {
        members.put("downstreamOf", () -> state().downstreamOf(in.text()));
        members.put("replicaOf", () -> state().replicaOf(in.text()));
        members.put("sourceUnknown", () -> in.when(state()::sourceUnknown));
        members.put("upstreamPort", () -> state().upstreamPort(in.smallNumber()));
        members.put("upstreamSsl", () -> in.when(state()::upstreamBySsl));
        members.put("proxy", this::proxy);
        members.put("languages", () -> state().languages(in.texts().toArray(String[]::new)));
        members.put("configured", () -> state().configured(in.time().toString()));
        members.put("asks", () -> state().asks(in.text()));
        members.put("settings", () -> in.members(key -> () -> state().setting(key, in.json())));
        members.put("serves", () -> in.texts().forEach(state()::serves));
    }

    /** {@code false}: none is used. */
    private void proxy() {
        if (!in.isObject()) {
            if (in.yesNo()) {
                throw in.wrong("expected false or an object with server and password");
            }
            state().noProxy();
            return;
        }
        var its = new Object() {
            String server = "";
            boolean password;
        };
        in.object(Map.of("server", () -> its.server = in.text(), "password", () -> its.password = in.yesNo()));
        state().proxy(its.server, its.password);
    }

    private void selection(Map<String, Runnable> members) {
        members.put("products", () -> state().products(file.boxes()));
        members.put("classifications", () -> state().classifications(file.boxes()));
        members.put("selectionChanged", this::selectionChanged);
        members.put("bySchedule", () -> state().bySchedule(in.orNull(in::yesNo)));
        members.put("everyDayAt", () -> state().everyDayAt(in.timeOfDay().toString()));
        members.put("runsPerDay", () -> state().runsPerDay(in.smallNumber()));
        members.put("knows", () -> state().knows(file.boxes()));
        members.put("knowsSince", () -> in.each(this::knowsSince));
        members.put("doesNotKnow", () -> in.each(() -> state().doesNotKnow(file.box())));
        members.put("approvalRules", () -> in.each(this::approvalRule));
    }

    /** A time, null for unknown, or an object with time and account. */
    private void selectionChanged() {
        if (!in.isObject()) {
            state().selectionChanged(in.orNull(() -> in.time().toString()));
            return;
        }
        var its = new Object() {
            @Nullable String at;
            String by = "";
        };
        in.object(Map.of("at", () -> its.at = in.time().toString(), "by", () -> its.by = in.text()));
        String at = its.at;
        if (at == null) {
            throw in.wrong("at is missing");
        }
        state().selectionChanged(at, its.by);
    }

    private void knowsSince() {
        var its = new Object() {
            @Nullable CategoryRef product;
            @Nullable String at;
        };
        in.object(Map.of("product", () -> its.product = file.box(), "at", () -> its.at = in.time().toString()));
        CategoryRef product = its.product;
        String at = its.at;
        if (product == null || at == null) {
            throw in.wrong("product and at must be said");
        }
        state().knowsSince(product, at);
    }

    private void approvalRule() {
        var its = new Object() {
            String name = "";
            @Nullable Boolean enabled = true;
            List<CategoryRef> products = List.of();
            List<CategoryRef> classifications = List.of();
            List<String> groups = List.of();
        };
        in.object(Map.of("name", () -> its.name = in.text(), "enabled", () -> its.enabled = in.orNull(in::yesNo),
                "products", () -> its.products = List.of(file.boxes()), "classifications",
                () -> its.classifications = List.of(file.boxes()),
                "groups", () -> its.groups = in.texts()));
        state().approvalRule(its.name, its.enabled, its.products, its.classifications, its.groups.toArray(String[]::new));
    }

    private void history(Map<String, Runnable> members, Instant now) {
        members.put("synchronisations", () -> {
            state().neverSynchronised();
            in.each(() -> run(now));
        });
        members.put("synchronising", () -> {
            if (in.yesNo()) {
                state().synchronising();
            } else {
                state().idle();
            }
        });
        members.put("status", () -> state().status(in.choice(SyncStatus.class)));
    }

    /** A run of ten minutes that succeeded, unless told otherwise. */
    private void run(Instant now) {
        var its = new Object() {
            @Nullable Instant started;
            @Nullable Instant ended;
            boolean open;
            @Nullable Boolean manual = false;
            Coded<SyncResult> result = Coded.of(SyncResult.SUCCEEDED);
            Coded<SyncError> error = Coded.of(SyncError.NOT_APPLICABLE);
            String text = "";
            List<SyncRun.UpdateError> refused = List.of();
        };
        in.object(Map.of("started", () -> its.started = in.time(), "ended", () -> {
            its.ended = in.orNull(in::time);
            its.open = its.ended == null;
        }, "manual", () -> its.manual = in.orNull(in::yesNo), "result", () -> its.result = coded(SyncResult.class),
                "error", () -> its.error = coded(SyncError.class), "text", () -> its.text = in.text(),
                "refused", () -> its.refused = in.list(this::refused)));
        Instant started = its.started;
        Instant ended = its.ended;
        if (started == null && ended == null) {
            throw in.wrong("started or ended must be said");
        }
        Instant begin = started != null ? started : ended != null ? ended.minusSeconds(600) : now;
        Instant end = its.open || ended != null ? ended : begin.plusSeconds(600);
        state().ran(new SyncRun("run-" + runs++, begin, end, its.manual, its.result, its.error, its.text, its.refused));
    }

    /** A constant by its name; anything else is a value of a later version. */
    private <E extends Enum<E> & Numbered> Coded<E> coded(Class<E> type) {
        String text = in.text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Coded.of(constant);
            }
        }
        return new Coded<>(null, text);
    }

    private SyncRun.UpdateError refused() {
        var its = new Object() {
            @Nullable UUID update;
            String error = "";
            String text = "";
        };
        in.object(Map.of("update", () -> its.update = file.known().id(), "error", () -> its.error = in.text(),
                "text", () -> its.text = in.text()));
        return new SyncRun.UpdateError(its.update, its.error, its.text);
    }

    private void evidence(Map<String, Runnable> members, Instant now) {
        members.put("host", () -> in.members(key -> () -> state().host(key, in.text())));
        members.put("clients", () -> in.members(key -> () -> state().clients(key, in.text())));
        members.put("counts", () -> in.members(key -> () -> state().count(key, in.number())));
        members.put("events", () -> in.each(() -> {
            var its = new Object() {
                Instant at = now.minusSeconds(3600);
                int id;
                String user = "";
                String text = "";
            };
            in.object(Map.of("at", () -> its.at = in.time(), "id", () -> its.id = in.smallNumber(), "user", () -> its.user = in.text(),
                    "text", () -> its.text = in.text()));
            state().event(new ServerEvent(its.at, its.id, its.user, its.text));
        }));
        members.put("log", () -> in.each(() -> {
            var its = new Object() {
                String at = now.minusSeconds(3600).toString();
                String text = "";
            };
            in.object(Map.of("at", () -> its.at = in.time().toString(), "text", () -> its.text = in.text()));
            state().logLine(its.at, its.text);
        }));
    }

    private void updates(Map<String, Runnable> members) {
        members.put("updates", this::list);
        members.put("readyUnknown", () -> in.when(state()::readyUnknown));
        members.put("has", () -> in.each(() -> {
            if (in.isText()) {
                state().has(file.known());
                return;
            }
            var its = new Object() {
                @Nullable UpdateBuilder update;
            };
            There words = new There();
            Map<String, Runnable> said = said(words);
            said.put("update", () -> its.update = file.known());
            in.object(said);
            UpdateBuilder update = its.update;
            if (update == null) {
                throw in.wrong("update is missing");
            }
            state().has(update, fresh -> words);
        }));
        members.put("crowd", this::crowd);
        members.put("approved", () -> in.each(() -> {
            var its = new Object() {
                @Nullable UpdateBuilder update;
                String group = "All Computers";
            };
            in.object(Map.of("update", () -> its.update = file.known(), "group", () -> its.group = in.text()));
            UpdateBuilder update = its.update;
            if (update == null) {
                throw in.wrong("update is missing");
            }
            state().approvedFor(update, its.group);
        }));
    }

    private void list() {
        var its = new Object() {
            Completeness completeness = Completeness.COMPLETE;
            String reason = "";
        };
        in.object(Map.of("state", () -> its.completeness = in.choice(Completeness.class), "reason", () -> its.reason = in.text(),
                "rows", () -> state().rows(in.number())));
        state().updates(its.completeness, its.reason);
    }

    private Map<String, Runnable> said(There words) {
        Map<String, Runnable> members = new HashMap<>();
        members.put("approved", () -> in.when(words::approved));
        members.put("declined", () -> in.when(words::declined));
        members.put("expired", () -> in.when(words::expired));
        members.put("superseded", () -> in.when(words::superseded));
        members.put("local", () -> in.when(words::local));
        members.put("licencePending", () -> in.when(words::licencePending));
        members.put("arrived", () -> words.arrived(in.orNull(() -> in.time().toString())));
        members.put("ready", () -> words.ready(in.choice(ReadyState.class)));
        members.put("offeredToWsus", () -> words.offeredToWsus(in.yesNo()));
        return members;
    }

    /** So many updates that nobody asks about, all alike. */
    private void crowd() {
        var its = new Object() {
            int count;
            @Nullable CategoryRef classification = Boxes.SECURITY;
        };
        There words = new There();
        Map<String, Runnable> members = said(words);
        members.put("count", () -> its.count = in.smallNumber());
        members.put("classification", () -> its.classification = in.orNull(file::box));
        in.object(members);
        state().crowd(fleet, its.count, its.classification, fresh -> words);
    }
}
