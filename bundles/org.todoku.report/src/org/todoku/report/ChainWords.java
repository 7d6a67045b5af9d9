package org.todoku.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SupersedenceChain;
import org.todoku.core.fleet.SupersedenceChain.Link;
import org.todoku.core.fleet.SupersedenceChain.Member;
import org.todoku.core.fleet.SupersedenceChain.Obstacle;
import org.todoku.core.fleet.SupersedenceChain.Place;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;

/** The words of a {@link SupersedenceChain} in the language of one reader; the view and the command line use the same. */
public final class ChainWords {

    private final Reader reader;
    private final SupersedenceChain chain;

    public ChainWords(Reader reader, SupersedenceChain chain) {
        this.reader = reader;
        this.chain = chain;
    }

    private String of(String key, Object... args) {
        return reader.text(TopologyWords.TEXTS, key, List.of(args));
    }

    /** KB number and title; the GUID of one that is only named. */
    public String title(Member member) {
        return member.update().map(this::title).orElse(member.id().toString());
    }

    private String title(Update update) {
        String title = update.title(reader.locale());
        String kb = update.kbArticles().stream().findFirst().map(number -> "KB" + number).orElse("");
        return kb.isEmpty() ? title : kb + " · " + title;
    }

    /** KB number, or title where it has none. */
    public String shortTitle(UUID id) {
        return chain.member(id).map(member -> member.update().flatMap(update -> update.kbArticles().stream().findFirst())
                .map(number -> "KB" + number).orElseGet(() -> title(member))).orElse(id.toString());
    }

    /** Servers by what they say of the update, best first. */
    public static Map<Standing, List<ServerState>> standings(Member member) {
        Map<Standing, List<ServerState>> standings = new EnumMap<>(Standing.class);
        for (Place place : member.places()) {
            standings.computeIfAbsent(standing(place), any -> new ArrayList<>()).add(place.server());
        }
        return standings;
    }

    static Standing standing(Place place) {
        Optional<Presence> presence = place.listed().map(ServerUpdate::presence);
        return Standing.of(place.server(), presence);
    }

    /** What speaks against it, for example "superseded, expired"; empty when nothing is known to. */
    public String obstacles(Collection<Obstacle> obstacles) {
        return reader.shown(obstacles.stream().sorted().map(obstacle -> of("obstacle." + obstacle)).toList());
    }

    /** When it was published, and its revisions. */
    public String dates(Member member) {
        Update update = member.update().orElse(null);
        if (update == null) {
            return of("member.named");
        }
        Object created = update.created() == null ? of("member.noDate") : update.created();
        return of(member.revisions().size() > 1 ? "member.revisions" : "member.revision", created,
                member.revisions().stream().map(String::valueOf).toList());
    }

    /** What every server says, one line each. */
    public List<String> places(Member member) {
        return member.places().stream().map(place -> {
            String word = Answers.stateWord(standing(place), reader);
            return place.listed().map(listed -> of("place.revision", place.server(), word, listed.update().revision()))
                    .orElse(of("place", place.server(), word));
        }).toList();
    }

    /** Servers by what they say of the update, in one line. */
    String servers(Member member) {
        return standings(member).entrySet().stream().map(group -> Answers.stateWord(group.getKey(), reader) + ": "
                + reader.shown(group.getValue())).collect(Collectors.joining("; "));
    }

    /** What an arrow needs to be said of; mostly empty. */
    public String link(Link link) {
        return link.current() == Tri.NO ? of("link.old") : "";
    }

    /** One sentence: what to install. */
    public String advice() {
        Optional<UUID> install = chain.advice().install();
        return install.isEmpty() ? of("advice.none", shortTitle(chain.start()))
                : install.get().equals(chain.start()) ? of(isWhole() ? "advice.itself" : "advice.itself.far", shortTitle(chain.start()))
                : of("advice.instead", chain.member(install.get()).map(this::title).orElse(install.get().toString()));
    }

    /** Whether somebody could still know of another one that replaces it. */
    private boolean isWhole() {
        return chain.silent().isEmpty() && !chain.moreAtLeast() && !chain.advice().unsure().contains(Obstacle.SUPERSEDED);
    }

    /** What is not known, or stands beside; one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!chain.advice().unsure().isEmpty()) {
            notes.add(of("advice.unsure", obstacles(chain.advice().unsure())));
        }
        if (!chain.advice().beyond().isEmpty()) {
            notes.add(of("advice.beyond", chain.advice().beyond().stream().map(this::shortTitle).toList()));
        }
        if (!chain.silent().isEmpty()) {
            notes.add(of("chain.silent", chain.silent()));
        }
        if (chain.more() > 0) {
            notes.add(of(chain.moreAtLeast() ? "chain.moreAtLeast" : "chain.more", (long) chain.more()));
        }
        return notes;
    }
}
