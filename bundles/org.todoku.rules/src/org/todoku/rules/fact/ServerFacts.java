package org.todoku.rules.fact;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Category;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Configuration;
import org.todoku.core.ServerInfo;
import org.todoku.core.Subscription;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;

/** What a server says of itself, its configuration, its selection and the categories it knows. */
final class ServerFacts {

    private ServerFacts() {
    }

    static void addTo(FactList facts) {
        server(facts);
        configuration(facts);
        subscription(facts);
        categories(facts);
    }

    private static void server(FactList facts) {
        facts.add("server.name", FactType.TEXT, question -> read(question, question.server().server()));
        facts.add("server.collectedAt", FactType.TIME, question -> read(question, question.server().collectedAt()));
        facts.add("server.age", FactType.DURATION, question -> read(question, age(question)));
        facts.add("server.ageDays", FactType.NUMBER, question -> read(question, age(question).toDays()));
        facts.add("server.listComplete", FactType.YES_NO, question -> read(question, question.server().updatesComplete()));
        info(facts, "version", info -> FactList.text(info.version()));
        info(facts, "osVersion", info -> FactList.text(info.osVersion()));
        info(facts, "preferredCulture", info -> FactList.text(info.culture()));
        info(facts, "currentUserRole", info -> named(info.role()));
    }

    private static Duration age(Question question) {
        return Duration.between(question.server().collectedAt(), question.now());
    }

    private static Fact<?> read(Question question, Object value) {
        return new Known<>(value, question.from("server"));
    }

    private static void info(FactList facts, String name, Function<ServerInfo, @Nullable Object> part) {
        facts.part("server." + name, FactType.TEXT, question -> question.server().info(), part);
    }

    private static void configuration(FactList facts) {
        setting(facts, "syncFromMicrosoftUpdate", FactType.YES_NO, Configuration::syncFromMicrosoftUpdate);
        setting(facts, "downstream", FactType.YES_NO, it -> it.downstream() == Tri.UNKNOWN ? null : it.downstream() == Tri.YES);
        setting(facts, "upstreamWsusServerName", FactType.TEXT, it -> FactList.text(it.upstreamServer()));
        setting(facts, "upstreamWsusServerPortNumber", FactType.NUMBER, Configuration::upstreamPort);
        setting(facts, "upstreamWsusServerUseSsl", FactType.YES_NO, Configuration::upstreamSsl);
        setting(facts, "isReplicaServer", FactType.YES_NO, Configuration::replica);
        setting(facts, "useProxy", FactType.YES_NO, Configuration::useProxy);
        setting(facts, "proxyName", FactType.TEXT, it -> FactList.text(it.proxyName()));
        setting(facts, "proxyServerPort", FactType.NUMBER, Configuration::proxyPort);
        setting(facts, "anonymousProxyAccess", FactType.YES_NO, Configuration::anonymousProxy);
        setting(facts, "hasProxyPassword", FactType.YES_NO, Configuration::hasProxyPassword);
        setting(facts, "muUrl", FactType.TEXT, it -> FactList.text(it.microsoftUpdateUrl()));
        setting(facts, "allUpdateLanguagesEnabled", FactType.YES_NO, Configuration::allLanguages);
        setting(facts, "enabledUpdateLanguages", FactType.TEXTS, it -> it.allLanguages() == null && it.languages().isEmpty() ? null
                : Set.copyOf(it.languages()));
        setting(facts, "hostBinariesOnMicrosoftUpdate", FactType.YES_NO, Configuration::hostBinariesOnMicrosoftUpdate);
        setting(facts, "lastConfigChange", FactType.TIME, Configuration::lastConfigChange);
    }

    private static void setting(FactList facts, String name, FactType type, Function<Configuration, @Nullable Object> part) {
        facts.part("configuration." + name, type, question -> question.server().configuration(), part);
    }

    private static void subscription(FactList facts) {
        selected(facts, "productTitles", FactType.TEXTS, it -> titles(it.products()));
        selected(facts, "productCount", FactType.NUMBER, it -> (long) it.products().size());
        selected(facts, "classificationTitles", FactType.TEXTS, it -> titles(it.classifications()));
        facts.add("subscription.products", FactType.GUIDS, question -> guids(question.server().subscription(), Subscription::products));
        facts.add("subscription.classifications", FactType.GUIDS, question -> guids(question.server().subscription(), it -> it
                .classifications().stream().map(ref -> WellKnown.withGuid(ref).orElse(ref)).toList()));
        selected(facts, "lastModifiedTime", FactType.TIME, Subscription::lastModified);
        selected(facts, "lastModifiedBy", FactType.TEXT, it -> FactList.text(it.lastModifiedBy()));
        selected(facts, "synchronizeAutomatically", FactType.YES_NO, Subscription::automatic);
        selected(facts, "synchronizeAutomaticallyTimeOfDay", FactType.TEXT, it -> it.timeOfDay() == null ? null
                : String.valueOf(it.timeOfDay()));
        selected(facts, "numberOfSynchronizationsPerDay", FactType.NUMBER, Subscription::runsPerDay);
        selected(facts, "nextSynchronizationTime", FactType.TIME, Subscription::next);
        selected(facts, "synchronizationStatus", FactType.TEXT, it -> named(it.status()));
    }

    private static void selected(FactList facts, String name, FactType type, Function<Subscription, @Nullable Object> part) {
        facts.part("subscription." + name, type, question -> question.server().subscription(), part);
    }

    private static void categories(FactList facts) {
        facts.part("categories.count", FactType.NUMBER, question -> question.server().categories(), all -> (long) all.size());
        facts.part("categories.ids", FactType.GUIDS, question -> question.server().categories(), all -> ids(all, false));
        facts.part("categories.products", FactType.GUIDS, question -> question.server().categories(), all -> ids(all, true));
        facts.part("categories.titles", FactType.TEXTS, question -> question.server().categories(), all -> {
            Set<String> titles = new HashSet<>();
            all.forEach(category -> titles.add(category.title()));
            return titles;
        });
    }

    private static Set<UUID> ids(List<Category> categories, boolean productsOnly) {
        Set<UUID> ids = new HashSet<>();
        categories.stream().filter(category -> !productsOnly || category.type().is(CategoryType.PRODUCT))
                .forEach(category -> ids.add(category.id()));
        return ids;
    }

    private static Set<String> titles(List<CategoryRef> refs) {
        Set<String> titles = new HashSet<>();
        refs.stream().map(CategoryRef::title).filter(title -> !title.isEmpty()).forEach(titles::add);
        return titles;
    }

    /** The GUIDs of a list; unknown when one of it has only a title, which proves little. */
    static <S> Fact<?> guids(Fact<S> whole, Function<S, List<CategoryRef>> list) {
        if (!(whole instanceof Known<S> known)) {
            return whole;
        }
        Set<UUID> ids = new HashSet<>();
        for (CategoryRef ref : list.apply(known.value())) {
            UUID id = ref.id();
            if (id == null) {
                return FactList.incomplete(ref.shown());
            }
            ids.add(id);
        }
        return new Known<>(ids, known.from());
    }

    /** Name of a recognised value; null when the source does not say or this version does not know the value. */
    static @Nullable Object named(@Nullable Coded<?> coded) {
        return coded == null || coded.value() == null ? null : coded.text();
    }
}
