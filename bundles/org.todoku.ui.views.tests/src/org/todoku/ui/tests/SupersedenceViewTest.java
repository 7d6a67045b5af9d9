package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.Update;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.ViewIds;
import org.todoku.ui.graph.Graph;

@WorkbenchTest
class SupersedenceViewTest {

    private final Todoku todoku = new Todoku();

    @BeforeEach
    void demo() {
        todoku.withDemo();
        todoku.session().selectUpdates(List.of());
    }

    @AfterEach
    void close() {
        todoku.forget(ViewIds.SUPERSEDENCE);
        todoku.session().selectUpdates(List.of());
        todoku.session().leaveDemo();
        Waiting.settle();
    }

    private GraphPage page() {
        return new GraphPage(todoku, ViewIds.SUPERSEDENCE, "supersedence");
    }

    /** An update of the demo that two others replace one after the other. */
    private Update replacedTwice() {
        FactBase facts = todoku.session().view();
        return facts.search(UpdateQuery.parse("superseded:yes"), 5000).hits().stream().map(hit -> hit.update())
                .filter(update -> facts.supersededBy(update.id()).stream().anyMatch(next -> !facts.supersededBy(next).isEmpty()))
                .findFirst().orElseThrow();
    }

    @Test
    void withoutAnUpdateItSaysWhatToDo() {
        assertTrue(page().seen().contains("No Update Selected"), () -> page().seen().toString());
    }

    @Test
    void showsTheChainOfTheSelectedUpdateAndWhatToInstall() {
        Update old = replacedTwice();
        todoku.session().selectUpdates(List.of(old.id()));
        GraphPage page = page();
        Graph.Box start = page.box("KB" + old.kbArticles().getFirst(), "selected");
        assertTrue(GraphPage.lines(start).contains("superseded") || GraphPage.lines(start).contains("superseded, expired"),
                start::toString);
        Graph.Box install = page.canvas().graph().boxes().stream().filter(Graph.Box::strong).findFirst().orElseThrow();
        assertTrue(GraphPage.lines(install).contains("install this instead"), install::toString);
        assertTrue(todoku.session().view().supersededBy(UUID.fromString(install.key())).isEmpty(), "it is replaced itself");
        assertTrue(page.advice().getText().startsWith("<a>Install this instead: "), page.advice()::getText);
        int newest = page.canvas().placeOf(install.key()).orElseThrow().y;
        assertTrue(newest < page.canvas().placeOf(start.key()).orElseThrow().y, "newer ones are above");
        Widgets.follow(page.advice());
        assertEquals(List.of(UUID.fromString(install.key())), todoku.session().selectedUpdates());
        page.box("KB" + old.kbArticles().getFirst(), "selected");
    }

    @Test
    void aBoxIsSelectedByKeyboardAndEnterExplainsIt() {
        Update old = replacedTwice();
        todoku.session().selectUpdates(List.of(old.id()));
        GraphPage page = page();
        page.box("KB" + old.kbArticles().getFirst(), "selected");
        page.focus();
        new Hands().key(KeyEvent.VK_UP);
        Waiting.until("what replaces it", () -> !todoku.session().selectedUpdates().equals(List.of(old.id())), page::boxes);
        UUID newer = todoku.session().selectedUpdates().getFirst();
        assertTrue(todoku.session().view().supersededBy(old.id()).contains(newer), newer::toString);
        new Hands().key(KeyEvent.VK_ENTER);
        Waiting.until("the question", () -> todoku.session().question().filter(asked -> asked.text().equals(newer.toString())).isPresent(),
                page::boxes);
    }

    @Test
    void followsTheQuestion() {
        Update old = replacedTwice();
        GraphPage page = page();
        todoku.ask(old.id().toString());
        todoku.show(ViewIds.SUPERSEDENCE);
        page.box("KB" + old.kbArticles().getFirst(), "selected");
        todoku.ask("KB1234567890");
        Waiting.until("that it is not known", () -> page.seen().contains("Not Known"), page::seen);
    }
}
