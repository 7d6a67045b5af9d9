package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;

/** Perspectives, views that are opened twice, and keys. */
@WorkbenchTest
class PerspectivesTest {

    private final Todoku todoku = new Todoku();

    @AfterEach
    void investigateAgain() {
        use("org.todoku.app.investigate");
        for (var view : todoku.page().getViewReferences()) {
            if (view.getSecondaryId() != null) {
                todoku.page().hideView(view);
            }
        }
        Waiting.settle();
    }

    private void use(String id) {
        IPerspectiveDescriptor perspective = PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(id);
        todoku.page().setPerspective(perspective);
        Waiting.settle();
    }

    @Test
    void syncShowsTheLogLargeBesideServersAndDiagnosis() {
        todoku.withDemo();
        use("org.todoku.app.sync");
        IWorkbenchPage page = todoku.page();
        for (String view : List.of(ViewIds.SERVERS, ViewIds.SYNC_LOG, ViewIds.DIAGNOSIS)) {
            IViewPart part = page.findView(view);
            assertTrue(part != null && page.isPartVisible(part), view);
        }
        int log = Todoku.content(page.findView(ViewIds.SYNC_LOG)).getSize().x;
        assertTrue(log > Todoku.content(page.findView(ViewIds.DIAGNOSIS)).getSize().x, "the log is the largest");
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.select("plant.corp.example");
        Todoku.screenshot("perspective-sync");
        use("org.todoku.app.sidebyside");
        Todoku.screenshot("perspective-sidebyside");
    }

    @Test
    void altShiftAndANumberBringUpThePerspectives() {
        todoku.withDemo();
        Hands hands = new Hands();
        List<String> ids = List.of("org.todoku.app.investigate", "org.todoku.app.sidebyside", "org.todoku.app.sync");
        for (int i = ids.size() - 1; i >= 0; i--) {
            String id = ids.get(i);
            hands.withAltShift(KeyEvent.VK_1 + i);
            Waiting.until(id, () -> todoku.page().getPerspective().getId().equals(id), () -> todoku.page().getPerspective().getLabel());
        }
    }

    @Test
    void viewsAreOpenedTwice() throws PartInitException {
        todoku.withDemo();
        for (String view : List.of(ViewIds.SEARCH, ViewIds.MATRIX, ViewIds.SYNC_LOG, ViewIds.COMPARE)) {
            assertTrue(PlatformUI.getWorkbench().getViewRegistry().find(view).getAllowMultiple(), view);
            IViewPart second = todoku.page().showView(view, "2", IWorkbenchPage.VIEW_ACTIVATE);
            Waiting.settle();
            IViewPart first = todoku.page().findView(view);
            assertFalse(second == first, view);
        }
    }

    @Test
    void openAnotherGivesTheCopyANumberAndEachIsPinnedForItself() {
        todoku.withDemo();
        todoku.show(ViewIds.MATRIX);
        todoku.run("org.todoku.ui.another");
        IViewPart second = (IViewPart) todoku.page().getActivePart();
        assertEquals("2", second.getViewSite().getSecondaryId());
        Waiting.untilEquals("Subscription Matrix (2)", () -> second.getSite().getService(MPart.class).getLabel());
        todoku.select("plant.corp.example");
        Waiting.untilEquals("plant.corp.example",
                () -> Widgets.waitFor(Todoku.content(second), "matrix.server", Combo.class).getText());
        todoku.run("org.todoku.ui.pin");
        todoku.select("hq.corp.example");
        Combo pinned = Widgets.waitFor(Todoku.content(second), "matrix.server", Combo.class);
        Waiting.untilEquals("hq.corp.example", () -> todoku.matrix().server().getText());
        todoku.page().activate(second);
        Waiting.settle();
        assertEquals("plant.corp.example", pinned.getText());
        Todoku.screenshot("two-matrices");
    }

    /** Every key of ours that has no second meaning where it counts, and every command with a name. */
    @Test
    void noTwoCommandsShareAKey() {
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        Map<String, List<String>> commands = new HashMap<>();
        for (Binding binding : bindings.getBindings()) {
            boolean applies = binding.getParameterizedCommand() != null && binding.getTriggerSequence() instanceof KeySequence
                    && "org.eclipse.ui.defaultAcceleratorConfiguration".equals(binding.getSchemeId())
                    && "org.eclipse.ui.contexts.window".equals(binding.getContextId())
                    && (binding.getPlatform() == null || binding.getPlatform().equals("gtk"));
            if (applies) {
                List<String> same = commands.computeIfAbsent(binding.getTriggerSequence().toString(), key -> new ArrayList<>());
                String command = binding.getParameterizedCommand().serialize();
                if (!same.contains(command)) {
                    same.add(command);
                }
            }
        }
        List<String> clashes = commands.entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                .filter(entry -> entry.getValue().stream().anyMatch(command -> command.contains("todoku")))
                .map(Object::toString).filter(entry -> Arrays.stream(KNOWN).noneMatch(entry::startsWith)).toList();
        assertEquals(List.of(), clashes);
        assertTrue(commands.containsKey("F9"), commands::toString);
    }

    /** Ours stands in for a command of the platform that this program has no use for. */
    private static final String[] KNOWN = { "CTRL+F=", "CTRL+S=" };
}
