package org.todoku.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FleetTopology;
import org.todoku.core.fleet.FleetTopology.Behind;
import org.todoku.core.fleet.FleetTopology.Kind;
import org.todoku.core.fleet.FleetTopology.Link;
import org.todoku.core.fleet.FleetTopology.Node;
import org.todoku.core.fleet.FleetTopology.Stop;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;

/** The words of a {@link FleetTopology} in the language of one reader; the view and the command line use the same. */
public final class TopologyWords {

    static final Texts TEXTS = new Texts(TopologyWords.class.getClassLoader(), "org.todoku.report.graphs");

    private final Reader reader;
    private final FleetTopology topology;

    public TopologyWords(Reader reader, FleetTopology topology) {
        this.reader = reader;
        this.topology = topology;
    }

    String of(String key, Object... args) {
        return reader.text(TEXTS, key, List.of(args));
    }

    /** For example "replica"; of one that was not collected also that. */
    public String role(Node node) {
        return switch (node.kind()) {
            case MICROSOFT_UPDATE -> of("role.MICROSOFT_UPDATE");
            case NAMED -> of("role.NAMED", of("role." + node.role()));
            case SERVER -> of("role." + node.role());
        };
    }

    /** When it last synchronised. */
    public String lastSync(Node node) {
        Instant at = node.lastSync().at();
        return at != null ? of("sync.at", at) : of(node.lastSync().ever() == Tri.NO ? "sync.never" : "sync.unknown");
    }

    /** The version of WSUS, and when it is newer than that of the upstream server also that. */
    public String version(Node node) {
        boolean newer = topology.above(node.key()).filter(link -> link.newer() == Tri.YES).isPresent();
        return node.version().isEmpty() ? of("version.unknown") : of(newer ? "version.newer" : "version.is", node.version());
    }

    /** Whether it has the update. */
    public String has(Node node) {
        return of("has." + node.has());
    }

    /** How far a server is behind; empty where nobody knows. */
    public String behind(Link link) {
        Behind behind = link.behind();
        Duration by = behind.by();
        return switch (behind.is()) {
            case NO -> of("behind.not");
            case YES -> by == null ? of("behind.never") : of("behind.by", duration(by));
            case UNKNOWN -> "";
        };
    }

    private String duration(Duration by) {
        return by.toDays() > 0 ? of("duration.days", by.toDays(), by.toHoursPart())
                : by.toHours() > 0 ? of("duration.hours", by.toHours(), by.toMinutesPart()) : of("duration.minutes", by.toMinutes());
    }

    /** One sentence: between which servers the update stopped. */
    public String stop(Stop stop) {
        String first = name(stop.first());
        String last = stop.last();
        if (last == null) {
            return stop.first().equals(FleetTopology.MICROSOFT_UPDATE) ? of("stop.notOffered") : of("stop.above", first);
        }
        return stop.between().isEmpty() ? of("stop.between", name(last), first)
                : of("stop.somewhere", name(last), first, stop.between().stream().map(this::name).toList());
    }

    /**
     * Where the update stopped: one sentence each, on the way to the given server where it stopped there, else everywhere.
     *
     * @param server key of a server; may be empty
     */
    public String stops(String server) {
        return topology.stopFor(server).map(stop -> of("stop.for", name(server), stop(stop))).orElseGet(this::stops);
    }

    /** Where the update stopped anywhere; also when it did not. */
    public String stops() {
        if (!topology.stops().isEmpty()) {
            return String.join(" ", topology.stops().stream().map(this::stop).toList());
        }
        List<Node> servers = topology.nodes().stream().filter(node -> node.kind() == Kind.SERVER).toList();
        return of(servers.isEmpty() ? "stop.nobody" : servers.stream().allMatch(node -> node.has() == Tri.YES) ? "stop.none"
                : "stop.unknown");
    }

    private String name(String key) {
        return topology.node(key).map(Node::name).orElse(key);
    }

    /**
     * Everything about a server, one line each.
     *
     * @param asked whether an update was asked for
     */
    public List<String> lines(Node node, boolean asked) {
        List<String> lines = new ArrayList<>(List.of(role(node)));
        if (node.kind() != Kind.MICROSOFT_UPDATE) {
            lines.add(lastSync(node));
            lines.add(version(node));
        }
        if (node.inLoop()) {
            lines.add(of("loop"));
        }
        if (asked) {
            lines.add(has(node));
        }
        return lines;
    }
}
