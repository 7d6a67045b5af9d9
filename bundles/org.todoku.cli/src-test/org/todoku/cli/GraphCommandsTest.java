package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.cli.Shell.Outcome;
import org.todoku.demo.DemoFleet;

/** Topology and supersedence of the demo fleet. */
class GraphCommandsTest {

    @TempDir
    Path directory = Path.of("");

    private Outcome run(String... command) {
        return new Shell(directory).run(command);
    }

    @Test
    void theTopologySaysWhereAnUpdateStopped() {
        Outcome stopped = run("topology", "--update", DemoFleet.ON_ITS_WAY, "--from", "demo");
        assertEquals(1, stopped.code());
        String told = stopped.out().replaceAll("\\s+", " ");
        assertTrue(told.contains("It stopped between hq.corp.example and osaka.corp.example."), stopped.out());
        assertTrue(told.contains("fetches from hq.corp.example: 16 h 0 min behind"), stopped.out());
        Outcome japanese = run("topology", "--update", DemoFleet.ON_ITS_WAY, "--from", "demo", "--lang", "ja");
        assertTrue(japanese.out().replaceAll("\\s+", " ").contains("hq.corp.example と osaka.corp.example の間で止まっています。"), japanese.out());
        assertEquals(0, run("topology", "--update", DemoFleet.THERE, "--from", "demo").code());
        assertEquals(0, run("topology", "--from", "demo").code());
    }

    @Test
    void supersedenceSaysWhatToInstallInstead() {
        Outcome replaced = run("supersedence", DemoFleet.THERE, "--from", "demo");
        assertEquals(0, replaced.code());
        assertTrue(replaced.out().contains("Install this instead: KB5099020"), replaced.out());
        assertTrue(replaced.out().replaceAll("\\s+", " ").contains("not there: plant.corp.example"), replaced.out());
        Outcome unknown = run("supersedence", "KB1234567890", "--from", "demo");
        assertEquals(3, unknown.code());
        assertEquals("No server and no catalogue lists KB1234567890.", unknown.out().strip());
    }
}
