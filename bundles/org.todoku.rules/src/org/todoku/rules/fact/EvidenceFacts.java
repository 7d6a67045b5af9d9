package org.todoku.rules.fact;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Completeness;
import org.todoku.core.LogLine;
import org.todoku.core.Section;
import org.todoku.core.ServerEvent;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Question;

/** What was collected around the WSUS API: counts, host, clients, events, log. A key that is not there is unknown. */
final class EvidenceFacts {

    private static final Pattern CLIENT_ERROR = Pattern.compile("clients\\.errors\\.0x[0-9a-fA-F]{8}");
    private static final Pattern EVENT = Pattern.compile("events\\.(count|last)\\.(\\d{1,5})");

    private static final List<String> COUNTS = List.of("updateCount", "approvedUpdateCount", "notApprovedUpdateCount",
            "declinedUpdateCount", "expiredUpdateCount", "updatesNeedingFilesCount", "updatesWithStaleUpdateApprovalsCount",
            "updatesWithServerErrorsCount",
            "updatesWithClientErrorsCount", "updatesNeededByComputersCount", "updatesUpToDateCount",
            "criticalOrSecurityUpdatesNotApprovedForInstallCount", "wsusInfrastructureUpdatesNotApprovedForInstallCount",
            "computerTargetCount", "computerTargetsNeedingUpdatesCount", "computerTargetsWithUpdateErrorsCount", "computersUpToDateCount",
            "customComputerTargetGroupCount");

    private static final Map<FactType, List<String>> HOST = Map.of(
            FactType.NUMBER, List.of("os.build", "os.ubr", "pool.queueLength", "pool.privateMemoryKb", "pool.idleMinutes",
                    "pool.recycleMinutes", "tls.dotNetRelease", "disk.content.freeBytes", "disk.content.totalBytes",
                    "disk.database.freeBytes", "disk.database.totalBytes", "database.bytes", "detectoids.test", "frontEnds.count"),
            FactType.YES_NO, List.of("pool.pingEnabled", "tls.schannelInLog", "database.indexes.custom", "database.local",
                    "iis.webConfigInContent", "iis.sslBinding", "configMgr.sup", "patches.pendingRestart", "postinstall.kb3159706"),
            // registry values are texts because an empty one says that the value is not set
            FactType.TEXT, List.of("os.name", "os.timeZone", "pool.state", "service.wsus", "service.iis", "service.database",
                    "service.database.name", "tls.schUseStrongCrypto", "tls.schUseStrongCryptoWow64", "tls.client12Enabled",
                    "tls.client12DisabledByDefault", "database.kind", "winhttp.proxy", "iis.mime.msu", "iis.mime.wim", "iis.site",
                    "frontEnds.master", "patches.newest", "maintenance.start", "maintenance.end", "maintenance.timeZone",
                    "import.protocol"),
            FactType.TEXTS, List.of("tls.cipherSuites", "iis.ports", "certificate.subjectNames", "upstream.certificate.names"),
            FactType.TIME, List.of("database.lastReindex", "configMgr.lastSync", "certificate.expires", "cleanup.lastRun",
                    "cleanup.lastRunOnUpstream", "patches.lastInstalled"));

    private static final Map<FactType, List<String>> CLIENTS = Map.of(
            FactType.NUMBER, List.of("total", "needingUpdates", "withErrors", "upToDate", "notContacted30Days", "errors.days", "os.ltsb"),
            FactType.YES_NO, List.of("dualScan"),
            FactType.TEXT, List.of("policy.server", "notApplicable.reason"));

    private EvidenceFacts() {
    }

    static void addTo(FactList facts) {
        COUNTS.forEach(name -> facts.part("status." + name, FactType.NUMBER, question -> question.server().evidence().status(),
                counts -> counts.get(name)));
        HOST.forEach((type, names) -> names.forEach(name -> facts.add("host." + name, type, question -> host(question, name, type))));
        CLIENTS.forEach((type, names) -> names.forEach(name -> facts.add("clients." + name, type,
                question -> clients(question, name, type))));
        facts.part("events.texts", FactType.TEXTS, question -> question.server().evidence().events(), EvidenceFacts::eventTexts);
        facts.part("log.lines", FactType.TEXTS, question -> question.server().evidence().log(), EvidenceFacts::lines);
    }

    /** A fact of a family whose names have no end: {@code clients.errors.0x80244010}, {@code events.count.364}, {@code events.last.364}. */
    static Optional<FactDefinition> family(String name) {
        if (CLIENT_ERROR.matcher(name).matches()) {
            String key = name.substring("clients.".length());
            return Optional.of(new FactDefinition(name, FactType.NUMBER, question -> clients(question, key, FactType.NUMBER)));
        }
        Matcher event = EVENT.matcher(name);
        if (!event.matches()) {
            return Optional.empty();
        }
        int id = Integer.parseInt(event.group(2));
        return Optional.of(event.group(1).equals("count") ? new FactDefinition(name, FactType.NUMBER, question -> count(question, id))
                : new FactDefinition(name, FactType.TIME, question -> last(question, id)));
    }

    static Fact<?> host(Question question, String key, FactType type) {
        return value(question.server().evidence().host(), key, type, key.startsWith("os."));
    }

    static Fact<?> clients(Question question, String key, FactType type) {
        return value(question.server().evidence().clients(), key, type, false);
    }

    static Fact<?> count(Question question, String key) {
        return FactList.part(question.server().evidence().status(), counts -> counts.get(key));
    }

    private static Fact<?> value(Fact<Map<String, String>> map, String key, FactType type, boolean plain) {
        if (!(map instanceof Known<Map<String, String>> known)) {
            return map;
        }
        String text = ignoringCase(known.value(), key);
        if (text == null) {
            return FactList.none("");
        }
        Optional<Object> value = type.parse(text);
        return value.isEmpty() ? new Unknown<>("", Reason.FAILED, text)
                : new Known<>(plain ? plain(value.get()) : value.get(), known.from());
    }

    /** Builds are names, not amounts. */
    private static Object plain(Object value) {
        return value instanceof Long number && number.intValue() == number ? (Object) number.intValue() : value;
    }

    static @Nullable String ignoringCase(Map<String, String> values, String key) {
        String exact = values.get(key);
        return exact != null ? exact
                : values.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(key)).map(Map.Entry::getValue).findFirst()
                        .orElse(null);
    }

    /** How often an event is on record; not being on record proves nothing where only a part of them was read. */
    private static Fact<?> count(Question question, int id) {
        Fact<List<ServerEvent>> events = question.server().evidence().events();
        if (!(events instanceof Known<List<ServerEvent>> known)) {
            return events;
        }
        long count = known.value().stream().filter(event -> event.id() == id).count();
        Section section = question.server().section("events");
        return count == 0 && section != null && section.completeness() != Completeness.COMPLETE ? FactList.incomplete(section.reason())
                : new Known<>(count, known.from());
    }

    private static Fact<?> last(Question question, int id) {
        return FactList.part(question.server().evidence().events(), events -> events.stream().filter(event -> event.id() == id)
                .map(ServerEvent::at).max(Comparator.naturalOrder()).<Object>map(at -> at).orElse(null));
    }

    private static Set<String> eventTexts(List<ServerEvent> events) {
        Set<String> texts = new LinkedHashSet<>();
        events.stream().map(ServerEvent::text).filter(text -> !text.isEmpty()).forEach(texts::add);
        return texts;
    }

    private static Set<String> lines(List<LogLine> log) {
        Set<String> lines = new LinkedHashSet<>();
        log.stream().map(LogLine::text).forEach(lines::add);
        return lines;
    }
}
