package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.ui.ViewIds;

/** The user guide: from F1, from the menu, by its links and by words. */
@WorkbenchTest
class GuideTest {

    private static final String GUIDE = "org.todoku.ui.help.view";
    private static final boolean JAPANESE = Locale.getDefault().getLanguage().equals("ja");

    private final Todoku todoku = new Todoku();

    @AfterEach
    void close() {
        todoku.forget(GUIDE);
    }

    @Test
    void f1OpensThePageOfEveryView() {
        todoku.withDemo();
        List<IViewDescriptor> views = Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .filter(view -> view.getId().startsWith("org.todoku.") && !view.getId().equals(GUIDE)).toList();
        assertTrue(views.size() >= 6, views::toString);
        for (IViewDescriptor view : views) {
            Composite content = todoku.show(view.getId());
            Waiting.until("the focus in " + view.getLabel(), () -> {
                todoku.page().findView(view.getId()).setFocus();
                return inside(content, Display.getCurrent().getFocusControl());
            }, () -> Display.getCurrent().getFocusControl());
            new Hands().key(KeyEvent.VK_F1);
            opened(view.getLabel());
            assertEquals(GUIDE, todoku.page().getActivePart().getSite().getId(), "the page can be read by keyboard at once");
        }
        Todoku.screenshot("guide-" + Locale.getDefault().getLanguage());
    }

    @Test
    void f1OpensThePageOfTheDocument() {
        todoku.run("org.todoku.ui.investigation.new");
        Waiting.until("an editor", () -> todoku.page().getActiveEditor() != null, () -> "none");
        Waiting.settle();
        new Hands().key(KeyEvent.VK_F1);
        opened(JAPANESE ? "調査" : "Investigation");
        todoku.page().closeAllEditors(false);
    }

    @Test
    void theMenuOpensTheContentsAndLinksLeadOnAndBack() {
        assertTrue(todoku.menu(JAPANESE ? "ヘルプ" : "Help").contains(JAPANESE ? "ユーザー ガイド" : "User Guide"),
                () -> todoku.menu(JAPANESE ? "ヘルプ" : "Help").toString());
        todoku.run("org.eclipse.ui.help.helpContents");
        opened(JAPANESE ? "Todoku ユーザー ガイド" : "Todoku User Guide");
        TextPage text = text();
        text.click("help.page./org.todoku.help/html/start.html");
        opened(JAPANESE ? "最初の一歩" : "First steps");
        Hands hands = new Hands();
        hands.key(KeyEvent.VK_TAB);
        hands.key(KeyEvent.VK_ENTER);
        opened(JAPANESE ? "診断" : "Diagnosis");
        hands.withAlt(KeyEvent.VK_LEFT);
        opened(JAPANESE ? "最初の一歩" : "First steps");
        todoku.run("org.eclipse.ui.navigate.backwardHistory");
        opened(JAPANESE ? "Todoku ユーザー ガイド" : "Todoku User Guide");
    }

    @Test
    void wordsAreFoundInAllPagesAndTheirPageOpened() {
        todoku.run("org.eclipse.ui.help.helpContents");
        opened(JAPANESE ? "Todoku ユーザー ガイド" : "Todoku User Guide");
        find("sandbox".repeat(3));
        Waiting.until("nothing to be found", () -> text().lines().size() == 1 && text().lines().getFirst().contains("sandboxsandbox"),
                () -> text().lines());
        find(JAPANESE ? "レプリカ 自動承認規則" : "replicas approval rules");
        String page = "help.page./org.todoku.help/html/matrix.html";
        Waiting.until("the page with both words", () -> text().has(page), () -> text().lines());
        text().click(page);
        opened(todoku.page().findView(ViewIds.MATRIX) == null ? "" : todoku.page().findView(ViewIds.MATRIX).getTitle());
        assertEquals("", Widgets.waitFor(Todoku.content(todoku.page().findView(GUIDE)), "help.find", Text.class).getText());
    }

    @Test
    void commandsOfAPageAndSelectedTextAreCopied() {
        PlatformUI.getWorkbench().getHelpSystem().displayHelpResource("/org.todoku.help/html/collector.html");
        Waiting.until("a command", () -> text().has("help.copy.0"), () -> text().lines());
        todoku.setClipboard("before");
        text().click("help.copy.0");
        Waiting.untilEquals("powershell.exe -ExecutionPolicy Bypass -File Collect-Todoku.ps1", () -> todoku.clipboard().orElse(""));
        StyledText control = text().control();
        control.setSelection(0, 5);
        control.setFocus();
        todoku.run(IWorkbenchCommandConstants.EDIT_COPY);
        Waiting.untilEquals(control.getText(0, 4), () -> todoku.clipboard().orElse(""));
    }

    private static boolean inside(Composite content, Control control) {
        Control at = control;
        while (at != null && at != content) {
            at = at.getParent();
        }
        return at == content;
    }

    private void opened(String title) {
        Waiting.until("the page " + title, () -> todoku.page().findView(GUIDE) != null && !text().lines().isEmpty()
                && text().lines().getFirst().equals(title), () -> todoku.page().findView(GUIDE) == null ? "no guide" : text().lines());
    }

    private void find(String words) {
        Widgets.waitFor(Todoku.content(todoku.page().findView(GUIDE)), "help.find", Text.class).setText(words);
    }

    private TextPage text() {
        return new TextPage(Todoku.content(todoku.page().findView(GUIDE)), "help.text");
    }
}
