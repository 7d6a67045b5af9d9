package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Progress;
import org.todoku.core.ServerUpdate;
import org.todoku.core.query.UpdateQuery;

/** A process that is killed while it imports: what it had acknowledged is there, what it had not is not. */
class KilledImportTest {

    private static final int EACH = 1500;
    private static final int ROUNDS = 4;

    @TempDir
    Path folder = Path.of("");

    /** Imports one state after the other and says so after each. */
    static final class Child {

        public static void main(String[] arguments) throws Exception {
            PrintStream out = System.out;
            try (Workspace workspace = Workspace.open(Path.of(arguments[0]))) {
                for (int no = workspace.states().size();; no++) {
                    workspace.importState(Samples.reader(Samples.state("server" + no, Samples.DAY), updates(no)), Progress.NONE);
                    out.println(no);
                    out.flush();
                }
            }
        }
    }

    /** Half of the updates were there before, with a title in another language. */
    private static List<ServerUpdate> updates(int no) {
        List<ServerUpdate> updates = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            int number = no * EACH / 2 + i;
            updates.add(Samples.listed(Samples.update(number, 1, no % 2 == 0 ? "en" : "ja",
                    (no % 2 == 0 ? "Update " : "更新 ") + number + '.')));
        }
        return updates;
    }

    @Test
    void acknowledgedStatesSurvive() throws Exception {
        var random = new Random(20180731);
        for (int round = 0; round < ROUNDS; round++) {
            int acknowledged = killed(random.nextInt(400));
            try (Workspace workspace = Workspace.open(folder)) {
                int states = workspace.states().size();
                assertTrue(states == acknowledged || states == acknowledged + 1, states + " states, acknowledged " + acknowledged);
                check(workspace, states);
            }
        }
    }

    private static void check(Workspace workspace, int states) {
        FleetView view = workspace.view();
        int last = (states - 1) * EACH / 2 + EACH;
        assertEquals(last, view.updates());
        assertEquals(last, view.search(UpdateQuery.parse("\".\""), 1).total());
        for (StateInfo info : workspace.states()) {
            assertEquals(EACH, info.updates());
        }
        for (int number : new int[] {0, EACH / 2 + 1, last - 1}) {
            var hit = view.search(UpdateQuery.parse(Samples.id(number).toString()), 1).hits().get(0);
            assertTrue(hit.update().titles().get(0).text().endsWith(number + "."));
        }
    }

    /** @return how many states are acknowledged in all */
    private int killed(int milliseconds) throws Exception {
        return new KilledProcess(Child.class, folder, folder.resolve("heard.txt")).run(milliseconds);
    }
}
