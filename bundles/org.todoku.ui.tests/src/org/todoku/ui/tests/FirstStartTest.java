package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

@WorkbenchTest
class FirstStartTest {

    private final Todoku todoku = new Todoku();

    @Test
    void theInvestigatePerspectiveHasTheFiveViews() {
        assertEquals("org.todoku.app.investigate", todoku.page().getPerspective().getId());
        Set<String> open = Arrays.stream(todoku.page().getViewReferences()).map(IViewReference::getId).collect(Collectors.toSet());
        assertEquals(Set.of(FreshStart.VIEWS), open);
        for (IViewReference view : todoku.page().getViewReferences()) {
            assertNotNull(view.getTitleImage(), view.getTitle());
            assertTrue(view.getTitle().length() > 3 && !view.getTitle().startsWith("%"), view.getTitle());
        }
    }

    @Test
    void everyViewSaysWhatToDoFirst() {
        for (String view : FreshStart.VIEWS) {
            Composite content = todoku.show(view);
            Label title = Widgets.waitFor(content, "empty.title", Label.class);
            assertEquals("No server yet", title.getText(), view);
            assertTrue(Widgets.waitFor(content, "empty.text", Label.class).getText().contains("drop them here"), view);
            for (String link : List.of("demo", "open", "folder", "collector")) {
                Widgets.waitFor(content, "empty.link." + link, Link.class);
            }
        }
    }

    @Test
    void theLinkOfEveryViewOpensTheDemoFleet() {
        for (String view : FreshStart.VIEWS) {
            Composite content = todoku.show(view);
            Widgets.follow(Widgets.waitFor(content, "empty.link.demo", Link.class));
            Waiting.until("the demo in " + view, () -> todoku.session().view().servers().size() == 4
                    && Widgets.find(content, "empty.link.demo", Link.class).isEmpty(), () -> Widgets.texts(content));
            todoku.session().leaveDemo();
            Waiting.until("the end of the demo", () -> todoku.session().view().servers().isEmpty(),
                    () -> todoku.session().view().servers());
        }
    }

    @Test
    void everyCommandOfTheMenusIsThere() {
        var commands = PlatformUI.getWorkbench().getService(org.eclipse.ui.commands.ICommandService.class);
        for (String id : List.of("org.todoku.ui.open", "org.todoku.ui.openFolder", "org.todoku.ui.demo", "org.todoku.ui.saveCollector",
                "org.todoku.ui.search.focus")) {
            assertTrue(commands.getCommand(id).isDefined() && commands.getCommand(id).isHandled(), id);
        }
    }
}
