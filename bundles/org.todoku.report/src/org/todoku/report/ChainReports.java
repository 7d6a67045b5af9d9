package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fleet.SupersedenceChain;
import org.todoku.core.fleet.SupersedenceChain.Link;
import org.todoku.core.fleet.SupersedenceChain.Member;
import org.todoku.core.fleet.SupersedenceChain.Obstacle;
import org.todoku.core.fleet.SupersedenceChain.Place;
import org.todoku.rules.Reader;

/** What replaces an update, what it replaces, and what to install instead. */
public final class ChainReports {

    private ChainReports() {
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(ChainReports.class.getResourceAsStream("/schemas/supersedence-1.json"));
    }

    /** @param query as it was asked */
    public static void text(List<SupersedenceChain> chains, String query, Reader reader, Appendable out) throws IOException {
        var page = new TextPage(out, reader.locale());
        if (chains.isEmpty()) {
            page.paragraph(0, reader.text(TopologyWords.TEXTS, "chain.unknown", List.of(query)));
        }
        boolean first = true;
        for (SupersedenceChain chain : chains) {
            if (!first) {
                page.blank();
            }
            first = false;
            text(chain, new ChainWords(reader, chain), page);
        }
    }

    private static void text(SupersedenceChain chain, ChainWords words, TextPage page) throws IOException {
        page.paragraph(0, words.advice());
        for (String note : words.notes()) {
            page.paragraph(0, note);
        }
        page.blank();
        for (Member member : chain.members()) {
            page.item(0, switch (member.side()) {
                case START -> "= ";
                case NEWER -> "+ ";
                case OLDER -> "- ";
            }, words.title(member));
            page.paragraph(4, words.dates(member));
            if (!member.obstacles().isEmpty()) {
                page.paragraph(4, words.obstacles(member.obstacles()));
            }
            page.paragraph(4, words.servers(member));
        }
    }

    /** @param query as it was asked */
    public static void json(List<SupersedenceChain> chains, String query, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.put("query", query);
            json.array("chains", array -> chains.forEach(chain -> array.object(object -> chain(object, chain, reader.locale()))));
        });
    }

    private static void chain(Json json, SupersedenceChain chain, Locale locale) {
        json.put("updateId", chain.start().toString());
        json.put("install", chain.advice().install().map(UUID::toString).orElse(null));
        json.strings("unsure", words(chain.advice().unsure()));
        json.strings("beyond", chain.advice().beyond().stream().map(UUID::toString).toList());
        json.strings("silent", chain.silent().stream().map(ServerState::server).toList());
        json.put("more", chain.more());
        json.put("moreAtLeast", chain.moreAtLeast());
        json.array("updates", array -> chain.members().forEach(member -> array.object(object -> member(object, member, locale))));
        json.array("links", array -> chain.links().forEach(link -> array.object(object -> link(object, link))));
    }

    private static void member(Json json, Member member, Locale locale) {
        Update update = member.update().orElse(null);
        json.put("updateId", member.id().toString());
        json.put("side", TopologyReports.word(member.side()));
        json.put("title", update == null ? null : update.title(locale));
        json.strings("kb", update == null ? List.of() : update.kbArticles());
        json.put("created", update == null ? null : update.created());
        json.put("revisions", member.revisions());
        json.strings("obstacles", words(member.obstacles()));
        json.strings("open", words(member.open()));
        json.array("servers", array -> member.places().forEach(place -> array.object(object -> place(object, place))));
    }

    private static void place(Json json, Place place) {
        json.put("server", place.server().server());
        json.put("state", ChainWords.standing(place).key());
        json.put("revision", place.listed().map(ServerUpdate::update).map(Update::revision).orElse(null));
    }

    private static void link(Json json, Link link) {
        json.put("newer", link.newer().toString());
        json.put("older", link.older().toString());
        json.put("current", link.current());
        json.put("implied", link.implied());
    }

    private static List<String> words(Set<Obstacle> obstacles) {
        return obstacles.stream().sorted().map(TopologyReports::word).toList();
    }
}
