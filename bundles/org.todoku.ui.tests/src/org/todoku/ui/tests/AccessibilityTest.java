package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.TableColours;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.graph.GraphCanvas;

/** Names and roles for screen readers, ways out by keyboard, and contrast, in all views and the editor. */
@WorkbenchTest
class AccessibilityTest {

    private static final int STOPS = 40;
    private static final boolean JAPANESE = Locale.getDefault().getLanguage().equals("ja");

    private final Todoku todoku = new Todoku();

    @AfterEach
    void close() {
        Themes.use(Themes.LIGHT);
        todoku.page().closeAllEditors(false);
        views().stream().filter(view -> !List.of(FreshStart.VIEWS).contains(view)).forEach(todoku::forget);
    }

    @Test
    void whateverTheKeyboardReachesHasANameAndWhatIsPaintedARole() {
        List<String> nameless = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        views().forEach(view -> named(view, todoku.show(view), nameless, foreign));
        pages((name, content) -> named(name, content, nameless, foreign));
        assertEquals(List.of(), nameless, "without a name or a role");
        assertEquals(List.of(), foreign, "names in the other language");
        assertEquals(List.of(), Access.nameless(todoku.window().getShell()), "pictures without words");
    }

    private static void named(String place, Composite content, List<String> nameless, List<String> foreign) {
        Waiting.settle();
        for (Control control : Access.reachable(content)) {
            String name = Access.name(control);
            String what = place + ": " + control.getData(WidgetIds.KEY) + " " + control.getClass().getSimpleName();
            if (name.isBlank()) {
                nameless.add(what);
            } else if (name.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HIRAGANA
                    || Character.UnicodeScript.of(each) == Character.UnicodeScript.KATAKANA) != JAPANESE && !neutral(name)) {
                foreign.add(what + " is named " + name);
            }
            int role = Access.role(control);
            if (Access.painted(control) && (role == 0 || role == ACC.ROLE_CLIENT_AREA)) {
                nameless.add(what + " has no role");
            }
        }
    }

    /** Names of servers, numbers and words of Chinese characters only tell nothing of the language. */
    private static boolean neutral(String name) {
        return JAPANESE && name.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN)
                || name.codePoints().noneMatch(Character::isLetter);
    }

    @Test
    void theKeyboardLeavesEveryControlAgain() {
        List<String> trapped = new ArrayList<>();
        Hands hands = new Hands();
        views().forEach(view -> leaves(view, todoku.show(view), hands, trapped));
        pages((name, content) -> leaves(name, content, hands, trapped));
        assertEquals(List.of(), trapped, "the keyboard does not get out again");
    }

    private static void leaves(String place, Composite content, Hands hands, List<String> trapped) {
        Waiting.settle();
        for (Control control : Access.reachable(content)) {
            boolean takes = Access.painted(control) || control instanceof StyledText
                    || control instanceof Text && (control.getStyle() & SWT.MULTI) != 0 || control instanceof org.eclipse.swt.widgets.Tree
                    || control instanceof org.eclipse.swt.widgets.Table;
            if (!takes || control.isDisposed() || !control.isVisible() || !control.setFocus()) {
                continue;
            }
            Waiting.settle();
            if (!control.isFocusControl()) {
                continue;
            }
            String what = place + ": " + control.getData(WidgetIds.KEY) + " " + control.getClass().getSimpleName();
            if (control instanceof StyledText text) {
                // Tab goes from link to link before it leaves
                text.setCaretOffset(text.getCharCount());
            }
            String before = control instanceof Text text ? text.getText() : "";
            // a graph has a stop at every box
            int stops = control instanceof GraphCanvas ? STOPS : 1;
            for (int i = 0; i < stops && !control.isDisposed() && control.isFocusControl(); i++) {
                hands.key(KeyEvent.VK_TAB);
            }
            if (!control.isDisposed() && control.isFocusControl()) {
                trapped.add(what);
            }
            if (!control.isDisposed() && control instanceof Text text && !before.equals(text.getText())) {
                text.setText(before);
            }
        }
    }

    @Test
    void everyToneIsReadableOnEveryGround() {
        todoku.withDemo();
        for (String theme : List.of(Themes.LIGHT, Themes.DARK)) {
            Themes.use(theme);
            Control view = todoku.show(FreshStart.VIEWS[0]);
            Waiting.until("the colours of " + theme,
                    () -> Contrast.of(TableColours.background().getRGB(), view.getBackground().getRGB()) < 2,
                    TableColours::background);
            Map<String, RGB> grounds = Map.of("a table", TableColours.background().getRGB(), "a marked row", TableColours.marked().getRGB(),
                    "a heading", TableColours.header().getRGB(), "a view", view.getBackground().getRGB());
            List<String> faint = new ArrayList<>();
            for (Tone tone : Tone.values()) {
                grounds.forEach((name, ground) -> faint(tone + " on " + name, tone.colour().getRGB(), ground, faint));
            }
            faint("headings", TableColours.headerText().getRGB(), TableColours.header().getRGB(), faint);
            faint("selection", TableColours.selectionText().getRGB(), TableColours.selection().getRGB(), faint);
            assertEquals(List.of(), faint, theme);
        }
    }

    private static void faint(String what, RGB front, RGB ground, List<String> faint) {
        double contrast = Contrast.of(front, ground);
        if (contrast < Contrast.READABLE) {
            faint.add(what + ": " + contrast);
        }
    }

    /** The views of the product, with something to show. */
    private List<String> views() {
        if (!todoku.session().demo()) {
            prepare();
        }
        return Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews()).map(IViewDescriptor::getId)
                .filter(id -> id.startsWith("org.todoku.")).sorted().toList();
    }

    private void prepare() {
        todoku.withDemo();
        todoku.select("plant.corp.example");
        todoku.search().query("cumulative");
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.diagnosis().answered("plant.corp.example");
    }

    /** Each page of the editor of an investigation, with its tree: called while it is shown. */
    private void pages(BiConsumer<String, Composite> look) {
        todoku.run("org.todoku.ui.investigation.keep");
        InvestigationPage editor = new InvestigationPage(todoku);
        look.accept("editor, the answer", editor.content());
        editor.select();
        look.accept("editor, the whole", editor.content());
        editor.press("addNote");
        look.accept("editor, a note", editor.content());
        editor.press("addDecision");
        look.accept("editor, a decision", editor.content());
        TreeItem question = editor.tree().getItem(0).getItem(0);
        editor.select(question.getText());
        look.accept("editor, the question", editor.content());
        String answer = first(question);
        editor.select(question.getText(), answer);
        look.accept("editor, an answer", editor.content());
        editor.select(question.getText(), answer, "plant");
        look.accept("editor, a server", editor.content());
        editor.select(question.getText(), answer, "plant", finding(question));
        look.accept("editor, a finding", editor.content());
        todoku.session().askAll(DemoFleet.TWO_CAUSES + "\n" + DemoFleet.THERE);
        todoku.lists().answered();
        todoku.run("org.todoku.ui.investigation.keepList");
        look.accept("editor, a list", editor.content());
    }

    private static String first(TreeItem item) {
        item.setExpanded(true);
        Event event = new Event();
        event.item = item;
        item.getParent().notifyListeners(SWT.Expand, event);
        Waiting.settle();
        return item.getItem(0).getText();
    }

    private static String finding(TreeItem question) {
        TreeItem answer = question.getItem(0);
        for (TreeItem server : answer.getItems()) {
            if (server.getText().startsWith("plant")) {
                return first(server);
            }
        }
        throw new AssertionError("no plant");
    }
}
