package org.todoku.rules.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.Test;
import org.todoku.rules.Severity;

class DataPacksTest {

    private static DataPack pack(String contributor, String date, long code) {
        return new DataPack(DataKind.CLIENT_CODES, LocalDate.parse(date), "s", contributor, "data/codes.json",
                List.of(new ClientCode(code, "N", LocalText.NONE, List.of(), Map.of())));
    }

    @Test
    void theNewestOfAKindIsInForce() {
        DataPack older = pack("a", "2026-01-01", 1);
        DataPack newer = pack("b", "2026-02-01", 2);
        for (List<DataPack> order : List.of(List.of(older, newer), List.of(newer, older))) {
            DataPacks packs = DataPacks.of(order);
            assertEquals(List.of(newer), packs.packs());
            assertEquals(List.of(older), packs.superseded());
            assertEquals(List.of(), packs.problems());
            assertTrue(packs.clientCodes().find("0x00000002").isPresent() && packs.clientCodes().find("0x00000001").isEmpty());
        }
    }

    @Test
    void ofTheSameDateTheFirstCountsAndTheOtherIsNamed() {
        DataPacks packs = DataPacks.of(List.of(pack("a", "2026-01-01", 1), pack("b", "2026-01-01", 2)));
        assertTrue(packs.clientCodes().find(1).isPresent());
        assertEquals(List.of("b: data/codes.json: a pack client-codes of the same date 2026-01-01 already comes from a"), packs.problems());
    }

    @Test
    void withoutPacksEveryTableIsEmpty() {
        DataPacks none = DataPacks.empty();
        assertEquals(List.of(), none.packs());
        assertEquals(List.of(), none.errorSignatures().match("(407) Proxy Authentication Required"));
        assertEquals(Optional.empty(), none.endpoints().ofUrl("https://sws.update.microsoft.com"));
        assertEquals(List.of(), none.products().all());
        assertEquals(List.of(), none.incidents().at(Instant.now()));
        assertEquals(List.of(), none.vulnerableBuilds().ofRule("L04"));
        assertEquals(Optional.empty(), none.classifications().titled("Updates"));
    }

    @Test
    void clientCodesAreFoundHoweverTheyAreWritten() {
        ClientCodes codes = DataPacks.of(List.of(pack("a", "2026-01-01", 0x8024401CL))).clientCodes();
        for (String written : List.of("0x8024401C", "0X8024401c", "8024401c", " 8024401C ", "-2145107940", "2149859356")) {
            assertEquals("0x8024401C", codes.find(written).orElseThrow().id(), written);
        }
        for (String written : List.of("", "0x8024401", "8024401Cx", "407", "99999999999", "-0x8024401C")) {
            assertEquals(Optional.empty(), codes.find(written), written);
        }
    }

    @Test
    void anIncidentHasABeginningAndPerhapsAnEnd() {
        Instant from = Instant.parse("2026-07-13T00:00:00Z");
        Incident open = new Incident("i", List.of("D20"), from, null, null, List.of(), List.of(), "", LocalText.NONE, LocalText.NONE,
                List.of(),
                Map.of());
        Incident over = new Incident("o", List.of("D19"), from, from.plusSeconds(60), null, List.of(), List.of(), "", LocalText.NONE,
                LocalText.NONE, List.of(), Map.of());
        Incidents incidents = new Incidents(List.of(open, over));
        assertEquals(List.of(), incidents.at(from.minusSeconds(1)));
        assertEquals(List.of(open, over), incidents.at(from));
        assertEquals(List.of(open), incidents.at(from.plusSeconds(61)));
        assertEquals(List.of(over), incidents.ofRule("D19"));
    }

    @Test
    void aBuildIsVulnerableFixedOrUnknown() {
        Vulnerability one = new Vulnerability("CVE-1", List.of("L04"), Severity.CRITICAL, LocalDate.EPOCH, LocalText.NONE, LocalText.NONE,
                List.of(new Vulnerability.Branch("10.0.17763", 7922, "2019"), new Vulnerability.Branch("6.3.9600", 22826, "2012 R2")),
                Map.of());
        assertEquals(Optional.of(true), one.vulnerable("10.0.17763.7921"));
        assertEquals(Optional.of(false), one.vulnerable("17763.7922"));
        assertEquals(Optional.of(true), one.vulnerable(" 6.3.9600.1 "));
        for (String unknown : List.of("", "10.0.17763", "10.0.99999.1", "6.3.17763.1", "Windows Server 2019", "10.0.17763.7922.1")) {
            assertEquals(Optional.empty(), one.vulnerable(unknown), unknown);
        }
        assertEquals(Optional.of("10.0.17763.7922"), one.firstFixed("17763.1"));
    }

    @Test
    void extensionsAreReadAndBrokenOnesNamed() throws Exception {
        Object token = new Object();
        IExtensionRegistry registry = RegistryFactory.createRegistry(new RegistryStrategy(null, null), token, token);
        try (InputStream plugin = Files.newInputStream(Path.of("plugin.xml"))) {
            assertTrue(registry.addContribution(plugin, ContributorFactorySimple.createContributor("org.todoku.rules"), false, "plugin.xml",
                    null,
                    token));
        }
        contribute(registry, token, "org.example",
                "<pack file=\"org/todoku/rules/data/good.json\"/><pack file=\"org/todoku/rules/data/newer.json\"/>"
                + "<pack file=\"org/todoku/rules/data/none.json\"/><pack/><puck file=\"x\"/><pack "
                        + "file=\"org/todoku/rules/data/bad.json\"/>");
        DataPacks packs = DataPacks.fromExtensions(registry);
        assertEquals(List.of("org.example org/todoku/rules/data/good.json"),
                packs.packs().stream().map(pack -> pack.contributor() + " " + pack.file()).toList());
        assertEquals(List.of(
                "org.example: org/todoku/rules/data/newer.json:1:37: format: client-codes is of format 9, newer than 1, the newest that is "
                        + "understood here; the pack before it stays in force",
                "org.example: org/todoku/rules/data/none.json: file not found", "org.example: a data pack: attribute file is missing",
                "org.example: unknown element puck",
                "org.example: org/todoku/rules/data/bad.json:5:12: code: expected 0x and eight digits 0-9, A-F, found 8024"),
                packs.problems());
        assertTrue(packs.clientCodes().find("0x80244010").isPresent(), "the pack of a known format stays in force");
        registry.stop(token);
    }

    private static void contribute(IExtensionRegistry registry, Object token, String contributor, String packs) {
        String xml = "<plugin><extension point=\"org.todoku.rules.dataPacks\">" + packs + "</extension></plugin>";
        assertTrue(registry.addContribution(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                ContributorFactorySimple.createContributor(contributor), false, contributor, null, token));
    }
}
