package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.Days;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.StateWord;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every term of the search language, alone and with others: a view, the plain lists and loops on paper find the same. */
class SearchModelTest {

    private static final Provenance FROM = new Provenance("made", Samples.DAY);
    private static final UUID FAMILY = new UUID(7, 100);
    private static final UUID UPPER = new UUID(7, 101);
    private static final UUID COMPANY = new UUID(7, 102);
    private static final List<CategoryRef> PRODUCTS = List.of(Samples.WINDOWS_11, new CategoryRef(new UUID(7, 7), "Office"),
            new CategoryRef(null, "Windows 11"), new CategoryRef(null, "Windows Server"), new CategoryRef(new UUID(7, 8), ""));
    private static final List<CategoryRef> CLASSIFICATIONS = List.of(Samples.SECURITY, new CategoryRef(null, "更新"),
            new CategoryRef(WellKnown.UPDATES, "Updates"), new CategoryRef(null, "Security Updates"),
            new CategoryRef(new UUID(8, 8), "Own"),
            new CategoryRef(WellKnown.CRITICAL_UPDATES, ""), new CategoryRef(null, ""));
    private static final List<Category> CATEGORIES = List.of(
            category(Samples.WINDOWS_11.guid().orElseThrow(), "Windows 11", CategoryType.PRODUCT, FAMILY),
            category(Samples.WINDOWS_11.guid().orElseThrow(), "ウィンドウズ 11", CategoryType.PRODUCT, FAMILY),
            category(FAMILY, "Windows", CategoryType.PRODUCT_FAMILY, UPPER),
            category(UPPER, "Systems", CategoryType.PRODUCT_FAMILY, FAMILY),
            category(new UUID(7, 7), "オフィス", CategoryType.PRODUCT, COMPANY), category(COMPANY, "Microsoft", CategoryType.COMPANY, null),
            category(new UUID(7, 8), "Edge", CategoryType.PRODUCT, COMPANY));
    private static final List<String> NAMES = List.of("windows", "windows 11", "11 windows", "office", "オフィス", "microsoft", "systems",
            "edge",
            "updates", "security", "更新", "security updates", "セキュリティ", "own", "critical updates", FAMILY.toString(),
            Samples.WINDOWS_11.guid().orElseThrow().toString(), WellKnown.SECURITY_UPDATES.toString());
    private static final List<String> DAYS = List.of("2024", "2024-08", "2024-08-14", ">2024-08-14", ">=2024-08-14", "<2024-08-15",
            "<=2024-08-13", "2024-08-14..2024-08-15", "..2024-08-14", "2024-08-15..", "<1995", ">2099", ">2023", "2099");
    private static final List<String> CVES = List.of("CVE-2026-1234", "CVE-2026-12345", "CVE-2026-0001");

    @Property(tries = 150, seed = "2026044")
    void sameAnswers(@ForAll Random random) throws Exception {
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        for (int server = random.nextInt(5); server >= 0; server--) {
            List<ServerUpdate> updates = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                updates.add(new ServerUpdate(update(random), presence(random)));
            }
            fleet.put(state(random, List.of("one", "ONE1", "two", "two2", "three").get(server)), updates);
        }
        try (Workspace workspace = Workspace.temporary()) {
            for (Map.Entry<ServerState, List<ServerUpdate>> state : fleet.entrySet()) {
                workspace.importState(Samples.reader(state.getKey(), state.getValue()), Progress.NONE);
            }
            Map<ServerState, List<ServerUpdate>> joined = FleetViewModelTest.joined(fleet);
            MemoryFacts model = new MemoryFacts(joined);
            SearchOracle paper = new SearchOracle(joined);
            if (random.nextBoolean()) {
                workspace.view().prepareSearches();
            }
            for (int i = 0; i < 40; i++) {
                compare(query(random), paper, model, workspace.view(), random);
            }
        }
    }

    private static void compare(UpdateQuery query, SearchOracle paper, MemoryFacts model, FleetView view, Random random) {
        assertEquals(query.terms(), UpdateQuery.parse(query.text()).terms(), query.text());
        SearchResult expected = model.search(query, 100);
        assertEquals(paper.answers(query, true), ids(expected), query.text());
        assertEquals(paper.answers(query, false).size(), expected.unjudged().updates(), query.text());
        SearchResult found = view.search(query, 100);
        assertEquals(expected.hits(), found.hits(), query.text());
        assertEquals(expected.total(), found.total(), query.text());
        assertEquals(expected.unjudged(), found.unjudged(), query.text());
        int limit = random.nextInt(5);
        SearchResult first = view.search(query, limit);
        assertEquals(expected.hits().subList(0, Math.min(limit, expected.hits().size())), first.hits());
        assertEquals(expected.total(), first.total());
        assertTrue(expected.unjudged().tellings().stream().allMatch(telling -> telling.silent() >= 0), query.text());
    }

    private static Set<UUID> ids(SearchResult result) {
        return result.hits().stream().map(hit -> hit.update().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static UpdateQuery query(Random random) {
        List<Term> terms = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Term term = term(random);
            terms.add(random.nextInt(4) == 0 ? new Term.Not(term) : term);
        }
        return UpdateQuery.of(terms);
    }

    private static Term term(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new Term.Product(one(random, NAMES));
            case 1 -> new Term.Classification(one(random, NAMES));
            case 2 -> new Term.Server(one(random, List.of("one", "two", "t", "three", "nobody", "one1")));
            case 3 -> new Term.Arrived(Days.parse(one(random, DAYS)).orElseThrow());
            case 4 -> new Term.Created(Days.parse(one(random, DAYS)).orElseThrow());
            case 5 -> new Term.Superseded(random.nextBoolean());
            case 6 -> new Term.Cve(one(random, CVES).toLowerCase(java.util.Locale.ROOT));
            case 7 -> switch (random.nextInt(3)) {
                case 0 -> new Term.Guid(id(random.nextInt(12)));
                case 1 -> new Term.Kb(one(random, List.of("5041585", "50", "1")));
                default -> new Term.Text(one(random, List.of("windows", "x", "更新", "windows 更新", "cve", ";", "cve;")));
            };
            default -> new Term.State(StateWord.values()[random.nextInt(StateWord.values().length)]);
        };
    }

    private static <T> T one(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static UUID id(int number) {
        return new UUID(number % 3 == 0 ? number : -(long) number << 60, number);
    }

    private static Category category(UUID id, String title, CategoryType type, @Nullable UUID parent) {
        return new Category(id, title, Coded.of(type), parent, null, Map.of());
    }

    private static ServerState state(Random random, String name) {
        Completeness completeness = random.nextInt(3) == 0 ? Completeness.PARTIAL : Completeness.COMPLETE;
        Section updates = new Section("updates", completeness, "", 7, 0);
        Set<UpdateField> fields = EnumSet.allOf(UpdateField.class);
        fields.removeIf(field -> random.nextInt(5) == 0);
        List<Category> categories = CATEGORIES.stream().filter(category -> random.nextBoolean()).toList();
        return new ServerState(random.nextInt(6) == 0 ? StateKind.CATALOGUE : StateKind.SERVER, name, "", Samples.DAY, name, "test",
                unknown("server"), unknown("configuration"), unknown("subscription"), unknown("syncHistory"),
                Fact.known(categories, FROM), unknown("approvals"), unknown("approvalRules"), unknown("downstreams"), updates, fields,
                List.of(updates), List.of(), Map.of());
    }

    private static <T> Fact<T> unknown(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    private static @Nullable Instant time(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> Instant.parse("0001-01-01T00:00:00Z");
            case 2 -> Instant.parse("9999-12-31T23:59:59Z");
            case 3 -> LocalDate.of(2024, 8, 14).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
            case 4 -> Instant.parse("2024-08-14T23:59:59.9999999Z");
            default -> Samples.DAY.plusSeconds(random.nextInt(4) * 86400L);
        };
    }

    private static Update update(Random random) {
        Map<String, String> other = switch (random.nextInt(6)) {
            case 0 -> Map.of("cveIds", "[\"" + one(random, CVES) + "\",\"cve-2025-1\"]");
            case 1 -> Map.of("cveIds", "[]");
            case 2 -> Map.of("publicationState", "\"Odd\"");
            default -> Map.of();
        };
        List<UUID> supersedes = random.nextInt(5) == 0 ? List.of(id(random.nextInt(12))) : List.of();
        return new Update(id(random.nextInt(12)), random.nextInt(4),
                List.of(new Title("en", one(random, List.of("Windows x", "KB50", "更新 11")))),
                random.nextBoolean() ? List.of("5041585") : List.of(), random.nextInt(6) == 0 ? List.of(one(random, CVES))
                : List.of("MS17-010"),
                random.nextInt(4) == 0 ? List.of() : List.of(one(random, PRODUCTS)),
                random.nextInt(5) == 0 ? null : one(random, CLASSIFICATIONS), Coded.of(UpdateType.SOFTWARE), time(random), supersedes,
                List.of(), null, other);
    }

    private static Presence presence(Random random) {
        return new Presence(random.nextBoolean(), random.nextInt(4) == 0, random.nextInt(4) == 0, random.nextInt(4) == 0,
                random.nextInt(4) == 0, false, time(random),
                Coded.parse(ReadyState.class, one(random, List.of("Ready", "NotReady", "Failed", "Odd", ""))), Tri.UNKNOWN);
    }
}
