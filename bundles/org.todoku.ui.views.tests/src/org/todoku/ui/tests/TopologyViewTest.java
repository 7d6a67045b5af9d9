package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.fleet.FleetTopology;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.Tone;
import org.todoku.ui.ViewIds;
import org.todoku.ui.graph.Graph;

@WorkbenchTest
class TopologyViewTest {

    private final Todoku todoku = new Todoku();
    private GraphPage page;

    @BeforeEach
    void open() {
        todoku.withDemo();
        page = new GraphPage(todoku, ViewIds.TOPOLOGY, "topology");
        page.box("hq.corp.example", "autonomous");
    }

    @AfterEach
    void close() {
        todoku.forget(ViewIds.TOPOLOGY);
        todoku.session().leaveDemo();
        Waiting.settle();
    }

    @Test
    void everyServerHangsBelowItsUpstream() {
        Graph graph = page.canvas().graph();
        assertTrue(graph.arrows().stream().anyMatch(arrow -> arrow.from().equals(FleetTopology.MICROSOFT_UPDATE)
                && arrow.to().equals("hq.corp.example")), graph::text);
        assertTrue(graph.arrows().stream().anyMatch(arrow -> arrow.from().equals("hq.corp.example")
                && arrow.to().equals("osaka.corp.example") && !arrow.label().isEmpty()), graph::text);
        page.box("osaka.corp.example", "replica");
        assertTrue(page.note().startsWith("Ask about an update"), page::note);
    }

    @Test
    void showsWhereTheUpdateOfTheQuestionStopped() {
        todoku.select("osaka.corp.example");
        todoku.ask(DemoFleet.ON_ITS_WAY);
        Graph.Box osaka = page.box("osaka.corp.example", "does not have it");
        assertEquals(Tone.BAD, osaka.title().tone(), osaka::toString);
        page.box("hq.corp.example", "has it");
        assertEquals("osaka.corp.example: It stopped between hq.corp.example and osaka.corp.example.", page.note());
        assertEquals(Optional.of("osaka.corp.example"), page.canvas().selected());
        Graph.Arrow arrow = page.canvas().graph().arrows().stream().filter(each -> each.to().equals(osaka.key())).findFirst().orElseThrow();
        assertEquals(Tone.BAD, arrow.tone());
    }

    @Test
    void aClickOrAKeySelectsTheServerEverywhere() {
        page.click(page.box("plant.corp.example", "autonomous"));
        assertEquals(Optional.of("plant.corp.example"), todoku.session().selectedServer());
        todoku.select("hq.corp.example");
        assertEquals(Optional.of("hq.corp.example"), page.canvas().selected(), "and the other way round");
        page.focus();
        new Hands().key(KeyEvent.VK_RIGHT);
        Waiting.until("a server below", () -> !todoku.session().selectedServer().equals(Optional.of("hq.corp.example")), page::boxes);
        String below = todoku.session().selectedServer().orElseThrow();
        assertTrue(page.canvas().graph().arrows().stream().anyMatch(arrow -> arrow.from().equals("hq.corp.example")
                && arrow.to().equals(below)), below);
        new Hands().key(KeyEvent.VK_LEFT);
        Waiting.until("back", () -> todoku.session().selectedServer().equals(Optional.of("hq.corp.example")), page::boxes);
    }

    @Test
    void whileItIsDrawnNothingOfItCanBeUsedAndThenTheSameServerIsSelected() {
        page.click(page.box("plant.corp.example", "autonomous"));
        Job.getJobManager().suspend();
        try {
            page.canvas().show(page.canvas().graph());
            Waiting.until("drawing", () -> page.canvas().graph().boxes().isEmpty(), page::boxes);
            Waiting.settle();
            Todoku.screenshot("topology-drawing");
            assertFalse(page.action("picture").isEnabled());
            page.act("copy");
            assertTrue(todoku.clipboard().orElse("").contains("  → osaka.corp.example"), "text needs no drawing");
            page.focus();
            new Hands().key(KeyEvent.VK_RIGHT);
        } finally {
            Job.getJobManager().resume();
        }
        page.box("hq.corp.example", "autonomous");
        assertTrue(page.action("picture").isEnabled());
        assertEquals(Optional.of("plant.corp.example"), page.canvas().selected());
    }

    @Test
    void controlAndPlusMakesItLarger() {
        page.focus();
        new Hands().withControl(KeyEvent.VK_0);
        Waiting.until("natural", () -> page.canvas().percent() == 100, () -> page.canvas().percent());
        Rectangle before = page.canvas().placeOf("hq.corp.example").orElseThrow();
        new Hands().withControl(KeyEvent.VK_EQUALS);
        Waiting.until("larger", () -> page.canvas().percent() == 125, () -> page.canvas().percent());
        assertTrue(page.canvas().placeOf("hq.corp.example").orElseThrow().width > before.width);
        new Hands().withControl(KeyEvent.VK_MINUS);
        new Hands().withControl(KeyEvent.VK_MINUS);
        Waiting.until("smaller", () -> page.canvas().percent() == 85, () -> page.canvas().percent());
    }

    @Test
    void allOfItIsCopiedAsTextAndSavedAsAPicture(@TempDir Path folder) {
        page.act("copy");
        String text = todoku.clipboard().orElse("");
        assertTrue(text.contains("hq.corp.example\n") && text.contains("  → osaka.corp.example"), text);
        Path file = folder.resolve("servers.png");
        FileDialogs.save(file, () -> page.act("picture"));
        Waiting.until("the picture", () -> Files.exists(file), () -> folder);
        ImageData picture = new ImageData(file.toString());
        boolean drawn = false;
        for (int x = 1; x < picture.width && !drawn; x++) {
            drawn = picture.getPixel(x, picture.height / 2) != picture.getPixel(0, 0);
        }
        assertTrue(drawn, "the picture is blank");
        assertNotEquals(0, picture.width);
    }
}
