package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;

/** What the field "Find Actions" of the platform finds of ours. */
@WorkbenchTest
class QuickAccessTest {

    private final Todoku todoku = new Todoku();

    /** Types into the field and chooses what is offered. */
    private void choose(String typed, String offered) {
        todoku.run("org.eclipse.ui.window.quickAccess");
        Shell dialog = Waiting.until("the field", () -> todoku.dialogs().stream().filter(shell -> find(shell, Text.class).isPresent())
                .findFirst(), todoku::dialogs);
        find(dialog, Text.class).orElseThrow().setText(typed);
        Table table = find(dialog, Table.class).orElseThrow();
        TableItem item = Waiting.until(offered,
                () -> Arrays.stream(table.getItems()).filter(each -> row(each).contains(offered)).findFirst(),
                () -> Arrays.stream(table.getItems()).map(QuickAccessTest::row).toList());
        Todoku.screenshot("quick-access-" + typed);
        // other sources may have answered meanwhile and moved it
        TableItem now = Arrays.stream(table.getItems()).filter(each -> row(each).contains(offered)).findFirst().orElse(item);
        table.setSelection(now);
        Event event = new Event();
        event.item = now;
        table.notifyListeners(SWT.DefaultSelection, event);
        Waiting.settle();
    }

    private static String row(TableItem item) {
        return item.getText(0) + " | " + item.getText(1);
    }

    private static <C extends Control> Optional<C> find(Control root, Class<C> type) {
        if (type.isInstance(root)) {
            return Optional.of(type.cast(root));
        }
        return root instanceof Composite composite
                ? Arrays.stream(composite.getChildren()).map(child -> find(child, type)).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    @Test
    void anUpdateByItsNumberIsExplained() {
        todoku.withDemo();
        choose("kb5097920", "KB5097920: 3 updates");
        todoku.diagnosis().answered("KB5097920");
        choose("kb5097920", "KB5097920 – ");
        assertTrue(todoku.session().question().orElseThrow().text().contains("-"), "one of them, by its GUID");
    }

    @Test
    void aServerIsSelected() {
        todoku.withDemo();
        choose("plant", "plant.corp.example");
        Waiting.untilEquals("plant.corp.example", () -> todoku.session().selectedServer().orElse(""));
        Waiting.untilEquals(ViewIds.SERVERS, () -> todoku.page().getActivePart().getSite().getId());
    }

    @Test
    void aRuleIsShownAndCopied() {
        todoku.withDemo();
        choose("B01", "B01 – Product not selected");
        Shell dialog = todoku.dialog("Rule B01");
        String text = Widgets.waitFor(dialog, "rule.text", StyledText.class).getText();
        assertTrue(text.contains("None of its products is ticked on …: …"), text);
        Todoku.screenshot("rule-dialog");
        todoku.setClipboard("before");
        Widgets.press(Dialogs.button(dialog, "Copy").orElseThrow());
        Waiting.untilEquals(Optional.of(text), todoku::clipboard);
        Todoku.close(dialog);
    }

    @Test
    void whatNobodyHasIsNotOffered() {
        todoku.withDemo();
        todoku.run("org.eclipse.ui.window.quickAccess");
        Shell dialog = Waiting.until("the field", () -> todoku.dialogs().stream().filter(shell -> find(shell, Text.class).isPresent())
                .findFirst(), todoku::dialogs);
        find(dialog, Text.class).orElseThrow().setText(DemoFleet.TWO_CAUSES + "0123");
        Waiting.settle();
        Table table = find(dialog, Table.class).orElseThrow();
        List<String> ours = Arrays.stream(table.getItems()).map(QuickAccessTest::row).filter(row -> row.startsWith("Updates")).toList();
        assertEquals(List.of(), ours);
        dialog.close();
    }
}
