package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.model.FleetException;
import org.todoku.model.FleetStore;
import org.todoku.model.fleet.Fleet;
import org.todoku.model.fleet.Server;
import org.todoku.model.fleet.ServerGroup;

/** Servers in groups: by menu, by keyboard, by dragging, and every step back and forth. */
@WorkbenchTest
class ServerGroupsTest {

    private static final String NEW_GROUP = "org.todoku.ui.servers.newGroup";
    private static final String RENAME = "org.eclipse.ui.edit.rename";
    private static final String DELETE = "org.eclipse.ui.edit.delete";

    @TempDir
    private Path folder;

    private final Todoku todoku = new Todoku();
    private ServersPage servers;

    @BeforeEach
    void threeServersByGroup() {
        deleteGroups();
        servers = todoku.withFiles(3, Exports.write(folder, "hq.corp.example", 3), Exports.write(folder, "lab.corp.example", 3),
                Exports.write(folder, "osaka.corp.example", 3)).servers();
        servers.byGroup(true);
    }

    @AfterEach
    void byHierarchyAgain() {
        deleteGroups();
        servers.byGroup(false);
    }

    private void deleteGroups() {
        new ArrayList<>(todoku.session().fleet().groups()).forEach(todoku.session().fleet()::delete);
        Waiting.settle();
    }

    private void group(String name, String... lines) {
        servers.select(lines);
        servers.runTyping(NEW_GROUP, name);
    }

    @Test
    void aNewGroupTakesTheSelectedServers() {
        assertEquals(List.of("No Group", "  hq.corp.example", "  lab.corp.example", "  osaka.corp.example"), servers.hierarchy());
        group("Japan", "osaka.corp.example", "lab.corp.example");
        assertEquals(List.of("Japan", "  lab.corp.example", "  osaka.corp.example", "No Group", "  hq.corp.example"),
                servers.hierarchy());
        assertEquals("2 of 2 need attention", servers.health("Japan"), "what is not known is not well");
        Todoku.screenshot("servers-by-group");
        Themes.use(Themes.DARK);
        Todoku.screenshot("dark-servers-by-group");
    }

    @Test
    void everyStepCanBeTakenBackAndDoneAgainAndTheMenuSaysWhich() {
        group("Japan", "osaka.corp.example");
        List<String> grouped = servers.hierarchy();
        assertEquals("Undo New Group Japan", todoku.menu("Edit").get(0));
        servers.undo();
        assertFalse(servers.hierarchy().contains("Japan"), () -> servers.hierarchy().toString());
        assertTrue(todoku.menu("Edit").contains("Redo New Group Japan"), () -> todoku.menu("Edit").toString());
        servers.redo();
        assertEquals(grouped, servers.hierarchy());
        servers.select("Japan");
        servers.runTyping(RENAME, "Kansai");
        assertTrue(servers.hierarchy().contains("Kansai"), () -> servers.hierarchy().toString());
        servers.select("Kansai");
        servers.run(DELETE);
        assertEquals(List.of("No Group", "  hq.corp.example", "  lab.corp.example", "  osaka.corp.example"), servers.hierarchy());
        servers.undo();
        servers.undo();
        assertEquals(grouped, servers.hierarchy());
        todoku.show(org.todoku.ui.ViewIds.SEARCH);
        assertEquals("Undo", todoku.menu("Edit").get(0), "another view takes nothing back");
    }

    @Test
    void serversAreDraggedIntoGroupsAndOutOfThem() {
        group("Japan", "osaka.corp.example");
        Tree tree = servers.tree();
        servers.select("lab.corp.example");
        assertTrue(Dragging.onto(tree, servers.item("Japan")));
        assertEquals(List.of("lab.corp.example", "osaka.corp.example"), servers.below("Japan"));
        servers.select("hq.corp.example");
        assertTrue(Dragging.onto(tree, servers.item("osaka.corp.example")), "on a server means into its group");
        assertEquals(List.of("hq.corp.example", "lab.corp.example", "osaka.corp.example"), servers.below("Japan"));
        servers.select("lab.corp.example", "hq.corp.example");
        assertTrue(Dragging.onto(tree, null), "on no line means out of the group");
        assertEquals(List.of("hq.corp.example", "lab.corp.example"), servers.below("No Group"));
        assertEquals("Undo Take out of Group", todoku.menu("Edit").get(0));
        servers.undo();
        servers.undo();
        assertEquals(List.of("lab.corp.example", "osaka.corp.example"), servers.below("Japan"));
    }

    @Test
    void aGroupIsDraggedIntoAnotherButNotIntoItself() {
        group("Japan", "osaka.corp.example");
        group("World", "hq.corp.example");
        Tree tree = servers.tree();
        servers.select("Japan");
        assertFalse(Dragging.onto(tree, servers.item("Japan")));
        assertTrue(Dragging.onto(tree, servers.item("World")));
        assertEquals(List.of("Japan", "hq.corp.example"), servers.below("World"));
        servers.select("World");
        assertFalse(Dragging.onto(tree, servers.item("Japan")), "it would be inside itself");
        servers.undo();
        assertEquals(List.of("Japan", "World"), todoku.session().fleet().groups().stream().map(ServerGroup::getName).sorted().toList());
    }

    @Test
    void groupsAreSaved() throws FleetException {
        group("Japan", "osaka.corp.example");
        Waiting.until("the groups to be saved", () -> Job.getJobManager().find(null).length == 0
                || java.util.Arrays.stream(Job.getJobManager().find(null)).noneMatch(job -> job.getName().equals("Saving names and notes")),
                () -> "still saving");
        Path workspace = Path.of(Platform.getInstanceLocation().getURL().getPath(), "todoku");
        Fleet saved = new FleetStore(workspace).load();
        assertEquals("Japan", saved.getGroups().get(0).getName());
        assertEquals(List.of("osaka.corp.example"), saved.getGroups().get(0).getServers().stream().map(Server::getName).toList());
    }
}
