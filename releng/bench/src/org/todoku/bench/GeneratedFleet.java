package org.todoku.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntPredicate;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateSink;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/**
 * Made-up updates and servers of any number, the same for the same seed. Titles are as long and as much alike as real ones,
 * half of them in Japanese too; one update in eight has an older revision.
 */
final class GeneratedFleet {

    static final Instant NOW = Instant.parse("2026-11-10T03:00:00Z");

    private static final String[] KINDS = {"Cumulative Update", "Security Update", "Servicing Stack Update", "Update",
        "Security Intelligence Update", "Dynamic Update"};
    private static final String[] KINDS_JA = {"累積更新プログラム", "セキュリティ更新プログラム", "サービス スタック更新プログラム", "更新プログラム",
        "セキュリティ インテリジェンスの更新プログラム", "動的更新プログラム"};
    private static final String[] PRODUCTS = {"Windows 10 Version 22H2", "Windows 11 Version 23H2", "Windows 11 Version 24H2",
        "Windows Server 2016", "Windows Server 2019", "Microsoft server operating system version 21H2",
        ".NET Framework 3.5 and 4.8.1 for Windows 11", "Microsoft Office 2016", "Microsoft Edge-Stable Channel Version 128",
        "Microsoft Defender Antivirus", "SQL Server 2019 RTM", "Visual Studio 2022 version 17.8"};
    private static final String[] SYSTEMS = {"x64", "ARM64", "x86"};
    private static final String[] CLASSIFICATIONS = {"Security Updates", "Critical Updates", "Definition Updates", "Updates", "Drivers"};

    private final long seed;

    GeneratedFleet(long seed) {
        this.seed = seed;
    }

    UUID id(int number) {
        var random = new SplittableRandom(seed * 31 + number);
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    static int kb(int number) {
        return 3_000_000 + number / 3;
    }

    /** The update with a number; every eighth number is an older revision of the one before. */
    Update update(int number) {
        boolean older = number % 8 == 7;
        var random = new SplittableRandom(seed + (older ? number - 1 : number));
        int kind = random.nextInt(KINDS.length);
        int product = random.nextInt(PRODUCTS.length);
        int month = random.nextInt(120);
        String date = String.format("%d-%02d", 2016 + month / 12, month % 12 + 1);
        String system = SYSTEMS[random.nextInt(SYSTEMS.length)];
        String kb = Integer.toString(kb(number));
        List<Title> titles = new ArrayList<>();
        titles.add(new Title("en",
                date + " " + KINDS[kind] + " for " + PRODUCTS[product] + " for " + system + "-based Systems (KB" + kb + ")"));
        if (random.nextBoolean()) {
            titles.add(new Title("ja", date + " " + system + " ベース システム用 " + PRODUCTS[product] + " " + KINDS_JA[kind] + " (KB" + kb + ")"));
        }
        List<UUID> supersedes = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0 && number > 0; i--) {
            supersedes.add(id(random.nextInt(number)));
        }
        int classification = random.nextInt(CLASSIFICATIONS.length);
        return new Update(id(older ? number - 1 : number), older ? 200 : 201, titles, List.of(kb), List.of(),
                List.of(category(100 + product, PRODUCTS[product])), category(classification, CLASSIFICATIONS[classification]),
                Coded.of(UpdateType.SOFTWARE), NOW.minusSeconds((120L - month) * 30 * 86400 + random.nextInt(86400)), supersedes, List.of(),
                random.nextLong(1L << 30), Map.of());
    }

    private static CategoryRef category(int number, String title) {
        return new CategoryRef(new UUID(0x1000_0000_0000_4000L, Long.MIN_VALUE | number), title);
    }

    private Presence presence(int number, int server) {
        var random = new SplittableRandom(seed ^ (long) server << 40 | number);
        int chance = random.nextInt(100);
        return new Presence(chance < 30, chance >= 90, chance == 50, chance % 3 == 0, false, false,
                NOW.minusSeconds(random.nextInt(100_000_000)), Coded.of(chance < 80 ? ReadyState.READY : ReadyState.NOT_READY),
                Tri.UNKNOWN);
    }

    /** A server that lists all numbers below {@code count} that pass. */
    StateReader server(int server, Instant collectedAt, int count, IntPredicate lists) {
        return new StateReader() {

            @Override
            public String source() {
                return "generated " + server;
            }

            @Override
            public ServerState read(UpdateSink sink, Progress progress) {
                int rows = 0;
                for (int number = 0; number < count; number++) {
                    if (lists.test(number)) {
                        sink.accept(new ServerUpdate(update(number), presence(number, server)));
                        rows++;
                    }
                }
                return state(server, collectedAt, rows);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private static ServerState state(int server, Instant collectedAt, int rows) {
        var from = new Provenance("generated " + server, collectedAt);
        List<CategoryRef> ticked = new ArrayList<>();
        List<Category> categories = new ArrayList<>();
        for (int i = 0; i < PRODUCTS.length; i++) {
            CategoryRef product = category(100 + i, PRODUCTS[i]);
            categories.add(new Category(new UUID(0x1000_0000_0000_4000L, Long.MIN_VALUE | 100 + i), PRODUCTS[i],
                    Coded.of(CategoryType.PRODUCT), null, null, Map.of()));
            if (i % 2 == server % 2) {
                ticked.add(product);
            }
        }
        List<CategoryRef> classifications = new ArrayList<>();
        for (int i = 0; i < CLASSIFICATIONS.length - 1; i++) {
            classifications.add(category(i, CLASSIFICATIONS[i]));
        }
        var subscription = new Subscription(ticked, classifications, null, "", true, null, 1, null, null, Map.of());
        List<SyncRun> runs = new ArrayList<>();
        for (int day = 0; day < 90; day++) {
            Instant started = collectedAt.minusSeconds(day * 86400L + 3600);
            runs.add(new SyncRun("run" + day, started, started.plusSeconds(600), false,
                    Coded.of(day % 9 == 3 ? SyncResult.FAILED : SyncResult.SUCCEEDED), Coded.parse(SyncError.class, ""), "", List.of()));
        }
        var updates = new Section("updates", Completeness.COMPLETE, "", rows, 0);
        return new ServerState(StateKind.SERVER, "wsus%02d.example".formatted(server), "", collectedAt, "generated " + server, "bench",
                unknown("server"), unknown("configuration"), Fact.known(subscription, from), Fact.known(new SyncHistory(runs), from),
                Fact.known(categories, from), unknown("approvals"), unknown("approvalRules"), unknown("downstreams"), updates,
                EnumSet.complementOf(EnumSet.of(UpdateField.LICENCE_TERMS, UpdateField.PUBLISHED_TO_WSUS)), List.of(updates), List.of(),
                Map.of());
    }

    private static <T> Fact<T> unknown(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }
}
