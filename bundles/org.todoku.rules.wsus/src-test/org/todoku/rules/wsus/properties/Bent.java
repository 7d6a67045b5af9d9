package org.todoku.rules.wsus.properties;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.Configuration;
import org.todoku.core.HostEvidence;
import org.todoku.core.LogLine;
import org.todoku.core.Presence;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Subscription;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;

/** The same facts in another order, at another time, or in another language. */
final class Bent {

    private static final Map<UUID, String> CLASSIFICATIONS = Map.of(WellKnown.SECURITY_UPDATES, "セキュリティ問題の修正プログラム",
            WellKnown.CRITICAL_UPDATES, "重要な更新", WellKnown.UPDATES, "更新", WellKnown.UPGRADES, "アップグレード", WellKnown.DRIVERS, "ドライバー",
            WellKnown.DEFINITION_UPDATES, "定義更新プログラム", WellKnown.UPDATE_ROLLUPS, "修正プログラム集");

    private Bent() {
    }

    /** Servers, updates, categories and runs in another order. */
    static Facts shuffled(Facts facts, Random random) {
        List<Map.Entry<ServerState, List<ServerUpdate>>> entries = mixed(List.copyOf(facts.states().entrySet()), random);
        Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
        entries.forEach(entry -> states.put(parts(entry.getKey(), it -> it, it -> it,
                history -> new SyncHistory(mixed(history.runs(), random)), categories -> mixed(categories, random), it -> it),
                mixed(entry.getValue(), random)));
        return new Facts(states, facts.query(), facts.now());
    }

    private static <T> List<T> mixed(List<T> list, Random random) {
        List<T> mixed = new ArrayList<>(list);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    /** Titles as a Japanese server gives them. */
    static Facts japanese(Facts facts) {
        return facts.with(state -> parts(state, it -> it, Bent::selectedInJapanese, it -> it, Bent::categoriesInJapanese, it -> it),
                update -> new ServerUpdate(inJapanese(update.update()), update.presence()));
    }

    private static CategoryRef inJapanese(CategoryRef ref) {
        UUID id = ref.id() == null ? WellKnown.classification(ref.title()).orElse(null) : ref.id();
        String title = id == null ? null : CLASSIFICATIONS.get(id);
        return new CategoryRef(ref.id(), title != null ? title : ref.title().equals("Hotfix") ? "ホットフィックス" : ref.title() + " (日本語)");
    }

    private static List<CategoryRef> inJapanese(List<CategoryRef> refs) {
        return refs.stream().map(Bent::inJapanese).toList();
    }

    private static Subscription selectedInJapanese(Subscription it) {
        return new Subscription(inJapanese(it.products()), inJapanese(it.classifications()), it.lastModified(), it.lastModifiedBy(),
                it.automatic(), it.timeOfDay(), it.runsPerDay(), it.next(), it.status(), it.other());
    }

    private static List<Category> categoriesInJapanese(List<Category> categories) {
        return categories.stream().map(it -> new Category(it.id(), inJapanese(new CategoryRef(it.id(), it.title())).title(), it.type(),
                it.parent(), it.arrived(), it.other())).toList();
    }

    private static Update inJapanese(Update it) {
        CategoryRef classification = it.classification();
        return new Update(it.id(), it.revision(), it.titles().stream().map(title -> new Title("ja", title.text()
                .replace("Cumulative Update for", "累積更新プログラム").replace("Preview", "プレビュー").replace("Update for", "更新プログラム"))).toList(),
                it.kbArticles(), it.securityBulletins(), inJapanese(it.products()),
                classification == null ? null : inJapanese(classification), it.type(), it.created(), it.supersedes(), it.languages(),
                it.bytes(), it.other());
    }

    /** Everything that happened, the question included, earlier or later. */
    static Facts shifted(Facts facts, Duration by) {
        UnaryOperator<@Nullable Instant> move = at -> at == null ? null : at.plus(by);
        Facts moved = facts.with(state -> at(parts(state, it -> changed(it, move), it -> changed(it, move, by), it -> changed(it, by),
                it -> changed(it, move), it -> changed(it, move, by)), by),
                update -> new ServerUpdate(changed(update.update(), move), changed(update.presence(), move)));
        return new Facts(moved.states(), facts.query(), facts.now().plus(by));
    }

    private static Configuration changed(Configuration it, UnaryOperator<@Nullable Instant> move) {
        return new Configuration(it.syncFromMicrosoftUpdate(), it.upstreamServer(), it.upstreamPort(), it.upstreamSsl(), it.replica(),
                it.useProxy(), it.proxyName(), it.proxyPort(), it.anonymousProxy(), it.hasProxyPassword(), it.microsoftUpdateUrl(),
                it.allLanguages(), it.languages(), it.hostBinariesOnMicrosoftUpdate(), move.apply(it.lastConfigChange()), it.other());
    }

    private static Subscription changed(Subscription it, UnaryOperator<@Nullable Instant> move, Duration by) {
        var time = it.timeOfDay();
        return new Subscription(it.products(), it.classifications(), move.apply(it.lastModified()), it.lastModifiedBy(), it.automatic(),
                time == null ? null : time.plus(by), it.runsPerDay(), move.apply(it.next()), it.status(), it.other());
    }

    private static SyncHistory changed(SyncHistory it, Duration by) {
        return new SyncHistory(it.runs().stream().map(run -> {
            Instant ended = run.ended();
            return new SyncRun(run.id(), run.started().plus(by), ended == null ? null : ended.plus(by), run.manual(), run.result(),
                    run.error(), run.errorText(), run.updateErrors());
        }).toList());
    }

    private static List<Category> changed(List<Category> categories, UnaryOperator<@Nullable Instant> move) {
        return categories.stream().map(it -> new Category(it.id(), it.title(), it.type(), it.parent(), move.apply(it.arrived()),
                it.other())).toList();
    }

    private static Update changed(Update it, UnaryOperator<@Nullable Instant> move) {
        return new Update(it.id(), it.revision(), it.titles(), it.kbArticles(), it.securityBulletins(), it.products(),
                it.classification(), it.type(), move.apply(it.created()), it.supersedes(), it.languages(), it.bytes(), it.other());
    }

    private static Presence changed(Presence it, UnaryOperator<@Nullable Instant> move) {
        return new Presence(it.approved(), it.declined(), it.expired(), it.superseded(), it.licencePending(), it.local(),
                move.apply(it.arrived()), it.ready(), it.publishedToWsus());
    }

    private static HostEvidence changed(HostEvidence it, UnaryOperator<@Nullable Instant> move, Duration by) {
        return new HostEvidence(it.events().map(events -> events.stream()
                .map(event -> new ServerEvent(event.at().plus(by), event.id(), event.user(), event.text())).toList()), it.status(),
                it.host().map(values -> moved(values, by)), it.clients(),
                it.log().map(lines -> lines.stream().map(line -> new LogLine(move.apply(line.at()), line.text())).toList()));
    }

    private static Map<String, String> moved(Map<String, String> values, Duration by) {
        Map<String, String> moved = new HashMap<>();
        values.forEach((key, value) -> moved.put(key,
                value.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? Instant.parse(value).plus(by).toString() : value));
        return moved;
    }

    private static ServerState at(ServerState it, Duration by) {
        return new ServerState(it.kind(), it.server(), it.serverId(), it.collectedAt().plus(by), it.source(), it.collector(), it.info(),
                it.configuration(), it.subscription(), it.syncHistory(), it.categories(), it.approvals(), it.approvalRules(),
                it.downstreams(), it.updates(), it.updateFields(), it.sections(), it.problems(), it.redactions(), it.evidence());
    }

    private static ServerState parts(ServerState it, Function<Configuration, Configuration> configuration,
            Function<Subscription, Subscription> subscription, Function<SyncHistory, SyncHistory> history,
            Function<List<Category>, List<Category>> categories, Function<HostEvidence, HostEvidence> evidence) {
        Fact<SyncHistory> runs = it.syncHistory().map(history);
        return new ServerState(it.kind(), it.server(), it.serverId(), it.collectedAt(), it.source(), it.collector(), it.info(),
                it.configuration().map(configuration), it.subscription().map(subscription), runs, it.categories().map(categories),
                it.approvals(), it.approvalRules(), it.downstreams(), it.updates(), it.updateFields(), it.sections(), it.problems(),
                it.redactions(), evidence.apply(it.evidence()));
    }
}
