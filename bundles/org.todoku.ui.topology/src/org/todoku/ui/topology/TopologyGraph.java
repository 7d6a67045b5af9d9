package org.todoku.ui.topology;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FleetTopology;
import org.todoku.core.fleet.FleetTopology.Kind;
import org.todoku.core.fleet.FleetTopology.Link;
import org.todoku.core.fleet.FleetTopology.Node;
import org.todoku.core.graph.LayeredLayout.Direction;
import org.todoku.report.TopologyWords;
import org.todoku.ui.FleetBook;
import org.todoku.ui.Tone;
import org.todoku.ui.graph.Graph;

/** Makes boxes of servers. */
@NullMarked
final class TopologyGraph {

    private final FleetTopology topology;
    private final TopologyWords words;
    private final boolean asked;
    private final FleetBook book;

    TopologyGraph(FleetTopology topology, TopologyWords words, boolean asked, FleetBook book) {
        this.topology = topology;
        this.words = words;
        this.asked = asked;
        this.book = book;
    }

    Graph graph() {
        return new Graph(topology.nodes().stream().map(this::box).toList(), topology.links().stream().map(this::arrow).toList(),
                Direction.RIGHT);
    }

    private Graph.Box box(Node node) {
        ServerState state = node.state();
        String name = state == null ? node.name() : book.name(state);
        boolean stops = stopsAt(node.key());
        List<String> lines = words.lines(node, asked);
        List<Graph.Line> shown = new ArrayList<>();
        for (String line : lines) {
            boolean last = asked && line.equals(lines.getLast());
            shown.add(new Graph.Line(line, last ? has(node, stops) : tone(node, line)));
        }
        String hint = String.join("\n", lines);
        return new Graph.Box(node.key(), new Graph.Line(name, stops ? Tone.BAD : Tone.PLAIN), shown, stops, node.kind() == Kind.NAMED,
                name.equals(node.name()) ? hint : node.name() + "\n" + hint);
    }

    private boolean stopsAt(String key) {
        return topology.stops().stream().anyMatch(stop -> stop.first().equals(key));
    }

    private static Tone has(Node node, boolean stops) {
        return switch (node.has()) {
            case YES -> Tone.GOOD;
            case NO -> stops ? Tone.BAD : Tone.ABSENT;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    private Tone tone(Node node, String line) {
        boolean newer = topology.above(node.key()).filter(link -> link.newer() == Tri.YES).isPresent();
        boolean never = node.lastSync().ever() == Tri.NO;
        return newer && line.equals(words.version(node)) || never && line.equals(words.lastSync(node)) || node.inLoop()
                && line.equals(words.lines(node, false).getLast()) ? Tone.NOTICE : Tone.PLAIN;
    }

    private Graph.Arrow arrow(Link link) {
        boolean stops = stopsAt(link.server());
        Tone tone = stops ? Tone.BAD : link.behind().is() == Tri.YES ? Tone.NOTICE : Tone.PLAIN;
        return new Graph.Arrow(link.upstream(), link.server(), words.behind(link), tone, stops);
    }
}
