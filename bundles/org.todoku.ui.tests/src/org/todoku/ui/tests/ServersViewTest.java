package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WorkbenchTest
class ServersViewTest {

    private final Todoku todoku = new Todoku();

    @Test
    void listsTheDemoServersByHierarchy() {
        ServersPage servers = todoku.withDemo().servers();
        assertEquals(List.of("hq.corp.example", "  lab.corp.example", "  osaka.corp.example", "plant.corp.example",
                "Microsoft Update Catalog"),
                servers.hierarchy());
        assertTrue(servers.health("hq.corp.example").startsWith("Synchronised "), servers.health("hq.corp.example"));
        assertTrue(servers.health("plant.corp.example").startsWith("Synchronisation fails since "), servers.health("plant.corp.example"));
    }

    @Test
    void tellsWhatIsKnownOfTheSelectedServer() {
        ServersPage servers = todoku.withDemo().servers();
        servers.select("osaka.corp.example");
        assertTrue(servers.details().lines().contains("Replica of hq.corp.example"), () -> servers.details().lines().toString());
        servers.select("plant.corp.example");
        assertTrue(servers.details().lines().stream().anyMatch(line -> line.contains("(407) Proxy Authentication Required")),
                () -> servers.details().lines().toString());
        Waiting.until("its state", () -> servers.states().size() == 1, servers.details()::lines);
        assertEquals(0, servers.details().control().getTopPixel(), "another server is shown from the top");
    }

    @Test
    void theOtherViewsFollowTheSelectedServer() {
        ServersPage servers = todoku.withDemo().servers();
        servers.select("plant.corp.example");
        assertEquals("plant.corp.example", todoku.session().selectedServer().orElseThrow());
        MatrixPage matrix = todoku.matrix();
        Waiting.untilEquals("plant.corp.example", () -> matrix.server().getText());
        SyncLogPage log = todoku.syncLog();
        assertTrue(log.summary().startsWith("Failing since"), log.summary());
    }

    @Test
    void theBannerOfTheDemoLeadsBackToTheOwnServers(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5)).withDemo();
        ServersPage servers = todoku.servers();
        assertTrue(servers.banner().getText().contains("made up, never saved"), servers.banner().getText());
        Widgets.follow(servers.banner());
        Waiting.untilEquals(List.of("branch.corp.example"), () -> servers.hierarchy());
    }

    @Test
    void everyStateOfAServerCanBeRemoved(@TempDir Path folder) {
        ServersPage servers = todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5)).servers();
        Waiting.until("its state", () -> servers.details().has("servers.remove.0"), servers.details()::lines);
        List<String> questions = new ArrayList<>();
        Dialogs.answerNext(todoku, "Remove", dialog -> questions.add(Todoku.said(dialog)));
        servers.details().click("servers.remove.0");
        assertTrue(questions.toString().contains("Remove the state of branch.corp.example"), questions::toString);
        Waiting.until("no server", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
    }
}
