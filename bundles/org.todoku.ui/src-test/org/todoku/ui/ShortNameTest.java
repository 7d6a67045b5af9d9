package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.todoku.core.Completeness;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;

class ShortNameTest {

    private final FleetBook book = new FleetBook(Path.of("none"), Clock.systemUTC(), () -> { });

    @Test
    void theHostStandsForAServerThatNoOtherIsCalledLike() {
        assertEquals(List.of("hq", "Plant"), shortNames("hq.corp.example", "Plant.corp.example"));
    }

    @Test
    void hostsOfTheSameNameAreToldApart() {
        assertEquals(List.of("wsus.tokyo", "WSUS.osaka", "lab"),
                shortNames("wsus.tokyo.corp.example", "WSUS.osaka.corp.example", "lab.corp.example"));
    }

    @Test
    void aNameThatIsTheBeginningOfAnotherStaysWhole() {
        assertEquals(List.of("hq", "hq.corp", "hq.corp.example"), shortNames("hq", "hq.corp", "hq.corp.example"));
    }

    @Test
    void addressesAreNotShortened() {
        assertEquals(List.of("10.0.0.5", "172.16.0.9", "fe80::1.2"), shortNames("10.0.0.5", "172.16.0.9", "fe80::1.2"));
    }

    private List<String> shortNames(String... names) {
        List<ServerState> servers = Arrays.stream(names).map(ShortNameTest::server).toList();
        return servers.stream().map(server -> book.shortName(server, servers)).toList();
    }

    private static ServerState server(String name) {
        return new ServerState(StateKind.SERVER, name, "", Instant.EPOCH, "test", "", unknown(), unknown(), unknown(), unknown(), unknown(),
                unknown(), unknown(), unknown(), new Section("updates", Completeness.COMPLETE, "", 1, 0), Set.of(), List.of(), List.of(),
                Map.of());
    }

    private static <T> Fact<T> unknown() {
        return Fact.unknown("test", Reason.NOT_COLLECTED, "");
    }
}
