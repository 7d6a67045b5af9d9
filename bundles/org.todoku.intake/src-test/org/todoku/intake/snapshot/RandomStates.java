package org.todoku.intake.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

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
import org.todoku.core.Numbered;
import org.todoku.core.Presence;
import org.todoku.core.Problem;
import org.todoku.core.ReadyState;
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
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.UserRole;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/** States with every kind of value, made from a seed. */
final class RandomStates {

    private static final String[] TEXTS = { "", "Windows 11", "2024-03 x64 ベース システム用 Windows 11 の累積更新プログラム (KB5035853)",
            "a\"b\\c\n\t\u0001", "𠮷野家 \uD83D\uDE00", " ", "</script>", "\u2028", "null", "0" };
    private static final String[] JSONS = { "1", "-0.10", "1e400", "true", "null", "\"x\\ny\"", "[]", "{}", "[1,{\"a\":[null,\"ü\"]}]",
            "{\"b\":{\"c\":{}},\"d\":12345678901234567890}" };

    private static final String[] HOST = names("host.schema.json");
    private static final String[] CLIENTS = names("clients.schema.json");

    private final Random random;
    final List<ServerUpdate> updates = new ArrayList<>();

    RandomStates(long seed) {
        random = new Random(seed);
    }

    ServerState state() {
        Set<UUID> ids = new java.util.HashSet<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            ServerUpdate update = update();
            if (ids.add(update.update().id())) {
                updates.add(update);
            }
        }
        Map<String, Section> sections = new TreeMap<>(java.util.Comparator.comparingInt(SnapshotReader.SECTIONS::indexOf));
        Completeness completeness = updates.isEmpty() ? pick(Completeness.values())
                : random.nextBoolean() ? Completeness.COMPLETE : Completeness.PARTIAL;
        sections.put("updates", new Section("updates", completeness, completeness == Completeness.COMPLETE ? "" : text(), updates.size(),
                completeness == Completeness.PARTIAL ? random.nextInt(5) : 0));
        var info = fact("server", sections, 1, this::info);
        var configuration = fact("configuration", sections, 1, this::configuration);
        var subscription = fact("subscription", sections, 1, this::subscription);
        var history = listFact("syncHistory", sections, this::run).map(SyncHistory::new);
        var categories = listFact("categories", sections, this::category);
        var approvals = listFact("approvals", sections, this::approval);
        var rules = listFact("approvalRules", sections, this::rule);
        var downstreams = listFact("downstreams", sections, this::downstream);
        var evidence = evidence(sections);
        return new ServerState(pick(StateKind.values()), "WSUS" + random.nextInt(9), optional(() -> guid().toString(), ""), COLLECTED,
                "test", pick("", "Collect-Todoku 1.0", "a b c 2"), info, configuration, subscription, history, categories, approvals, rules,
                downstreams, sections.get("updates"), fields(), List.copyOf(sections.values()), problems(), Map.of("proxyPassword",
                        random.nextInt(3)), evidence);
    }

    private HostEvidence evidence(Map<String, Section> sections) {
        return new HostEvidence(listFact("events", sections, () -> new ServerEvent(instant(), random.nextInt(1000), text(), text())),
                fact("status", sections, 1, () -> map(() -> pick("updateCount", "expiredUpdateCount", "x-ü"), random::nextLong)),
                fact("host", sections, 1, () -> map(() -> pick(HOST), this::text)),
                fact("clients", sections, 1, () -> map(
                        () -> random.nextInt(4) == 0 ? "errors.0x8024401" + random.nextInt(10) : pick(CLIENTS), this::text)),
                listFact("logTail", sections, () -> new LogLine(optionalOrNull(this::instant),
                        pick("", "Info\tWsusService.13\t同期", "a b", " "))));
    }

    private <T> Map<String, T> map(Supplier<String> key, Supplier<T> value) {
        Map<String, T> map = new HashMap<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    /** The names that a schema describes. */
    private static String[] names(String schema) {
        try {
            return Pattern.compile("^    \"([a-z][\\w.]*)\": \\{$", Pattern.MULTILINE).matcher(Files.readString(Path.of("schemas", schema)))
                    .results().map(found -> String.valueOf(found.group(1))).toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final Instant COLLECTED = Instant.parse("2026-03-12T01:02:03.4567891Z");

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            problems.add(new Problem(pick(Problem.Severity.values()), text(), random.nextInt(100), "row.bad-date", i + text()));
        }
        return problems;
    }

    private <T> Fact<T> fact(String name, Map<String, Section> sections, long rows, Supplier<T> value) {
        if (random.nextInt(4) > 0) {
            sections.put(name, new Section(name, Completeness.COMPLETE, "", rows, 0));
            return Fact.known(value.get(), new Provenance("copy.todoku-snapshot!" + SnapshotWriter.file(name), COLLECTED));
        }
        Reason reason = pick(Reason.values());
        String detail = text();
        sections.put(name, new Section(name, reason == Reason.NOT_COLLECTED ? Completeness.ABSENT : Completeness.FAILED, detail, 0, 0));
        return Fact.unknown(name, reason, detail);
    }

    private <T> Fact<List<T>> listFact(String name, Map<String, Section> sections, Supplier<T> element) {
        List<T> rows = list(element);
        return fact(name, sections, rows.size(), () -> rows);
    }

    ServerUpdate update() {
        List<Title> titles = random.nextInt(3) == 0 ? List.of(new Title("", "t" + text()))
                : List.of(new Title("en", "e" + text()), new Title("ja", text()));
        return new ServerUpdate(new Update(guid(), random.nextInt(3) * 100, titles, list(() -> "50" + random.nextInt(100000)),
                list(() -> "MS17-0" + random.nextInt(10)), list(this::ref), optionalOrNull(this::ref), coded(UpdateType.class),
                optionalOrNull(this::instant), list(this::guid), list(() -> pick("en", "ja", "zh-tw")),
                optionalOrNull(() -> random.nextLong() >>> random.nextInt(60)), other()),
                new Presence(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean(),
                        random.nextBoolean(), optionalOrNull(this::instant), coded(ReadyState.class), pick(Tri.values())));
    }

    private Set<UpdateField> fields() {
        Set<UpdateField> fields = EnumSet.noneOf(UpdateField.class);
        for (UpdateField field : UpdateField.values()) {
            if (random.nextBoolean()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private ServerInfo info() {
        return new ServerInfo(text(), text(), pick("", "ja", "en"), optionalOrNull(() -> coded(UserRole.class, false)), other());
    }

    private Configuration configuration() {
        return new Configuration(flag(), text(), integer(), flag(), flag(), flag(), text(), integer(), flag(), flag(), text(), flag(),
                list(() -> pick("en", "ja")), flag(), optionalOrNull(this::instant), other());
    }

    private Subscription subscription() {
        return new Subscription(list(this::ref), list(this::ref), optionalOrNull(this::instant), text(), flag(),
                optionalOrNull(() -> LocalTime.ofSecondOfDay(random.nextInt(86400))), integer(), optionalOrNull(this::instant),
                optionalOrNull(() -> coded(SyncStatus.class, false)), other());
    }

    private SyncRun run() {
        return new SyncRun(text(), instant(), optionalOrNull(this::instant), flag(), coded(SyncResult.class), coded(SyncError.class),
                text(), list(() -> new SyncRun.UpdateError(optionalOrNull(this::guid), text(), text())));
    }

    private Category category() {
        return new Category(guid(), text(), coded(CategoryType.class), optionalOrNull(this::guid), optionalOrNull(this::instant), other());
    }

    private UpdateApproval approval() {
        return new UpdateApproval(guid(), optionalOrNull(this::guid), text(), coded(ApprovalAction.class), optionalOrNull(this::instant),
                optionalOrNull(this::instant), text());
    }

    private ApprovalRule rule() {
        return new ApprovalRule(text(), flag(), list(this::ref), list(this::ref), list(() -> "G" + text()));
    }

    private DownstreamServer downstream() {
        return new DownstreamServer(text(), flag(), optionalOrNull(this::instant), optionalOrNull(this::instant), text());
    }

    private CategoryRef ref() {
        return random.nextInt(5) == 0 ? new CategoryRef(null, "only a title") : new CategoryRef(guid(), text());
    }

    private UUID guid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Instant instant() {
        // 1970 to 2100, with the seven digits of .NET
        return Instant.ofEpochSecond(random.nextLong(4_102_444_800L), random.nextInt(10_000_000) * 100L);
    }

    private Map<String, String> other() {
        Map<String, String> other = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            other.put(pick("newField", "x-ü", "getContentFromMU"), pick(JSONS));
        }
        return other;
    }

    private <E extends Enum<E> & Numbered> Coded<E> coded(Class<E> type) {
        return coded(type, true);
    }

    private <E extends Enum<E> & Numbered> Coded<E> coded(Class<E> type, boolean maybeEmpty) {
        return switch (random.nextInt(4)) {
            case 0 -> new Coded<>(null, "Later" + random.nextInt(3));
            case 1 -> maybeEmpty ? new Coded<>(null, "") : new Coded<>(null, "77");
            default -> Coded.of(pick(type.getEnumConstants()));
        };
    }

    private @Nullable Boolean flag() {
        return optionalOrNull(random::nextBoolean);
    }

    private @Nullable Integer integer() {
        return optionalOrNull(random::nextInt);
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return List.copyOf(list);
    }

    private String optional(Supplier<String> value, String otherwise) {
        return random.nextBoolean() ? value.get() : otherwise;
    }

    private <T> @Nullable T optionalOrNull(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
