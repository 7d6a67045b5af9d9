package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Combo;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.ServerState;
import org.todoku.ui.ViewIds;

/** What a view missed while it was out of sight it shows when it is brought up, in whatever way. */
@WorkbenchTest
class HiddenViewsTest {

    private final Todoku todoku = new Todoku();

    /** A view that shows a server that the user chose, so that no other is proposed, and is hidden then. */
    private Combo hidden(Path folder) {
        todoku.withFiles(2, Exports.write(folder, "first.corp.example", 5), Exports.write(folder, "other.corp.example", 5));
        todoku.select("other.corp.example");
        Combo servers = todoku.matrix().server();
        todoku.syncLog();
        assertFalse(servers.isVisible());
        return servers;
    }

    private void read(Path folder, String server) {
        todoku.session().openFiles(List.of(Exports.write(folder, server, 5)));
        Waiting.until(server, () -> known().contains(server), this::known);
        Waiting.settle();
    }

    private List<String> known() {
        return todoku.session().view().servers().stream().map(ServerState::server).toList();
    }

    private void untilOffered(Combo servers, String server) {
        Waiting.until(server, () -> Arrays.asList(servers.getItems()).contains(server), () -> List.of(servers.getItems()));
    }

    @Test
    void aTabThatIsBroughtUp(@TempDir Path folder) {
        Combo servers = hidden(folder);
        List<String> before = List.of(servers.getItems());
        read(folder, "second.corp.example");
        assertEquals(before, List.of(servers.getItems()), "nobody sees it");
        todoku.matrix();
        untilOffered(servers, "second.corp.example");
        read(folder, "third.corp.example");
        untilOffered(servers, "third.corp.example");
    }

    @Test
    void aPerspectiveThatIsComeBackTo(@TempDir Path folder) {
        Combo servers = hidden(folder);
        todoku.matrix();
        IWorkbenchPage page = todoku.page();
        IPerspectiveDescriptor own = page.getPerspective();
        IPerspectiveDescriptor other = Arrays.stream(PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives())
                .filter(each -> each.getId().equals("org.todoku.app.sync")).findFirst().orElseThrow();
        page.setPerspective(other);
        try {
            assertFalse(servers.isVisible());
            read(folder, "second.corp.example");
        } finally {
            page.setPerspective(own);
        }
        untilOffered(servers, "second.corp.example");
    }

    @Test
    void aMinimizedStackThatIsRestored(@TempDir Path folder) {
        Combo servers = hidden(folder);
        todoku.matrix();
        IWorkbenchPage page = todoku.page();
        page.setPartState(page.findViewReference(ViewIds.MATRIX), IWorkbenchPage.STATE_MINIMIZED);
        try {
            read(folder, "second.corp.example");
        } finally {
            page.setPartState(page.findViewReference(ViewIds.MATRIX), IWorkbenchPage.STATE_RESTORED);
        }
        untilOffered(servers, "second.corp.example");
    }

    @Test
    void theWorkspaceAfterTheDemo(@TempDir Path folder) {
        Combo servers = hidden(folder);
        todoku.withDemo();
        untilOffered(servers, "hq.corp.example");
    }
}
