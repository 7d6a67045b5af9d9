package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.model.InvestigationStore;
import org.todoku.ui.RecentInvestigations;
import org.todoku.ui.RecentInvestigations.Recent;

/** What one worked on is found again. */
@WorkbenchTest
class RecentInvestigationsTest {

    private final Todoku todoku = new Todoku();
    private final RecentInvestigations recent = new RecentInvestigations();

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void none() {
        todoku.page().closeAllEditors(false);
        recent.clear();
        Waiting.until("the place for documents to go", () -> !todoku.page().isEditorAreaVisible(), () -> "it is there");
    }

    private Path file(String name, String title) throws IOException {
        Path file = folder.resolve(name);
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create(title, todoku.session().clock())), null);
        return file;
    }

    private List<String> labels() {
        return recent.list().stream().map(Recent::label).toList();
    }

    @Test
    void whatWasOpenedAndSavedLastStandsFirst() throws IOException {
        InvestigationPage one = InvestigationPage.open(todoku, file("one.todoku", "First"));
        Waiting.untilEquals(List.of("one.todoku – First"), this::labels);
        InvestigationPage.open(todoku, file("two & 二.todoku", ""));
        Waiting.untilEquals(List.of("two & 二.todoku", "one.todoku – First"), this::labels);
        todoku.page().activate(one.editor());
        one.type("title", "Renamed");
        one.save();
        Waiting.untilEquals(List.of("one.todoku – Renamed", "two & 二.todoku"), this::labels);
        Path settings = URIUtil.toFile(uri()).toPath().resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.todoku.ui.prefs");
        Waiting.until("it to be written", () -> read(settings).contains("one.todoku"), () -> read(settings));
    }

    private static java.net.URI uri() {
        try {
            return URIUtil.toURI(Platform.getInstanceLocation().getURL());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void noMoreThanTenAreRememberedEachOnce() {
        for (int i = 0; i < 14; i++) {
            recent.add(folder.resolve("case" + i % 12 + ".todoku"), "Case\t" + i + "\nof many");
        }
        assertEquals(RecentInvestigations.MOST, recent.list().size());
        assertEquals(List.of("case1.todoku", "case0.todoku", "case11.todoku"),
                recent.list().subList(0, 3).stream().map(each -> each.file().getFileName().toString()).toList());
        assertEquals("Case\t13\nof many", recent.list().get(0).title());
    }

    @Test
    void whatIsMissingIsMarkedUntilItIsThereAgain() throws IOException {
        Path there = file("there.todoku", "There");
        Path gone = folder.resolve("gone.todoku");
        recent.add(gone, "Gone");
        recent.add(there, "There");
        int[] told = new int[1];
        recent.onChange(todoku.window().getShell(), () -> told[0]++);
        recent.look();
        Waiting.untilEquals(List.of("there.todoku – There", "gone.todoku – Gone (not found)"), this::labels);
        Waiting.until("to be told", () -> told[0] > 0, () -> told[0]);
        file("gone.todoku", "Gone");
        recent.look();
        Waiting.untilEquals(List.of("there.todoku – There", "gone.todoku – Gone"), this::labels);
    }

    @Test
    void theMenuOpensWhatIsThereAndAsksAboutWhatIsNot() throws IOException {
        Path there = file("there.todoku", "A & B");
        recent.add(folder.resolve("gone.todoku"), "");
        recent.add(there, "A & B");
        assertEquals(List.of("1 there.todoku – A & B", "2 gone.todoku", "", "Clear This List"), menu(-1));
        menu(0);
        Waiting.until("the investigation", () -> todoku.page().getActiveEditor() != null
                && todoku.page().getActiveEditor().getTitle().equals("there.todoku"), todoku::dialogs);
        Dialogs.answerNext(todoku, "Keep in List", dialog -> assertTrue(Todoku.said(dialog).contains("gone.todoku"), Todoku.said(dialog)));
        menu(1);
        Waiting.untilEquals(List.of("there.todoku – A & B", "gone.todoku (not found)"), this::labels);
        Waiting.until("the question to be answered", () -> todoku.dialogs().isEmpty(), todoku::dialogs);
        Dialogs.answerNext(todoku, "Remove from List", dialog -> { });
        menu(1);
        Waiting.untilEquals(List.of("there.todoku – A & B"), this::labels);
        assertTrue(Files.exists(there));
        menu(2);
        assertEquals(List.of("(none yet)"), menu(-1));
        assertFalse(Files.exists(folder.resolve("gone.todoku")));
    }

    /** Opens File &gt; Open Recent, chooses an item or none, and gives the labels. */
    private List<String> menu(int chosen) {
        Menu file = shown(todoku.window().getShell().getMenuBar(), "File");
        Menu items = shown(file, "Open Recent Investigation");
        List<String> labels = Arrays.stream(items.getItems())
                .map(item -> item.getText().replace("&&", "\u0001").replaceAll("\\t.*|&", "").replace('\u0001', '&')).toList();
        if (chosen >= 0) {
            items.getItem(chosen).notifyListeners(SWT.Selection, new Event());
        }
        items.notifyListeners(SWT.Hide, new Event());
        file.notifyListeners(SWT.Hide, new Event());
        Waiting.settle();
        return labels;
    }

    private static Menu shown(Menu in, String name) {
        for (MenuItem item : in.getItems()) {
            if (item.getText().replaceAll("\\t.*|&", "").equals(name)) {
                item.getMenu().notifyListeners(SWT.Show, new Event());
                Waiting.settle();
                return item.getMenu();
            }
        }
        throw new AssertionError("No " + name + " among " + Arrays.toString(in.getItems()));
    }
}
