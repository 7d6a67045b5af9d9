package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.cli.Shell.Outcome;
import org.todoku.core.ApprovalRule;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Subscription;
import org.todoku.core.UpdateSink;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.intake.snapshot.SnapshotWriter;
import org.todoku.report.ChainReports;
import org.todoku.report.ComparisonReports;
import org.todoku.report.DifferenceReports;
import org.todoku.report.MatrixReports;
import org.todoku.report.SearchReports;
import org.todoku.report.TopologyReports;

/** The JSON of searches, matrices and comparisons is as their schemas say: of the demo fleet, and of servers that tell odd things. */
class SchemasTest {

    private static final Instant READ = Instant.parse("2026-07-14T00:00:00Z");
    private static final UUID PRODUCT = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final String SEARCH = "search-1.json";
    private static final String MATRIX = "matrix-1.json";
    private static final String DIFFERENCES = "matrix-differences-1.json";
    private static final String COMPARISON = "comparison-1.json";
    private static final String TOPOLOGY = "topology-1.json";
    private static final String SUPERSEDENCE = "supersedence-1.json";

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void shellInTheFolder() {
        shell = new Shell(directory);
    }

    private static JsonSchema schemas() throws IOException {
        return new JsonSchema().with(SEARCH, SearchReports.schema()).with(MATRIX, MatrixReports.schema())
                .with(DIFFERENCES, DifferenceReports.schema()).with(COMPARISON, ComparisonReports.schema())
                .with(TOPOLOGY, TopologyReports.schema()).with(SUPERSEDENCE, ChainReports.schema());
    }

    /** Two lists that tell next to nothing, and two servers that disagree about a title and about an approval rule. */
    private void oddServers() throws Exception {
        String header = "\"KBNumber\",\"Title\",\"UpdateId\",\"ProductTitles\",\"IsApproved\"\n";
        Files.writeString(Files.createDirectory(directory.resolve("first")).resolve("one.csv"), header
                + "\"5000001\",\"=cmd|'/c calc'!A0 \u202e\",\"00000000-0000-4000-8000-000000000001\",\"Windows 10\",\"True\"\n");
        Files.writeString(Files.createDirectory(directory.resolve("second")).resolve("two.csv"),
                header + "\"\",\"題名\",\"00000000-0000-4000-8000-000000000002\",\"\",\"False\"\n"
                        + "\"5000001\",\"One\",\"00000000-0000-4000-8000-000000000001\",\"Windows 10\",\"False\"\n");
        CategoryRef named = new CategoryRef(PRODUCT, "Frozen");
        CategoryRef titled = new CategoryRef(null, "Title only");
        snapshot("hq", List.of(named, titled), List.of(WellKnown.SECURITY_UPDATES),
                List.of(new ApprovalRule("Default", true, List.of(named, titled), List.of(), List.of("All Computers"))));
        snapshot("lab", List.of(new CategoryRef(PRODUCT, "凍結")), List.of(),
                List.of(new ApprovalRule("Default", null, List.of(), List.of(new CategoryRef(WellKnown.DRIVERS, "ドライバー")),
                        List.of()),
                        new ApprovalRule("規則", false, List.of(), List.of(), List.of())));
    }

    private void snapshot(String server, List<CategoryRef> products, List<UUID> classes, List<ApprovalRule> rules) throws Exception {
        Provenance from = new Provenance("test", READ);
        List<Section> sections = List.of(new Section("updates", Completeness.COMPLETE, "", 0, 0),
                new Section("subscription", Completeness.COMPLETE, "", 1, 0), new Section("approvalRules", Completeness.COMPLETE, "", 1, 0),
                new Section("categories", Completeness.COMPLETE, "", 1, 0));
        List<Category> categories = products.stream().filter(product -> product.id() != null).map(SchemasTest::category).toList();
        var subscription = new Subscription(products, classes.stream().map(id -> new CategoryRef(id, "")).toList(), null, "", null, null,
                null,
                null, null, Map.of());
        var state = new ServerState(StateKind.SERVER, server + ".example", "", READ, "test", "todoku", none("server"),
                none("configuration"),
                Fact.known(subscription, from), none("syncHistory"), Fact.known(categories, from), none("approvals"),
                Fact.known(rules, from),
                none("downstreams"), sections.getFirst(), Set.of(), sections, List.of(), Map.of());
        SnapshotWriter.write(new StateReader() {
            @Override
            public String source() {
                return "test";
            }

            @Override
            public ServerState read(UpdateSink sink, Progress progress) {
                return state;
            }

            @Override
            public void close() {
                // nothing is open
            }
        }, directory.resolve(server + ".todoku-snapshot"), Progress.NONE);
    }

    private static Category category(CategoryRef product) {
        return new Category(product.guid().orElseThrow(), product.title(), Coded.of(CategoryType.PRODUCT), null, null, Map.of());
    }

    private static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    private String json(String... command) {
        Outcome outcome = shell.run(command);
        assertEquals(1, Shell.jsonDocuments(outcome.out()), outcome.toString());
        return outcome.out();
    }

    @Test
    void everyListAsJsonIsAsItsSchemaSays() throws Exception {
        JsonSchema schemas = schemas();
        oddServers();
        String[] odd = { "first", "second", "hq.todoku-snapshot", "lab.todoku-snapshot" };
        for (String language : List.of("en", "ja")) {
            for (String[] from : List.of(odd, new String[] { "demo" })) {
                assertEquals("", schemas.check(json(command("search 5 --limit 20", language, from)), SEARCH));
                assertEquals("", schemas.check(json(command("matrix", language, from)), MATRIX));
                assertEquals("", schemas.check(json(command("matrix --diff", language, from)), DIFFERENCES));
                assertEquals("", schemas.check(json(command("compare --limit 20", language, from)), COMPARISON));
                assertEquals("", schemas.check(json(command("topology", language, from)), TOPOLOGY));
                assertEquals("", schemas.check(json(command("topology --update KB5099900", language, from)), TOPOLOGY));
                assertEquals("", schemas.check(json(command("supersedence KB5097920", language, from)), SUPERSEDENCE));
            }
        }
        for (String file : List.of(SEARCH, MATRIX, DIFFERENCES, COMPARISON, TOPOLOGY, SUPERSEDENCE)) {
            assertEquals(Set.of(), schemas.unused(file), () -> file + ": described and never written");
        }
    }

    private static String[] command(String words, String language, String... from) {
        return Stream.of(List.of(words.split(" ")), List.of("--format", "json", "--lang", language, "--from"), List.of(from))
                .flatMap(List::stream).toArray(String[]::new);
    }

    @Test
    void aDocumentThatIsOtherwiseIsNot() throws Exception {
        for (String file : List.of(SEARCH, MATRIX, DIFFERENCES, COMPARISON, TOPOLOGY, SUPERSEDENCE)) {
            assertTrue(schemas().check("{\"schemaVersion\": \"1.0\", \"surprise\": 1}", file).contains("surprise"), file);
            assertFalse(schemas().check("{}", file).isEmpty(), file);
        }
    }

    @Test
    void aPartOfAComparisonIsWrittenAlone() throws Exception {
        oddServers();
        String settings = json(command("compare --part settings", "en", "hq.todoku-snapshot", "lab.todoku-snapshot"));
        assertEquals("", schemas().check(settings, COMPARISON));
        assertTrue(settings.contains("\"approvalRules\"") && !settings.contains("\"updates\""), settings);
        String updates = json(command("compare --part updates", "en", "demo"));
        assertEquals("", schemas().check(updates, COMPARISON));
        assertFalse(updates.contains("\"settings\""), "only updates");
    }

    @Test
    void whatNobodyToldOfASettingIsUnknownInTheTable() throws Exception {
        oddServers();
        Outcome csv = shell.run("compare", "--from", "first", "hq.todoku-snapshot", "lab.todoku-snapshot", "--part", "settings", "--format",
                "csv");
        assertEquals(0, csv.code(), "settings are compared, and not updates: " + csv.err());
        assertTrue(csv.out().lines().anyMatch(line -> line.startsWith("approvalRules,,Default,") && line.contains("unknown")
                && line.contains("Title only")), csv.out());
        assertTrue(csv.out().contains("approvalRules,,規則,"), csv.out());
    }
}
