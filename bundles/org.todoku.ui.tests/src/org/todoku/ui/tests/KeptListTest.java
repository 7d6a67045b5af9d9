package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.demo.DemoFleet;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;
import org.todoku.ui.ViewIds;

/** Answers to a list are kept in an investigation and read without servers. */
@WorkbenchTest
class KeptListTest {

    private static final String KEEP = "org.todoku.ui.investigation.keepList";
    private static final String LIST = String.join("\n", DemoFleet.TWO_CAUSES, DemoFleet.THERE, "KB4999999", "CVE-2026-1234");
    private static final String NAME = "List of 3 updates";

    private final Todoku todoku = new Todoku();
    private final Hands hands = new Hands();

    @TempDir
    Path folder;

    @BeforeEach
    void nothingIsRemembered() {
        todoku.forget(ViewIds.LISTS);
    }

    @AfterEach
    void close() {
        todoku.page().closeAllEditors(false);
        Waiting.until("the place for documents to go", () -> !todoku.page().isEditorAreaVisible(), () -> "it is there");
    }

    private InvestigationPage open(Path file) {
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Case", page::title);
        return page;
    }

    private static TablePage rows(InvestigationPage page) {
        return new TablePage(Widgets.waitFor(page.content(), "investigation.list.rows", NatTable.class));
    }

    private static List<List<String>> cells(TablePage table) {
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            cells.add(table.row(row));
        }
        return cells;
    }

    private Optional<ToolItem> button() {
        MPart view = todoku.page().findView(ViewIds.LISTS).getSite().getService(MPart.class);
        return view.getToolbar().getWidget() instanceof ToolBar bar ? Arrays.stream(bar.getItems())
                .filter(item -> item.getData() instanceof IContributionItem made && KEEP.equals(made.getId())).findFirst()
                : Optional.empty();
    }

    /** Whether the tool bar of the view offers it. */
    private boolean canKeep() {
        return button().filter(ToolItem::isEnabled).isPresent();
    }

    @Test
    void aListIsKeptUndoneSavedAndReadWithoutServers() throws IOException {
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Case", todoku.session().clock())), "");
        InvestigationPage page = open(file);
        todoku.withDemo();
        ListsPage lists = todoku.lists();
        Waiting.until("that there is nothing to keep yet", () -> !canKeep(), () -> Widgets.texts(lists.content()));
        todoku.session().askAll(LIST);
        lists.answered();
        Waiting.until("that it can be kept", this::canKeep, () -> Widgets.texts(lists.content()));
        lists.grid().control().setFocus();
        Waiting.until("what it does, and its key", () -> button().map(ToolItem::getToolTipText)
                .filter(hint -> hint.matches("Keeps the answers.* \\(Shift\\+Ctrl\\+K\\)")).isPresent(), this::button);
        hands.withControlShift(KeyEvent.VK_K);
        Waiting.untilEquals(List.of(NAME), page::parts);
        assertTrue(page.dirty());
        page.undo();
        Waiting.untilEquals(List.of(), page::parts);
        assertFalse(page.dirty());
        page.redo();
        Waiting.untilEquals(List.of(NAME), page::parts);
        page.select(NAME);
        page.press("addNote");
        page.type("note", "Ask the branch");
        page.save();
        Waiting.until("that it is saved", () -> !page.dirty(), page::parts);
        page.close();
        Investigation saved = InvestigationStore.load(file).investigation();
        assertEquals(saved.getLists().get(0).getId(), saved.getNotes().get(0).getAbout());

        todoku.session().leaveDemo();
        Waiting.until("no servers", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
        Waiting.until("that there is nothing to keep", () -> !canKeep(), () -> Widgets.texts(lists.content()));
        InvestigationPage read = open(file);
        Waiting.untilEquals(List.of(NAME, "Note: Ask the branch"), read::parts);
        read.select(NAME);
        TablePage table = Waiting.until("rows", () -> Optional.of(rows(read)).filter(each -> each.rows() == 3), read::seen);
        List<List<String>> cells = cells(table);
        assertEquals(List.of(DemoFleet.TWO_CAUSES, DemoFleet.THERE, "KB4999999"), cells.stream().map(List::getFirst).toList());
        assertTrue(cells.get(0).toString().contains("blocked"), cells::toString);
        assertTrue(cells.get(2).toString().contains("(no source knows it)"), cells::toString);
        Waiting.until("counts, causes and what was not used",
                () -> List.of("blocked ", "1 row(s) name no update", "CVE-2026-1234", NAME).stream()
                        .allMatch(said -> read.seen().toString().contains(said)), read::seen);
        Todoku.screenshot("investigation-list");

        todoku.setClipboard("-");
        table.control().setFocus();
        table.cursor(2, 0);
        hands.withControl(KeyEvent.VK_C);
        Waiting.until("a copy", () -> todoku.clipboard().orElse("").contains("\nKB4999999\t"), todoku::clipboard);
    }
}
