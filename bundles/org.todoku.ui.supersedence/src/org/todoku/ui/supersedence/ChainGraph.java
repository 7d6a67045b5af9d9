package org.todoku.ui.supersedence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SupersedenceChain;
import org.todoku.core.fleet.SupersedenceChain.Link;
import org.todoku.core.fleet.SupersedenceChain.Member;
import org.todoku.core.fleet.SupersedenceChain.Obstacle;
import org.todoku.core.fleet.SupersedenceChain.Side;
import org.todoku.core.graph.LayeredLayout.Direction;
import org.todoku.report.ChainWords;
import org.todoku.ui.Session;
import org.todoku.ui.StandingLook;
import org.todoku.ui.Tone;
import org.todoku.ui.graph.Graph;

/** Makes boxes of updates, newer ones above those that they replace. */
@NullMarked
final class ChainGraph {

    private static final Set<Obstacle> FLAGS = Set.of(Obstacle.SUPERSEDED, Obstacle.EXPIRED);

    private final SupersedenceChain chain;
    private final ChainWords words;
    private final Session session;

    ChainGraph(SupersedenceChain chain, ChainWords words, Session session) {
        this.chain = chain;
        this.words = words;
        this.session = session;
    }

    Graph graph() {
        return new Graph(chain.members().stream().map(this::box).toList(),
                chain.links().stream().filter(link -> !link.implied()).map(this::arrow).toList(), Direction.DOWN);
    }

    private Graph.Box box(Member member) {
        boolean install = chain.advice().install().filter(member.id()::equals).isPresent();
        List<Graph.Line> lines = new ArrayList<>();
        if (member.side() == Side.START) {
            lines.add(new Graph.Line(install ? Messages.Start_install : Messages.Start, install ? Tone.GOOD : Tone.MUTED));
        } else if (install) {
            lines.add(new Graph.Line(Messages.Install, Tone.GOOD));
        }
        lines.add(new Graph.Line(words.dates(member), Tone.PLAIN));
        List<Obstacle> flags = member.obstacles().stream().filter(FLAGS::contains).toList();
        if (!flags.isEmpty()) {
            lines.add(new Graph.Line(words.obstacles(flags), flags.contains(Obstacle.EXPIRED) ? Tone.BAD : Tone.NOTICE));
        }
        ChainWords.standings(member).forEach((standing, servers) -> lines.add(new Graph.Line(
                NLS.bind(Messages.Servers, StandingLook.word(standing, session.reader()), names(servers)), StandingLook.tone(standing))));
        List<String> hint = new ArrayList<>(List.of(words.title(member), words.dates(member)));
        if (!flags.isEmpty()) {
            hint.add(words.obstacles(flags));
        }
        hint.addAll(words.places(member));
        return new Graph.Box(member.id().toString(), new Graph.Line(words.title(member), install ? Tone.GOOD : Tone.PLAIN), lines,
                install, member.update().isEmpty(), String.join("\n", hint));
    }

    private String names(List<ServerState> servers) {
        List<ServerState> all = session.view().servers();
        return servers.size() == all.size() && all.size() > 1 ? Messages.Servers_all
                : session.reader().shown(servers.stream().map(server -> session.fleet().shortName(server, all)).toList());
    }

    private Graph.Arrow arrow(Link link) {
        return new Graph.Arrow(link.newer().toString(), link.older().toString(), words.link(link), Tone.PLAIN, link.current() == Tri.NO);
    }
}
