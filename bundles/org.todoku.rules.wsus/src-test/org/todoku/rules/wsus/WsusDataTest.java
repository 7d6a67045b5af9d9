package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.core.WellKnown;
import org.todoku.rules.data.ClassificationInfo;
import org.todoku.rules.data.DataKind;
import org.todoku.rules.data.DataPack;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.data.Endpoint;
import org.todoku.rules.data.LocalText;
import org.todoku.rules.data.ProductHint;
import org.todoku.rules.data.Vulnerability;

class WsusDataTest {

    private static final DataPacks DATA = DataPacks.of(WsusData.all());

    @Test
    void everyKindIsThereAndContributedInThePlugInToo() throws Exception {
        assertEquals(List.of(DataKind.values()), DATA.packs().stream().map(DataPack::kind).toList());
        assertEquals(List.of(), DATA.problems());
        String plugin = Files.readString(Path.of("plugin.xml"));
        WsusData.all().forEach(pack -> assertTrue(plugin.contains("<pack file=\"" + pack.file() + "\"/>"), pack.file()));
        assertTrue(Files.readString(Path.of("build.properties")).contains("data/"));
    }

    @Test
    void classificationsAgreeWithWhatTheCoreKnows() {
        for (ClassificationInfo info : DATA.classifications().all()) {
            Stream.concat(Stream.of(info.title().en(), info.title().ja()), info.alsoCalled().stream())
                    .forEach(title -> assertEquals(info, DATA.classifications().titled(title).orElseThrow(), title));
            assertEquals(Optional.of(info.guid()), WellKnown.classification(info.title().en()));
            assertEquals(Optional.of(info.guid()), WellKnown.classification(info.title().ja()));
        }
        assertEquals(12, DATA.classifications().all().size());
        assertTrue(DATA.classifications().of(WellKnown.DRIVERS).orElseThrow().heavy());
        assertFalse(DATA.classifications().of(WellKnown.SECURITY_UPDATES).orElseThrow().heavy());
    }

    @Test
    void productsReferToClassificationsAndProductsThatAreListed() {
        for (ProductHint hint : DATA.products().all()) {
            hint.classifications().forEach(guid -> assertTrue(DATA.classifications().of(guid).isPresent(), hint.id()));
            assertEquals(hint.product() == null, hint.title().isEmpty(), hint.id());
            if (hint.frozen() != null) {
                ProductHint instead = DATA.products().instead(hint.guid().orElseThrow()).orElseThrow();
                assertTrue(instead.live(LocalDate.of(2026, 8, 1)) && !hint.live(LocalDate.of(2026, 8, 1)));
            }
        }
        List<ProductHint> server2025 = DATA.products().titled("microsoft server operating system-24h2");
        assertEquals(List.of("b256987d-4693-4c87-955d-dbb9341205eb", "ca006cfb-49eb-439b-880a-1312e1fc9713"),
                server2025.stream().map(hint -> String.valueOf(hint.product())).toList());
        assertEquals(Optional.of(LocalDate.of(2025, 9, 9)), Optional.ofNullable(server2025.get(1).frozen()));
        assertTrue(DATA.products().monthly(UUID.fromString("72e7624a-5b00-45d2-b92f-e561c0a6a160")));
        assertEquals(List.of(WellKnown.UPGRADES), DATA.products().entry("feature-updates").orElseThrow().classifications());
    }

    @Test
    void incidentsReferToSignaturesAndCodesThatAreListed() {
        DATA.incidents().all().forEach(incident -> {
            incident.signatures().forEach(id -> assertTrue(DATA.errorSignatures().of(id).isPresent(), id));
            incident.clientCodes().forEach(code -> assertTrue(DATA.clientCodes().find(code).isPresent(), code));
            assertFalse(incident.remedies().isEmpty());
        });
        assertEquals(List.of("2025-07-09-service-outage"), ids("2025-07-09T05:00:00Z"));
        assertEquals(List.of(), ids("2025-07-12T00:00:00Z"));
        assertEquals(List.of("2026-07-13-test-detectoids"), ids("2026-08-30T00:00:00Z"));
        assertEquals(Instant.parse("2026-07-18T00:00:00Z"), DATA.incidents().ofRule("D20").get(0).mitigated());
    }

    private static List<String> ids(String moment) {
        return DATA.incidents().at(Instant.parse(moment)).stream().map(incident -> incident.id()).toList();
    }

    /** First builds that are mended, from the published CVE records. */
    @ParameterizedTest
    @CsvSource({ "CVE-2025-59287, 6.2.9200, 25728", "CVE-2025-59287, 6.3.9600, 22826", "CVE-2025-59287, 10.0.14393, 8524",
            "CVE-2025-59287, 10.0.17763, 7922", "CVE-2025-59287, 10.0.20348, 4297", "CVE-2025-59287, 10.0.25398, 1916",
            "CVE-2025-59287, 10.0.26100, 6905", "CVE-2026-50328, 6.2.9200, 26226", "CVE-2026-50328, 6.3.9600, 23291",
            "CVE-2026-50328, 10.0.14393, 9339", "CVE-2026-50328, 10.0.17763, 9020", "CVE-2026-50328, 10.0.20348, 5386",
            "CVE-2026-50328, 10.0.26100, 33158" })
    void aBuildIsVulnerableUpToTheOneThatMendsIt(String cve, String build, int firstFixed) {
        Vulnerability vulnerability = DATA.vulnerableBuilds().of(cve).orElseThrow();
        assertEquals(Optional.of(false), vulnerability.vulnerable(build + "." + firstFixed));
        assertEquals(Optional.of(true), vulnerability.vulnerable(build + "." + (firstFixed - 1)));
    }

    @Test
    void ofOtherBuildsNothingIsKnown() {
        assertEquals(Optional.empty(), DATA.vulnerableBuilds().of("CVE-2026-50328").orElseThrow().vulnerable("10.0.25398.1"));
        assertEquals(List.of("CVE-2025-59287"), DATA.vulnerableBuilds().ofRule("L04").stream().map(Vulnerability::id).toList());
        assertEquals(List.of("CVE-2026-50328"), DATA.vulnerableBuilds().ofRule("L05").stream().map(Vulnerability::id).toList());
    }

    @ParameterizedTest
    @CsvSource({ "https://sws.update.microsoft.com, CURRENT", "https://SWS.update.microsoft.com/, CURRENT",
            "https://fe2.update.microsoft.com/v6, DECOMMISSIONED", "https://www.update.microsoft.com/v6, DECOMMISSIONED",
            "https://update.microsoft.com/v6, DECOMMISSIONED", "https://sws1.update.microsoft.com, RETIRING",
            "https://www.update.microsoft.com/other, CURRENT", "https://hq.example.net:8531, ", "'no address', ", "'', " })
    void anAddressOfMicrosoftUpdateIsTold(String url, Endpoint.State state) {
        assertEquals(Optional.ofNullable(state), DATA.endpoints().ofUrl(url).map(Endpoint::state));
    }

    @Test
    void theHostsThatAFirewallMustPassAreListed() {
        List<String> hosts = DATA.endpoints().required().stream().map(Endpoint::host).toList();
        assertTrue(hosts.containsAll(List.of("*.update.microsoft.com", "*.windowsupdate.com", "*.download.windowsupdate.com",
                "dl.delivery.mp.microsoft.com", "go.microsoft.com", "download.microsoft.com")), hosts.toString());
        assertFalse(hosts.contains("fe2.update.microsoft.com"));
        assertEquals("sws.update.microsoft.com", DATA.endpoints().synchronisation().orElseThrow().host());
        assertTrue(DATA.endpoints().isMicrosoft("dl.delivery.mp.microsoft.com")
                && !DATA.endpoints().isMicrosoft("evil-update.microsoft.com.example"));
    }

    @Test
    void textsAreInTheirLanguage() {
        Stream<LocalText> texts = Stream.of(DATA.errorSignatures().all().stream().map(one -> one.meaning()),
                DATA.clientCodes().all().stream().map(one -> one.meaning()), DATA.incidents().all().stream().map(one -> one.text()),
                DATA.incidents().all().stream().flatMap(one -> one.remedies().stream()),
                DATA.vulnerableBuilds().all().stream().map(one -> one.text())).flatMap(all -> all);
        texts.forEach(text -> {
            assertTrue(text.en().chars().allMatch(c -> c < 0x2000), text.en());
            assertTrue(text.ja().codePoints().anyMatch(c -> c >= 0x3040 && c < 0x30FF), text.ja());
        });
    }
}
