package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FleetTopology;
import org.todoku.core.fleet.FleetTopology.Kind;
import org.todoku.core.fleet.FleetTopology.Link;
import org.todoku.core.fleet.FleetTopology.Node;
import org.todoku.core.fleet.FleetTopology.Stop;
import org.todoku.rules.Reader;

/** Who fetches from whom, and where an update stopped. */
public final class TopologyReports {

    private TopologyReports() {
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(TopologyReports.class.getResourceAsStream("/schemas/topology-1.json"));
    }

    /** @param query the update that was asked for; empty for none */
    public static void text(FleetTopology topology, String query, Reader reader, Appendable out) throws IOException {
        var words = new TopologyWords(reader, topology);
        var page = new TextPage(out, reader.locale());
        if (!query.isEmpty()) {
            page.paragraph(0, query + ": " + words.stops());
            page.blank();
        }
        for (Node node : topology.nodes()) {
            page.item(0, "* ", node.name());
            for (Link link : topology.links().stream().filter(link -> link.server().equals(node.key())).toList()) {
                String upstream = topology.node(link.upstream()).map(Node::name).orElse(link.upstream());
                String behind = words.behind(link);
                page.paragraph(4, behind.isEmpty() ? words.of("from", upstream) : words.of("from.behind", upstream, behind));
            }
            for (String line : words.lines(node, !query.isEmpty())) {
                page.paragraph(4, line);
            }
        }
    }

    /** @param query the update that was asked for; empty for none */
    public static void json(FleetTopology topology, String query, Appendable out) throws IOException {
        boolean asked = !query.isEmpty();
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.put("query", asked ? query : null);
            json.array("nodes", array -> topology.nodes().forEach(node -> array.object(object -> node(object, node, asked))));
            json.array("links", array -> topology.links().forEach(link -> array.object(object -> link(object, topology, link))));
            json.array("stops", array -> topology.stops().forEach(stop -> array.object(object -> stop(object, topology, stop))));
        });
    }

    private static void node(Json json, Node node, boolean asked) {
        json.put("name", node.name());
        json.put("kind", word(node.kind()));
        json.put("role", node.kind() == Kind.MICROSOFT_UPDATE ? null : word(node.role()));
        json.put("version", node.version().isEmpty() ? null : node.version());
        json.put("synchronised", node.lastSync().ever());
        json.put("lastSync", node.lastSync().at());
        json.put("inLoop", node.inLoop());
        json.put("has", asked ? node.has() : null);
    }

    private static void link(Json json, FleetTopology topology, Link link) {
        Duration by = link.behind().by();
        json.put("upstream", name(topology, link.upstream()));
        json.put("server", name(topology, link.server()));
        json.put("behind", link.behind().is());
        json.put("behindSeconds", link.behind().is() == Tri.YES && by != null ? by.toSeconds() : null);
        json.put("newerThanUpstream", link.newer());
    }

    private static void stop(Json json, FleetTopology topology, Stop stop) {
        String last = stop.last();
        json.put("last", last == null ? null : name(topology, last));
        json.put("first", name(topology, stop.first()));
        json.strings("between", stop.between().stream().map(key -> name(topology, key)).toList());
    }

    private static String name(FleetTopology topology, String key) {
        return topology.node(key).map(Node::name).orElse(key);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
