package org.todoku.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.UpdateApproval;

/**
 * Names that the state of a server mentions beside its own. A rule may put any of them into its texts.
 *
 * @param machines upstream, downstream and proxy servers, names in certificates and the like, without address and port around them
 * @param people as the server names them, for example {@code DOMAIN\\user}
 */
public record Mentioned(List<String> machines, List<String> people) {

    private static final List<String> HOST = List.of("winhttp.proxy", "frontEnds.master", "certificate.subjectNames",
            "upstream.certificate.names");
    private static final List<String> CLIENTS = List.of("policy.server");
    private static final List<String> SETTINGS = List.of("sslProxyName", "muUrl");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;=\"\\[\\]]+");
    private static final Pattern SCHEME = Pattern.compile("^(?:\\w+://|\\*\\.)");
    private static final Pattern AROUND = Pattern.compile("[:/].*$");
    /** What stands in the place of a name where there is none. */
    private static final Set<String> NO_NAMES = Set.of("http", "https", "direct", "none", "null", "true", "false", "localhost");

    public Mentioned {
        machines = List.copyOf(machines);
        people = List.copyOf(people);
    }

    public static Mentioned by(ServerState state) {
        Set<String> machines = new LinkedHashSet<>();
        Set<String> people = new LinkedHashSet<>();
        state.configuration().optional().ifPresent(configuration -> configured(configuration, machines));
        state.downstreams().optional().orElse(List.of()).stream().map(DownstreamServer::name).forEach(name -> add(name, machines));
        values(state.evidence().host().optional().orElse(Map.of()), HOST, machines);
        values(state.evidence().clients().optional().orElse(Map.of()), CLIENTS, machines);
        state.subscription().optional().ifPresent(subscription -> people.add(subscription.lastModifiedBy()));
        state.evidence().events().optional().orElse(List.of()).stream().map(ServerEvent::user).forEach(people::add);
        state.approvals().optional().orElse(List.of()).stream().map(UpdateApproval::administrator).forEach(people::add);
        people.removeIf(String::isBlank);
        return new Mentioned(new ArrayList<>(machines), new ArrayList<>(people));
    }

    private static void configured(Configuration configuration, Set<String> machines) {
        add(configuration.upstreamServer(), machines);
        add(configuration.proxyName(), machines);
        values(configuration.other(), SETTINGS, machines);
    }

    private static void values(Map<String, String> map, List<String> keys, Set<String> machines) {
        keys.forEach(key -> add(map.getOrDefault(key, ""), machines));
    }

    /** Takes the names out of a setting such as {@code http=proxy:8080;https=proxy:8443}. */
    private static void add(String setting, Set<String> machines) {
        String whole = setting.strip();
        if (whole.indexOf(' ') > 0 && whole.indexOf(':') < 0 && whole.indexOf('=') < 0) {
            machines.add(whole);
            return;
        }
        for (String part : BETWEEN.split(whole)) {
            String name = AROUND.matcher(SCHEME.matcher(part).replaceFirst("")).replaceFirst("");
            if (!name.isEmpty() && !NO_NAMES.contains(name.toLowerCase(Locale.ROOT)) && !NamePatterns.isOfMicrosoft(name)
                    && name.codePoints().anyMatch(Character::isLetter)) {
                machines.add(name);
            }
        }
    }
}
