package org.todoku.ui.tests;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IViewPart;
import org.todoku.ui.graph.Graph;
import org.todoku.ui.graph.GraphCanvas;

/** A view that shows a graph: the topology or the supersedence. */
final class GraphPage {

    private final Todoku todoku;
    private final String view;
    private final String name;
    private final Composite content;

    /** @param name beginning of the names of its widgets */
    GraphPage(Todoku todoku, String view, String name) {
        this.todoku = todoku;
        this.view = view;
        this.name = name;
        content = todoku.show(view);
    }

    GraphCanvas canvas() {
        return Widgets.waitFor(content, name + ".graph", GraphCanvas.class);
    }

    /** Waits until a box says something. */
    Graph.Box box(String title, String saying) {
        return Waiting.until(title + " saying " + saying, () -> canvas().graph().boxes().stream()
                .filter(box -> box.title().text().contains(title) && lines(box).stream().anyMatch(line -> line.contains(saying)))
                .findFirst(), this::boxes);
    }

    static List<String> lines(Graph.Box box) {
        return box.lines().stream().map(Graph.Line::text).toList();
    }

    List<String> boxes() {
        return canvas().graph().boxes().stream().map(box -> box.title().text() + lines(box)).toList();
    }

    String note() {
        return Widgets.find(content, name + ".note", Label.class).map(Label::getText).orElse("");
    }

    Link advice() {
        return Widgets.waitFor(content, name + ".advice", Link.class);
    }

    List<String> seen() {
        return Widgets.texts(content);
    }

    void click(Graph.Box box) {
        Rectangle place = canvas().placeOf(box.key()).orElseThrow();
        new Hands().click(canvas().toDisplay(new Point(place.x + place.width / 2, place.y + place.height / 2)));
        Waiting.settle();
    }

    void focus() {
        canvas().setFocus();
        Waiting.settle();
    }

    void act(String action) {
        action(action).run();
        Waiting.settle();
    }

    IAction action(String action) {
        return Stream.of(((IViewPart) todoku.page().findView(view)).getViewSite().getActionBars().getToolBarManager().getItems())
                .filter(item -> (name + "." + action).equals(item.getId())).map(item -> ((ActionContributionItem) item).getAction())
                .findFirst().orElseThrow(() -> new AssertionError("no action " + action));
    }
}
