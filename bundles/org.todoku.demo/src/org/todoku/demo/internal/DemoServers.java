package org.todoku.demo.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.DownstreamServer;
import org.todoku.core.StateReader;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.demo.internal.DemoServer.Settings;

/** The four servers and what each is told to fetch. */
public final class DemoServers {

    private static final String HQ = "hq.corp.example";
    private static final String OSAKA = "osaka.corp.example";
    private static final String LAB = "lab.corp.example";
    private static final String PLANT = "plant.corp.example";
    private static final String PROXY_ANSWER = "WebException: The remote server returned an error: (407) Proxy Authentication Required.\r\n"
            + "   at System.Net.HttpWebRequest.GetRequestStream()\r\n"
            + "   at Microsoft.UpdateServices.ServerSync.ServerSyncCompressionProxy.GetWebRequest(Uri uri)";

    /** A place where servers stand. */
    public record Site(String english, String japanese) {
    }

    private final Instant collectedAt;
    private final Published published;
    private final List<Update> updates;

    public DemoServers(Instant now) {
        collectedAt = now.minus(20, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
        published = new Published(now);
        updates = published.updates();
    }

    public List<StateReader> readers() {
        return List.of(server(hq()), server(osaka()), server(lab()), server(plant()), new DemoCatalogue(updates, collectedAt));
    }

    /** Which servers stand where. */
    public static Map<Site, List<String>> sites() {
        Map<Site, List<String>> sites = new LinkedHashMap<>();
        sites.put(new Site("Head Office", "本社"), List.of(HQ, LAB));
        sites.put(new Site("Osaka Branch", "大阪支社"), List.of(OSAKA));
        sites.put(new Site("Plant, Own Network", "工場（独立ネットワーク）"), List.of(PLANT));
        return sites;
    }

    private StateReader server(Settings settings) {
        return new DemoServer(settings, updates, collectedAt);
    }

    private Settings hq() {
        return new Settings(HQ, "en", "", false, "",
                List.of(Products.WINDOWS_10, Products.WINDOWS_10_1903, Products.WINDOWS_11, Products.SERVER_2019, Products.OFFICE_2016,
                        Products.DEFENDER, Products.EDGE),
                List.of(Products.SECURITY, Products.CRITICAL, Products.DEFINITIONS, Products.ROLLUPS), daily(90, Duration.ofHours(4), null),
                update -> true, this::approvedAtHq, DemoServers::declinedAtHq,
                List.of(new DownstreamServer(OSAKA, true, collectedAt.minus(20, ChronoUnit.HOURS), null, "10.0.20348.143"),
                        new DownstreamServer(LAB, false, collectedAt.minus(2, ChronoUnit.HOURS), null, "10.0.20348.143")));
    }

    private Settings osaka() {
        Settings parent = hq();
        return new Settings(OSAKA, "ja", HQ, true, "", parent.products(), parent.classifications(), daily(90, Duration.ofHours(20), null),
                update -> true, this::approvedAtHq, DemoServers::declinedAtHq, List.of());
    }

    private Settings lab() {
        return new Settings(LAB, "en", HQ, false, "",
                List.of(Products.WINDOWS_11, Products.WINDOWS_10_1903, Products.SERVER_2019, Products.SERVER_21H2, Products.OFFICE_2016),
                List.of(Products.SECURITY, Products.CRITICAL), daily(30, Duration.ofHours(2), null), offeredBy(hq()),
                update -> olderThan(update, 40), DemoServers::x86, List.of());
    }

    private Settings plant() {
        Instant broken = published.patchTuesday(0).minus(4, ChronoUnit.DAYS);
        return new Settings(PLANT, "en", "", false, "proxy.plant.example",
                List.of(Products.WINDOWS_10, Products.WINDOWS_10_1903, Products.SERVER_2016, Products.SERVER_2019, Products.SERVER_21H2),
                List.of(Products.SECURITY, Products.CRITICAL, Products.UPDATES), daily(60, Duration.ofHours(7), broken), update -> true,
                update -> olderThan(update, 10), update -> false, List.of());
    }

    /** A downstream server gets what the server above offers. */
    private static Predicate<Update> offeredBy(Settings parent) {
        return update -> update.products().stream().anyMatch(parent.products()::contains)
                && parent.classifications().contains(update.classification());
    }

    /** One run a day; from {@code broken} on they fail at the proxy. */
    private List<SyncRun> daily(int days, Duration lastRunAgo, @Nullable Instant broken) {
        List<SyncRun> runs = new ArrayList<>();
        Instant newest = collectedAt.minus(lastRunAgo);
        for (int day = 0; day < days; day++) {
            Instant start = newest.minus(day, ChronoUnit.DAYS);
            boolean fails = broken != null && start.isAfter(broken);
            boolean cancelled = !fails && day == 33;
            runs.add(new SyncRun("run-" + day, start, start.plus(fails ? 1 : 6 + day % 7, ChronoUnit.MINUTES), day % 30 == 4,
                    Coded.of(fails ? SyncResult.FAILED : cancelled ? SyncResult.CANCELED : SyncResult.SUCCEEDED),
                    Coded.of(fails ? SyncError.PROXY_ERROR : cancelled ? SyncError.USER_CANCELED : SyncError.NOT_APPLICABLE),
                    fails ? PROXY_ANSWER : "", List.of()));
        }
        return runs;
    }

    private boolean approvedAtHq(Update update) {
        return olderThan(update, 1) && !x86(update);
    }

    private static boolean declinedAtHq(Update update) {
        return x86(update);
    }

    private static boolean x86(Update update) {
        CategoryRef classification = update.classification();
        boolean rollup = classification != null && WellKnown.UPDATE_ROLLUPS.equals(classification.id());
        return !rollup && update.titles().get(0).text().contains(" x86");
    }

    private boolean olderThan(Update update, int days) {
        Instant created = update.created();
        return created != null && created.isBefore(collectedAt.minus(days, ChronoUnit.DAYS));
    }
}
