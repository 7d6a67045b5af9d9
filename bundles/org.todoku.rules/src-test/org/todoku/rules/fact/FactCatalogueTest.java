package org.todoku.rules.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.todoku.core.Configuration;
import org.todoku.core.HostEvidence;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Answers;
import org.todoku.rules.Question;
import org.todoku.rules.Reader;
import org.todoku.rules.Target;
import org.todoku.rules.Texts;
import org.todoku.rules.testing.AServer;
import org.todoku.rules.testing.AnUpdate;

class FactCatalogueTest {

    private static final Instant NOW = Instant.parse("2026-07-21T06:00:00Z");
    private static final Texts NO_TEXTS = new Texts(FactCatalogueTest.class.getClassLoader(), "");
    private static final Map<FactType, Class<?>> CLASSES = Map.of(FactType.YES_NO, Boolean.class, FactType.NUMBER, Number.class,
            FactType.TEXT, String.class, FactType.TIME, Instant.class, FactType.GUID, UUID.class,
            FactType.TEXTS, Set.class, FactType.GUIDS, Set.class,
            FactType.DURATION, Duration.class);

    private static Question question(ServerState state) {
        MemoryFacts facts = new MemoryFacts(Map.of(state, List.of()));
        return new Question(new Target(UpdateQuery.parse("KB5040000"), List.of()), state, facts, new Hierarchy(facts.servers()), NOW);
    }

    private static <T> Fact<T> known(T value) {
        return Fact.known(value, new Provenance("S.todoku-snapshot!x", NOW));
    }

    private static ServerState with(Map<String, String> settings, HostEvidence evidence) {
        ServerState plain = AServer.named("S").state();
        Fact<Configuration> configuration = plain.configuration().map(it -> new Configuration(it.syncFromMicrosoftUpdate(),
                it.upstreamServer(), it.upstreamPort(), it.upstreamSsl(), it.replica(), it.useProxy(), it.proxyName(), it.proxyPort(),
                it.anonymousProxy(), it.hasProxyPassword(), it.microsoftUpdateUrl(), it.allLanguages(), it.languages(),
                it.hostBinariesOnMicrosoftUpdate(), it.lastConfigChange(), settings));
        return new ServerState(plain.kind(), plain.server(), plain.serverId(), plain.collectedAt(), plain.source(), plain.collector(),
                plain.info(), configuration, plain.subscription(), plain.syncHistory(), plain.categories(), plain.approvals(),
                plain.approvalRules(), plain.downstreams(), plain.updates(), plain.updateFields(), plain.sections(), plain.problems(),
                plain.redactions(), evidence);
    }

    private static Object value(Fact<?> fact) {
        return fact instanceof Known<?> known ? known.value()
                : "unknown " + ((Unknown<?>) fact).name() + " " + ((Unknown<?>) fact).reason();
    }

    @Test
    void everyFactHasANameInBothLanguagesAndSaysHowToCollectIt() {
        Reader english = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
        Reader japanese = new Reader(Locale.JAPANESE, ZoneOffset.UTC);
        String nothing = Answers.howToCollect("no such fact", NO_TEXTS, english);
        for (FactDefinition fact : FactCatalogue.all()) {
            String label = Answers.factLabel(fact.name(), NO_TEXTS, english);
            assertTrue(!label.equals(fact.name()) && !label.isBlank(), fact.name());
            assertTrue(!Answers.factLabel(fact.name(), NO_TEXTS, japanese).equals(fact.name()), fact.name());
            assertTrue(!Answers.howToCollect(fact.name(), NO_TEXTS, english).equals(nothing)
                    || fact.name().startsWith("server."), fact.name());
        }
        assertTrue(FactCatalogue.all().size() > 150);
    }

    @Test
    void whatIsNotKnownCarriesTheNameThatWasAskedFor() {
        Question question = question(AServer.named("S").state());
        int unknown = 0;
        for (FactDefinition fact : FactCatalogue.all()) {
            switch (question.fact(fact.name())) {
                case Known<?> known -> assertTrue(CLASSES.getOrDefault(fact.type(), Object.class).isInstance(known.value()), fact.name());
                case Unknown<?> missing -> {
                    assertEquals(fact.name(), missing.name());
                    unknown++;
                }
            }
        }
        assertTrue(unknown > 100, "only " + unknown);
    }

    @Test
    void everyValueIsOfItsType() {
        AnUpdate update = AnUpdate.kb("5040000");
        MemoryFacts facts = AServer.facts(AServer.named("HQ").with(update), AServer.named("BR").below("HQ").with(update));
        ServerState server = facts.servers().get(0);
        Question question = new Question(new Target(UpdateQuery.parse("KB5040000"),
                facts.search(UpdateQuery.parse("KB5040000"), 9).hits().stream().map(hit -> hit.update()).toList()), server, facts,
                new Hierarchy(facts.servers()), NOW);
        for (FactDefinition fact : FactCatalogue.all()) {
            if (fact.read(question) instanceof Known<?> known) {
                assertTrue(CLASSES.getOrDefault(fact.type(), Object.class).isInstance(known.value()), fact.name() + " " + known.value());
            }
        }
        assertEquals(true, value(question.fact("update.present")));
        assertEquals(true, value(question.fact("upstream.present")));
        assertEquals("HQ", value(question.fact("upstream.name")));
        assertEquals(1L, value(question.fact("server.ageDays")));
    }

    @Test
    void readsFurtherSettingsAsJson() {
        Question question = question(with(Map.of("disableSyncDrivers", "true", "maxXmlPerRequest", "5242880", "LocalContentCachePath",
                "\"D:\\\\WSUS\"", "supportedUpdateLanguages", "[\"en\",\"ja\"]", "serverId", "{broken"), HostEvidence.notCollected()));
        assertEquals(true, value(question.fact("configuration.disableSyncDrivers")));
        assertEquals(5242880L, value(question.fact("configuration.maxXmlPerRequest")));
        assertEquals("D:\\WSUS", value(question.fact("configuration.localContentCachePath")));
        assertEquals(Set.of("en", "ja"), value(question.fact("configuration.supportedUpdateLanguages")));
        assertEquals("unknown configuration.serverId " + Reason.FAILED, value(question.fact("configuration.serverId")));
        assertEquals("unknown configuration.collectClientInventory " + Reason.NOT_COLLECTED,
                value(question.fact("configuration.collectClientInventory")));
    }

    @Test
    void readsTheEvidenceByItsKeys() {
        HostEvidence none = HostEvidence.notCollected();
        Question question = question(with(Map.of(), new HostEvidence(
                known(List.of(new ServerEvent(NOW, 364, "", "Range"), new ServerEvent(NOW.minusSeconds(60), 364, "", ""))),
                known(Map.of("updateCount", 7L)),
                known(Map.of("os.build", "20348", "pool.pingEnabled", "True", "iis.ports", "80,443", "winhttp.proxy", "",
                        "database.lastReindex", "2026-07-01T00:00:00Z", "pool.queueLength", "plenty")),
                known(Map.of("errors.0x80244010", "12")), none.log())));
        assertEquals(20348, value(question.fact("host.os.build")));
        assertEquals(true, value(question.fact("host.pool.pingEnabled")));
        assertEquals(Set.of("80", "443"), value(question.fact("host.iis.ports")));
        assertEquals("", value(question.fact("host.winhttp.proxy")));
        assertEquals(Instant.parse("2026-07-01T00:00:00Z"), value(question.fact("host.database.lastReindex")));
        assertEquals("unknown host.pool.queueLength " + Reason.FAILED, value(question.fact("host.pool.queueLength")));
        assertEquals(12L, value(question.fact("clients.errors.0x80244010")));
        assertEquals("unknown clients.errors.0x80244011 " + Reason.NOT_COLLECTED, value(question.fact("clients.errors.0x80244011")));
        assertEquals(7L, value(question.fact("status.updateCount")));
        assertEquals(2L, value(question.fact("events.count.364")));
        assertEquals(0L, value(question.fact("events.count.386")));
        assertEquals(NOW, value(question.fact("events.last.364")));
        assertEquals("unknown log.lines " + Reason.NOT_COLLECTED, value(question.fact("log.lines")));
    }

    @Test
    void aNameThatIsNoFactIsRefused() {
        Question question = question(AServer.named("S").state());
        assertThrows(IllegalArgumentException.class, () -> question.fact("host.pool.memory"));
        assertEquals(Optional.empty(), FactCatalogue.find("configuration"));
        assertEquals(Optional.empty(), FactCatalogue.find("clients.errors.80244010"));
    }

    @Test
    void onlyKeysOfTheEvidenceAndSettingsCanBeDeclared() {
        assertTrue(FactCatalogue.declared("host.acme.agent", FactType.TEXT).isPresent());
        assertTrue(FactCatalogue.declared("status.something", FactType.NUMBER).isPresent());
        assertEquals(Optional.empty(), FactCatalogue.declared("status.something", FactType.TEXT));
        assertEquals(Optional.empty(), FactCatalogue.declared("host.os.build", FactType.TEXT));
        assertEquals(Optional.empty(), FactCatalogue.declared("target.mood", FactType.TEXT));
        assertEquals(Optional.empty(), FactCatalogue.declared("host.", FactType.TEXT));
    }
}
