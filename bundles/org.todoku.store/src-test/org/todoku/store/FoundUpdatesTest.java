package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.core.Update;
import org.todoku.core.query.UpdateQuery;

/** Updates that are found without being read, and all their revisions. */
class FoundUpdatesTest {

    @Test
    void whatOnlyAnOlderStateListedIsNotFound() throws Exception {
        Update first = Samples.update(1, 201, "en", "First");
        Update second = Samples.update(1, 202, "en", "Second");
        Update gone = Samples.update(2, 201, "en", "Gone");
        try (Workspace workspace = Workspace.temporary()) {
            workspace.importState(Samples.reader(Samples.state("hq", Samples.DAY), Samples.listed(first), Samples.listed(gone)),
                    Progress.NONE);
            FleetView before = workspace.view();
            workspace.importState(Samples.reader(Samples.state("hq", Samples.DAY.plusSeconds(86_400)), Samples.listed(second)),
                    Progress.NONE);
            workspace.importState(Samples.reader(Samples.state("lab", Samples.DAY), Samples.listed(first)), Progress.NONE);
            FleetView view = workspace.view();
            assertEquals(List.of(201, 202), view.revisions(Samples.id(1)).stream().map(Update::revision).toList());
            assertEquals(List.of(), view.revisions(Samples.id(2)));
            FoundUpdate found = view.find(UpdateQuery.parse(""), 10).updates().get(0);
            assertEquals(second, found.update());
            assertEquals(OptionalInt.of(202), found.revisionOn(0));
            assertEquals(OptionalInt.of(201), found.revisionOn(1));
            assertEquals(1, view.find(List.of(Samples.id(1), Samples.id(1), Samples.id(2), UUID.randomUUID())).total());
            assertEquals(List.of(201), before.revisions(Samples.id(1)).stream().map(Update::revision).toList());
        }
    }
}
