package org.todoku.core.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.Configuration;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix;

/** Every setting of some servers, side by side: versions, configuration, what is ticked, approval rules, readings of the machine. */
public final class SettingsComparison {

    private final List<ServerState> servers;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsComparison(List<ServerState> servers) {
        this.servers = servers;
    }

    /** In the order in which a person reads them; equal ones and those that nobody tells included. */
    public static List<Setting> of(List<ServerState> servers) {
        var comparison = new SettingsComparison(servers);
        comparison.server();
        comparison.configuration();
        comparison.schedule();
        comparison.boxes("subscription.products", Subscription::products, SubscriptionMatrix.Selection::product);
        comparison.boxes("subscription.classifications", Subscription::classifications, SubscriptionMatrix.Selection::classification);
        comparison.approvalRules();
        comparison.further("host", state -> state.evidence().host(), values -> values);
        return List.copyOf(comparison.settings);
    }

    private <T> void add(String name, Function<ServerState, Fact<T>> section, Function<T, @Nullable Object> value) {
        settings.add(new Setting(name, null, servers.stream().<Fact<?>>map(state -> fact(name, section.apply(state), value)).toList()));
    }

    private static <T> Fact<?> fact(String name, Fact<T> section, Function<T, @Nullable Object> value) {
        if (!(section instanceof Known<T> known)) {
            return section;
        }
        Object told = value.apply(known.value());
        return told == null || told.equals("") ? Fact.unknown(name, Reason.NOT_COLLECTED, "") : Fact.known(told, known.from());
    }

    private void server() {
        add("server.version", ServerState::info, ServerInfo::version);
        add("server.osVersion", ServerState::info, ServerInfo::osVersion);
        add("server.preferredCulture", ServerState::info, ServerInfo::culture);
    }

    private void configuration() {
        add("configuration.syncFromMicrosoftUpdate", ServerState::configuration, Configuration::syncFromMicrosoftUpdate);
        add("configuration.upstreamWsusServerName", ServerState::configuration, Configuration::upstreamServer);
        add("configuration.upstreamWsusServerPortNumber", ServerState::configuration, Configuration::upstreamPort);
        add("configuration.upstreamWsusServerUseSsl", ServerState::configuration, Configuration::upstreamSsl);
        add("configuration.isReplicaServer", ServerState::configuration, Configuration::replica);
        add("configuration.useProxy", ServerState::configuration, Configuration::useProxy);
        add("configuration.proxyName", ServerState::configuration, Configuration::proxyName);
        add("configuration.proxyServerPort", ServerState::configuration, Configuration::proxyPort);
        add("configuration.anonymousProxyAccess", ServerState::configuration, Configuration::anonymousProxy);
        add("configuration.hasProxyPassword", ServerState::configuration, Configuration::hasProxyPassword);
        add("configuration.muUrl", ServerState::configuration, Configuration::microsoftUpdateUrl);
        add("configuration.allUpdateLanguagesEnabled", ServerState::configuration, Configuration::allLanguages);
        add("configuration.enabledUpdateLanguages", ServerState::configuration, Configuration::languages);
        add("configuration.hostBinariesOnMicrosoftUpdate", ServerState::configuration, Configuration::hostBinariesOnMicrosoftUpdate);
        further("configuration", ServerState::configuration, Configuration::other);
    }

    private void schedule() {
        add("subscription.synchronizeAutomatically", ServerState::subscription, Subscription::automatic);
        add("subscription.synchronizeAutomaticallyTimeOfDay", ServerState::subscription, Subscription::timeOfDay);
        add("subscription.numberOfSynchronizationsPerDay", ServerState::subscription, Subscription::runsPerDay);
        add("subscription.lastModifiedTime", ServerState::subscription, Subscription::lastModified);
        add("subscription.lastModifiedBy", ServerState::subscription, Subscription::lastModifiedBy);
    }

    /** Values that are kept under the names that the source gave them. */
    private <T> void further(String group, Function<ServerState, Fact<T>> section, Function<T, Map<String, String>> values) {
        Set<String> names = new TreeSet<>();
        servers.forEach(state -> section.apply(state).optional().ifPresent(known -> names.addAll(values.apply(known).keySet())));
        names.forEach(name -> add(group + '.' + name, section, known -> values.apply(known).get(name)));
    }

    /** A box counts where any of the servers has ticked it; a ticked family ticks its products. */
    private void boxes(String name, Function<Subscription, List<CategoryRef>> ticked, Ticked of) {
        Map<Object, CategoryRef> all = new LinkedHashMap<>();
        servers.forEach(state -> state.subscription().optional().map(ticked).orElse(List.of())
                .forEach(box -> all.putIfAbsent(box.guid().<Object>map(id -> id).orElse(box.title()), box)));
        List<Optional<SubscriptionMatrix.Selection>> selections = servers.stream().map(state -> state.subscription().optional()
                .map(subscription -> new SubscriptionMatrix.Selection(subscription, known(state)))).toList();
        for (CategoryRef box : all.values()) {
            List<Fact<?>> values = new ArrayList<>();
            for (int at = 0; at < servers.size(); at++) {
                Tri yes = selections.get(at).map(selection -> of.in(selection, box)).orElse(Tri.UNKNOWN);
                Fact<Subscription> section = servers.get(at).subscription();
                values.add(yes == Tri.UNKNOWN || !(section instanceof Known<Subscription> known)
                        ? Fact.unknown(name, Reason.NOT_COLLECTED, "") : Fact.known(yes == Tri.YES, known.from()));
            }
            settings.add(new Setting(name, box, values));
        }
    }

    @FunctionalInterface
    private interface Ticked {

        Tri in(SubscriptionMatrix.Selection selection, CategoryRef box);
    }

    private static Map<UUID, Category> known(ServerState state) {
        return state.categories().optional().orElse(List.of()).stream()
                .collect(Collectors.toMap(Category::id, category -> category, (one, two) -> one));
    }

    /** A rule is the same on two servers when it has the same name. */
    private void approvalRules() {
        Set<String> names = new LinkedHashSet<>();
        servers.forEach(state -> state.approvalRules().optional().orElse(List.of()).forEach(rule -> names.add(rule.name())));
        for (String name : names) {
            List<Fact<?>> values = new ArrayList<>();
            for (ServerState state : servers) {
                values.add(state.approvalRules() instanceof Known<List<ApprovalRule>> known
                        ? Fact.known(known.value().stream().filter(rule -> rule.name().equals(name)).findFirst().<Object>map(rule -> rule)
                                .orElse(Tri.NO), known.from())
                        : state.approvalRules());
            }
            settings.add(new Setting("approvalRules", name, values));
        }
    }
}
