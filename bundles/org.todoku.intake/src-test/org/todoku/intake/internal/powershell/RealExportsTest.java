package org.todoku.intake.internal.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.CategoryRef;
import org.todoku.core.Completeness;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Unknown;

/** Reads what a real server's administrator exported on three dates, and counts it again in a plain way. */
class RealExportsTest {

    @ParameterizedTest
    @ValueSource(strings = { "2022-03-08", "2023-03-14", "2024-08-05" })
    void everyUpdateOfADateIsReadOnceWhateverTheFormat(String date) throws Exception {
        var ids = new HashSet<String>();
        Map<String, Map<String, Long>> files = new HashMap<>();
        long rows = 0;
        for (Path file : Reading.realFiles(date, ".csv")) {
            for (CSVRecord row : rows(file)) {
                rows++;
                ids.add(row.get("UpdateId"));
                files.computeIfAbsent(row.get("UpdateId"), id -> new HashMap<>()).put(row.get("Hash"), Long.valueOf(row.get("Size")));
            }
        }

        Reading read = Reading.of(Reading.realFiles(date, ".csv", ".json", ".xml"));

        assertTrue(rows > ids.size(), "the files have one row per file, so rows are more than updates");
        assertEquals(ids, new HashSet<>(read.byId().keySet().stream().map(UUID::toString).toList()));
        assertEquals(ids.size(), read.state().updates().rows());
        assertEquals(0, read.state().updates().unreadable());
        assertEquals(List.of(), read.codes());
        assertEquals("osdsus", read.state().server());
        assertEquals("osdsus/" + date, read.state().source());
        Instant day = Instant.parse(date + "T00:00:00Z");
        assertFalse(read.state().collectedAt().isBefore(day));
        assertTrue(read.state().collectedAt().isBefore(day.plus(Duration.ofDays(1))));
        for (ServerUpdate update : read.updates()) {
            long bytes = files.get(update.update().id().toString()).values().stream().mapToLong(size -> size).sum();
            assertEquals(bytes, update.update().bytes(), () -> "bytes of " + update.update().titles());
        }
    }

    @Test
    void presenceIsProofAndAbsenceIsNot() throws Exception {
        Reading read = Reading.of(Reading.realFiles("2024-08-05", ".csv"));

        assertEquals(Completeness.PARTIAL, read.state().updates().completeness());
        assertFalse(read.state().updatesComplete());
        assertTrue(read.state().updates().reason().startsWith("partial.export|"));
        assertTrue(read.state().problems().stream().anyMatch(problem -> problem.code().equals("time.estimated")));
        assertTrue(read.state().subscription() instanceof Unknown);
        assertTrue(read.state().configuration() instanceof Unknown);
        assertEquals(EnumSet.of(UpdateField.PRODUCTS, UpdateField.CLASSIFICATION, UpdateField.BYTES, UpdateField.CREATED,
                UpdateField.APPROVED, UpdateField.DECLINED, UpdateField.EXPIRED, UpdateField.SUPERSEDED, UpdateField.READY_STATE,
                UpdateField.LICENCE_TERMS), read.state().updateFields());
    }

    @Test
    void oneKnownUpdateIsReadAsTheExportSaysIt() throws Exception {
        ServerUpdate read = Reading.of(Reading.realFiles("2024-08-05", ".csv")).byId().get(UUID.fromString(Reading.ID));

        assertEquals("2024-07 Cumulative Update for Windows 11 Version 24H2 for x64-based Systems (KB5040435)",
                read.update().titles().get(0).text());
        assertEquals(List.of("5040435"), read.update().kbArticles());
        assertEquals(Instant.parse("2024-07-09T17:00:00Z"), read.update().created());
        assertEquals(316707781L, read.update().bytes());
        assertEquals(new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates"), read.update().classification());
        assertEquals(List.of(new CategoryRef(null, "Windows 11")), read.update().products());
        assertTrue(read.update().type().is(UpdateType.SOFTWARE));
        assertTrue(read.presence().ready().is(ReadyState.READY));
        assertFalse(read.presence().approved());
        assertFalse(read.presence().declined());
        assertEquals("\"Critical\"", read.update().other().get("MsrcSeverity"));
    }

    @Test
    void allFormatsOfOneCatalogueSayTheSame() throws Exception {
        int compared = 0;
        for (Path csv : Reading.realFiles("2024-08-05", ".csv")) {
            Path json = Path.of(csv.toString().replace(".csv", ".json"));
            Path xml = Path.of(csv.toString().replace(".csv", ".xml"));
            if (!Files.exists(json) || !Files.exists(xml)) {
                continue;
            }
            compared++;
            Reading text = Reading.of(csv);
            assertFalse(text.updates().isEmpty());
            for (Path same : List.of(json, xml)) {
                Reading read = Reading.of(same);
                assertEquals(text.state().updateFields(), read.state().updateFields());
                Map<UUID, ServerUpdate> updates = read.byId();
                for (ServerUpdate update : text.updates()) {
                    ServerUpdate other = updates.remove(update.update().id());
                    assertEquals(update.presence(), other.presence());
                    assertEquals(toTheMinute(update.update()), toTheMinute(other.update()), same::toString);
                }
                assertEquals(Map.of(), updates);
            }
        }
        assertTrue(compared > 25, "compared " + compared);
    }

    @Test
    void childNumbersOfRollUpsAreFoundAndBuildNumbersAreNoArticles() throws Exception {
        Set<String> numbers = new HashSet<>();
        Set<String> children = new HashSet<>();
        for (Path file : Reading.realFiles("2024-08-05", ".csv")) {
            for (CSVRecord row : rows(file)) {
                if (!row.get("FileKBNumber").contains(" ") && !row.get("FileKBNumber").isEmpty()
                        && !row.get("FileKBNumber").equals(row.get("KBNumber"))) {
                    children.add(row.get("FileKBNumber"));
                }
            }
        }
        Reading read = Reading.of(Reading.realFiles("2024-08-05", ".csv"));
        read.updates().forEach(update -> numbers.addAll(update.update().kbArticles()));

        assertFalse(children.isEmpty());
        assertTrue(numbers.containsAll(children));
        assertTrue(numbers.stream().allMatch(number -> number.matches("\\d{6,7}")), numbers::toString);
        assertFalse(numbers.contains("190312"), "a build date of a feature update");
    }

    @Test
    void joinedProductsAreTakenApartOnlyWhereTheirPartsAreKnown() throws Exception {
        Reading read = Reading.of(Reading.realFiles("2022-03-08", ".csv"));
        Set<String> titles = new HashSet<>();
        read.updates().forEach(update -> update.update().products().forEach(product -> titles.add(product.title())));

        assertTrue(titles.contains("Windows 10"));
        assertTrue(titles.contains("Windows 10 LTSB"));
        assertFalse(titles.contains("Windows 10 Windows 10 LTSB"), titles::toString);
        assertFalse(titles.contains("Windows 10, version 1903 and later Windows 10"), titles::toString);
        assertFalse(titles.contains("LTSB"));
        assertTrue(titles.stream().noneMatch(title -> title.equals("Windows Safe OS Dynamic Update")), "nowhere alone, so not known");
    }

    @Test
    void everyRealFileIsRecognised() throws Exception {
        for (Path file : Reading.realFiles("2024-08-05", ".csv", ".json", ".xml")) {
            assertTrue(PowerShellExports.recognises(file), file::toString);
        }
        assertFalse(PowerShellExports.recognises(Reading.realExports().resolve("SOURCES.txt")));
        assertFalse(PowerShellExports.recognises(Reading.realExports().resolve("LICENSE")));
    }

    @Test
    void threeDatesAreThreeStatesOfOneServer() throws Exception {
        var files = new java.util.ArrayList<Path>();
        for (String date : List.of("2024-08-05", "2022-03-08", "2023-03-14")) {
            files.add(Reading.realFiles(date, "Windows 10 1507.csv").get(0));
        }
        var readers = PowerShellExports.open(files);
        assertEquals(3, readers.size());
        for (var reader : readers) {
            assertEquals("osdsus", Reading.of(reader).state().server());
        }
    }

    /** Two rows of the real CSV are six seconds away from their JSON; that all others agree shows that the text is UTC. */
    private static Update toTheMinute(Update update) {
        Instant created = update.created();
        return new Update(update.id(), update.revision(), update.titles(), update.kbArticles(), update.securityBulletins(),
                update.products(), update.classification(), update.type(),
                created == null ? null : created.truncatedTo(ChronoUnit.MINUTES), update.supersedes(), update.languages(), update.bytes(),
                update.other());
    }

    private static List<CSVRecord> rows(Path file) throws Exception {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8,
                CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return parser.getRecords();
        }
    }
}
