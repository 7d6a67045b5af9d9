package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.ui.ServerChoice;

/** The button with which a view lets the user choose servers. */
@WorkbenchTest
class ServerChoiceTest {

    private static final List<String> ALL = List.of("hq.corp.example", "lab.corp.example", "osaka.corp.example", "plant.corp.example");

    private final Todoku todoku = new Todoku();
    private final List<List<String>> told = new ArrayList<>();
    private Shell shell;
    private ServerChoice choice;

    @BeforeEach
    void aChoice() {
        todoku.withDemo();
        shell = new Shell(todoku.window().getShell(), SWT.DIALOG_TRIM);
        shell.setLayout(new RowLayout());
        choice = new ServerChoice(shell, todoku.session(), "choice");
        choice.onChange(() -> told.add(choice.keys()));
        shell.setSize(500, 300);
        shell.open();
        Waiting.settle();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private String label() {
        return ((Button) choice.control()).getText();
    }

    private Shell popup() {
        Widgets.press((Button) choice.control());
        Waiting.settle();
        return found();
    }

    private Shell found() {
        return Waiting.until("the list", () -> Arrays.stream(Display.getCurrent().getShells())
                .filter(each -> "choice.popup".equals(each.getData("org.todoku.id"))).findFirst(), todoku::dialogs);
    }

    private static List<String> rows(Shell popup) {
        return Arrays.stream(list(popup).getItems()).map(TableItem::getText).toList();
    }

    private static Table list(Shell popup) {
        return Widgets.waitFor(popup, "choice.list", Table.class);
    }

    private static void tick(Shell popup, int row, boolean wanted) {
        Table table = list(popup);
        table.getItem(row).setChecked(wanted);
        Event event = new Event();
        event.detail = SWT.CHECK;
        event.item = table.getItem(row);
        table.notifyListeners(SWT.Selection, event);
    }

    @Test
    void allAtFirstThenWhatIsTickedInTheOrderOfTheUser() {
        assertEquals("Servers: all (4)", label());
        assertEquals(ALL, choice.keys());
        Shell popup = popup();
        assertEquals(ALL, rows(popup));
        tick(popup, 1, false);
        tick(popup, 3, false);
        assertEquals("Servers: hq, osaka", label());
        Todoku.screenshot("server-choice");
        list(popup).setSelection(2);
        Widgets.press(Widgets.waitFor(popup, "choice.up", Button.class));
        assertEquals(List.of("osaka.corp.example", "hq.corp.example"), choice.keys());
        assertEquals("Servers: osaka, hq", label());
        assertEquals(List.of("osaka.corp.example", "hq.corp.example"), told.get(told.size() - 1));
        Widgets.press(Widgets.waitFor(popup, "choice.none", Button.class));
        assertEquals(4, choice.keys().size(), "none means all");
        Widgets.press(Widgets.waitFor(popup, "choice.all", Button.class));
        assertEquals("Servers: all (4)", label());
        popup.close();
    }

    @Test
    void theFilterShowsWhatContainsIt() {
        Shell popup = popup();
        Widgets.waitFor(popup, "choice.filter", Text.class).setText("SAKA");
        assertEquals(List.of("osaka.corp.example"), rows(popup));
        tick(popup, 0, false);
        assertEquals(List.of("hq.corp.example", "lab.corp.example", "plant.corp.example"), choice.keys());
        popup.close();
    }

    @Test
    void theKeyboardIsEnough() {
        Hands hands = new Hands();
        shell.forceActive();
        hands.into(shell);
        choice.control().setFocus();
        hands.key(KeyEvent.VK_SPACE);
        Shell popup = found();
        Waiting.until("the filter to have the focus", () -> Widgets.waitFor(popup, "choice.filter", Text.class).isFocusControl(),
                () -> Display.getCurrent().getFocusControl());
        hands.key(KeyEvent.VK_DOWN);
        Waiting.until("the list to have the focus", () -> list(popup).isFocusControl(), () -> Display.getCurrent().getFocusControl());
        hands.key(KeyEvent.VK_SPACE);
        Waiting.untilEquals(List.of("lab.corp.example", "osaka.corp.example", "plant.corp.example"), choice::keys);
        hands.key(KeyEvent.VK_DOWN);
        hands.withAlt(KeyEvent.VK_DOWN);
        Waiting.untilEquals(List.of("osaka.corp.example", "lab.corp.example", "plant.corp.example"), choice::keys);
        hands.key(KeyEvent.VK_ESCAPE);
        Waiting.until("the list to be closed", popup::isDisposed, () -> "open");
    }

    @Test
    void itIsRememberedAndFollowsTheFleet() {
        choice.set(List.of("plant.corp.example", "hq.corp.example"));
        assertEquals(List.of(), told, "who sets it knows it");
        XMLMemento memento = XMLMemento.createWriteRoot("view");
        choice.save(memento);
        ServerChoice again = new ServerChoice(shell, todoku.session(), "choice");
        again.restore(memento);
        assertEquals(List.of("plant.corp.example", "hq.corp.example"), again.keys());
        todoku.session().leaveDemo();
        Waiting.until("no server", () -> todoku.session().view().servers().isEmpty(), () -> "some");
        Waiting.settle();
        assertEquals(List.of(), choice.keys());
        assertTrue(!choice.control().isEnabled(), "there is nothing to choose");
        todoku.withDemo();
        assertEquals(List.of("plant.corp.example", "hq.corp.example"), choice.keys(), "they are back");
        assertEquals("Servers: plant, hq", label());
    }
}
