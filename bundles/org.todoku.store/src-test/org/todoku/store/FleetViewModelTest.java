package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.fleet.UpdateDossier;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;
import org.todoku.store.internal.UpdateMerge;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A view answers everything exactly as the plain lists of {@link MemoryFacts} do. */
class FleetViewModelTest {

    private static final List<String> WORDS = List.of("2024-08", "累積更新プログラム", "Windows 11", "Version 23H2", "ＫＢ", "NET", ".NET Framework",
            "セキュリティ", "更新", "ｾｷｭﾘﾃｨ", "(KB5041585)", "kb50", "x64", "x", "â", "™", "–", "Straße", "İ", "a\nb", " ", "\n", "㍿", "𠮷野", "");
    private static final List<String> QUERIES = List.of("", "KB5041585", "KB5041", "5041585", "50415", "kb5", "(KB5041585)", "windows",
            "WINDOWS 11", "net", "ｎｅｔ", "更新", "新", "累積更新プログラム", "セキュリティ", "ｾｷｭﾘﾃｨ", "x", "x6", "x64 windows", "\"windows 11 version\"",
            "\"a\nb\"", "b", "tm", "TM", "-", "–", "straße", "STRASSE", "i̇", "株式会社", "𠮷", "\"\n\"", "no such title", "windows 更新 x",
            "2024-08", "kb5041585 windows", "\" \"");
    private static final List<CategoryRef> PRODUCTS = List.of(Samples.WINDOWS_11, new CategoryRef(new UUID(7, 7), "Office"),
            new CategoryRef(null, "Windows Server"), new CategoryRef(new UUID(7, 8), ""));

    @Property(tries = 60, seed = "2026042")
    void sameAnswers(@ForAll Random random) throws Exception {
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        for (int server = random.nextInt(4); server >= 0; server--) {
            StateKind kind = random.nextInt(4) == 0 ? StateKind.CATALOGUE : StateKind.SERVER;
            ServerState state = Samples.state(kind, (random.nextBoolean() ? "WSUS" : "wsus") + server, time(random), "file" + server);
            List<ServerUpdate> updates = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                updates.add(new ServerUpdate(update(random), presence(random)));
            }
            fleet.put(state, updates);
        }
        try (Workspace workspace = Workspace.temporary()) {
            for (Map.Entry<ServerState, List<ServerUpdate>> state : fleet.entrySet()) {
                workspace.importState(Samples.reader(state.getKey(), state.getValue()), Progress.NONE);
            }
            compare(new MemoryFacts(joined(fleet)), workspace.view(), random);
        }
    }

    /** What the sources say of the same revision, joined in the order of import. */
    static Map<ServerState, List<ServerUpdate>> joined(Map<ServerState, List<ServerUpdate>> fleet) {
        Map<String, Update> joined = new HashMap<>();
        fleet.values().forEach(updates -> updates.forEach(one -> joined.merge(key(one.update()), one.update(), UpdateMerge::merge)));
        Map<ServerState, List<ServerUpdate>> result = new LinkedHashMap<>();
        fleet.forEach((state, updates) -> {
            Map<String, ServerUpdate> once = new LinkedHashMap<>();
            updates.forEach(one -> once.putIfAbsent(key(one.update()),
                    new ServerUpdate(joined.getOrDefault(key(one.update()), one.update()), one.presence())));
            result.put(state, List.copyOf(once.values()));
        });
        return result;
    }

    private static String key(Update update) {
        return update.id() + "/" + update.revision();
    }

    private static void compare(FactBase model, FactBase view, Random random) {
        List<UpdateQuery> queries = new ArrayList<>(QUERIES.stream().map(UpdateQuery::parse).toList());
        queries.add(UpdateQuery.parse("{" + id(random.nextInt(12)) + "}"));
        queries.add(UpdateQuery.parse(id(random.nextInt(12)) + " windows"));
        queries.add(new UpdateQuery("", List.of(new Term.Text(""))));
        queries.add(new UpdateQuery("", List.of(new Term.Guid(id(1)), new Term.Guid(id(2)))));
        for (String phrase : List.of(" ", "  ", " x", "x ", "  x", "x  ", "11 v", "11 version 23h2", "s 11", "1 version ", "version  23h2",
                "\n ",
                "x64 x64", "x ".repeat(64) + "x", "x ".repeat(63) + "x", "x ".repeat(70))) {
            queries.add(text(phrase));
        }
        partsOf(model, random, queries);
        for (UpdateQuery query : queries) {
            int limit = random.nextBoolean() ? 1000 : random.nextInt(8);
            SearchResult expected = model.search(query, limit);
            SearchResult found = view.search(query, limit);
            assertEquals(expected.total(), found.total(), () -> "total of " + query.terms());
            assertEquals(expected.servers().stream().map(ServerState::key).toList(),
                    found.servers().stream().map(ServerState::key).toList());
            assertEquals(expected.hits().size(), found.hits().size());
            for (int i = 0; i < expected.hits().size(); i++) {
                assertEquals(expected.hits().get(i), found.hits().get(i), () -> "hit of " + query.terms());
            }
            sameFound(expected, ((FleetView) view).find(query, limit), model);
        }
        assertEquals(model.servers().stream().map(ServerState::source).toList(), view.servers().stream().map(ServerState::source).toList());
        assertEquals(model.catalogues().stream().map(ServerState::source).toList(),
                view.catalogues().stream().map(ServerState::source).toList());
        List<UUID> some = IntStream.range(0, 13).filter(number -> random.nextBoolean()).mapToObj(FleetViewModelTest::id).toList();
        assertEquals(model.search(UpdateQuery.parse(""), 1000).hits().stream().map(hit -> hit.update().id()).filter(some::contains)
                .toList(),
                ((FleetView) view).find(some).updates().stream().map(FoundUpdate::id).toList());
        for (int number = 0; number < 13; number++) {
            UUID id = id(number);
            assertEquals(model.update(id), view.update(id));
            assertEquals(model.revisions(id), view.revisions(id));
            assertEquals(model.revisions(id).size(), UpdateDossier.of(view, id).map(dossier -> dossier.revisions().size()).orElse(0));
            assertEquals(model.supersededBy(id), view.supersededBy(id));
            assertEquals(model.replacements(id), view.replacements(id));
            for (ServerState state : concat(model)) {
                assertEquals(model.on(state, id), view.on(state, id));
            }
        }
        for (ServerState state : concat(model)) {
            assertEquals(new HashSet<>(model.tally(state)), Set.copyOf(view.tally(state)));
            assertEquals(model.numbers(state), view.numbers(state));
            Instant first = time(random);
            Instant last = time(random);
            assertEquals(model.arrived(state, first, last), view.arrived(state, first, last));
            ArrivalTimes arrivals = view.arrivals(state);
            assertEquals(model.arrived(state, first, last).size(), arrivals.between(first, last));
            assertEquals(model.arrivals(state).known(), arrivals.known());
            assertEquals(model.arrivals(state).unknown(), arrivals.unknown());
        }
    }

    private static void sameFound(SearchResult expected, FoundUpdates found, FactBase model) {
        assertEquals(expected.total(), found.total());
        assertEquals(expected.hits().size(), found.updates().size());
        assertEquals(expected.unjudged(), found.unjudged());
        for (int i = 0; i < expected.hits().size(); i++) {
            SearchHit hit = expected.hits().get(i);
            FoundUpdate update = found.updates().get(i);
            assertEquals(hit.update().id(), update.id());
            assertEquals(hit.update(), update.update());
            for (int server = 0; server < hit.presences().size(); server++) {
                assertEquals(hit.presences().get(server), update.on(server));
                OptionalInt revision = model.on(model.servers().get(server), update.id())
                        .map(listed -> OptionalInt.of(listed.update().revision())).orElse(OptionalInt.empty());
                assertEquals(revision, update.revisionOn(server));
            }
        }
    }

    /** Pieces of titles and the beginnings of KB numbers that are there, so that most of these queries find something. */
    private static void partsOf(FactBase model, Random random, List<UpdateQuery> queries) {
        for (int number = 0; number < 12; number++) {
            model.update(id(number)).ifPresent(update -> {
                for (Title title : update.titles()) {
                    String text = UpdateQuery.normalise(title.text());
                    int from = random.nextInt(text.length() + 1);
                    queries.add(text(text.substring(from, from + random.nextInt(text.length() - from + 1))));
                    queries.add(new UpdateQuery("", List.of(new Term.Text(text.substring(from)), new Term.Text(text.substring(0, from)))));
                }
                for (String kb : update.kbArticles()) {
                    queries.add(new UpdateQuery("", List.of(new Term.Kb(kb.substring(0, random.nextInt(kb.length() + 1))))));
                }
            });
        }
    }

    private static UpdateQuery text(String part) {
        return new UpdateQuery("", List.of(new Term.Text(part)));
    }

    private static List<ServerState> concat(FactBase facts) {
        List<ServerState> all = new ArrayList<>(facts.servers());
        all.addAll(facts.catalogues());
        return all;
    }

    private static UUID id(int number) {
        return number % 3 == 0 ? new UUID(number, number) : new UUID(-(long) number << 60, number);
    }

    /** Created in whole units of 100 ns, the resolution of WSUS. */
    private static @Nullable Instant maybeTime(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> Instant.parse("0001-01-01T00:00:00Z");
            case 2 -> Instant.parse("9999-12-31T23:59:59.9999999Z");
            default -> time(random);
        };
    }

    private static Instant time(Random random) {
        return Samples.DAY.plusSeconds(random.nextInt(5) * 86400L).plusNanos(random.nextInt(3) * 100L);
    }

    private static Update update(Random random) {
        int number = random.nextInt(12);
        List<Title> titles = new ArrayList<>();
        for (String language : pick(random, List.of("en", "ja", ""))) {
            String words = String.join(List.of("", " ", "  ").get(random.nextInt(3)), pick(random, WORDS));
            titles.add(new Title(language, random.nextInt(30) == 0 ? "x ".repeat(60 + random.nextInt(12)) + words : words));
        }
        List<CategoryRef> products = pick(random, PRODUCTS);
        return new Update(id(number), random.nextInt(4) * 100, titles,
                pick(random, List.of("5041585", "50415", "890830", "", "kb", "1 5041585")),
                pick(random, List.of("MS17-010", "MS08-067")), products, random.nextInt(3) == 0 ? null : PRODUCTS.get(random.nextInt(4)),
                random.nextBoolean() ? Coded.of(UpdateType.DRIVER) : Coded.parse(UpdateType.class, random.nextBoolean() ? "" : "Firmware"),
                maybeTime(random), pick(random, List.of(id(1), id(2), id(3))), pick(random, List.of("ja", "en-us")),
                random.nextBoolean() ? null : Long.valueOf(random.nextInt(3) - 1L),
                random.nextBoolean() ? Map.of() : Map.of("x" + number, "\ud800"));
    }

    private static Presence presence(Random random) {
        return new Presence(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean(),
                random.nextBoolean(), maybeTime(random),
                Coded.parse(ReadyState.class, List.of("Ready", "4", "Odd", "").get(random.nextInt(4))),
                Tri.values()[random.nextInt(3)]);
    }

    private static <T> List<T> pick(Random random, List<T> from) {
        return random.ints(random.nextInt(4), 0, from.size()).distinct().boxed().sorted(Comparator.naturalOrder()).map(from::get).toList();
    }
}
