package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the user chose of columns is kept whatever columns come and go. */
class TableColumnsTest {

    private final TableColumns<String> columns = new TableColumns<>();

    private static Column<String> column(String id, String group) {
        return Column.<String>of(id, id.toUpperCase(java.util.Locale.ROOT), 100, row -> row).grouped(group);
    }

    private static List<Column<String>> columns(String... ids) {
        return List.of(ids).stream().map(id -> column(id, "")).toList();
    }

    private List<String> shown() {
        return columns.shown().stream().map(Column::id).toList();
    }

    @Test
    void hidesShowsAndOrders() {
        columns.give(columns("a", "b", "c"));
        assertEquals(List.of("a", "b", "c"), shown());
        columns.choose(List.of("c", "a", "b"), Set.of("a", "c"));
        assertEquals(List.of("c", "a"), shown());
        columns.show(Set.of("b"), true);
        assertEquals(List.of("c", "a", "b"), shown());
        columns.forgetChoice();
        assertEquals(List.of("a", "b", "c"), shown());
        columns.choose(List.of("a", "b", "c"), Set.of());
        assertEquals(List.of("a", "b", "c"), shown(), "a table without columns says nothing");
    }

    @Test
    void aNewColumnComesAfterTheOneItIsGivenAfter() {
        columns.give(columns("a", "b", "c"));
        columns.choose(List.of("c", "b", "a"), Set.of("a", "b", "c"));
        columns.give(columns("a", "b", "new", "c"));
        assertEquals(List.of("c", "b", "new", "a"), shown());
    }

    @Test
    void anotherOrderOfTheViewReplacesTheOrderOfTheUser() {
        columns.give(columns("title", "hq", "lab"));
        columns.choose(List.of("hq", "title", "lab"), Set.of("title", "hq"));
        columns.give(columns("title", "lab", "hq"));
        assertEquals(List.of("title", "hq"), shown(), "what is hidden stays hidden");
        columns.show(Set.of("lab"), true);
        assertEquals(List.of("title", "lab", "hq"), shown());
    }

    @Test
    void whatIsOnRequestIsHiddenAtFirst() {
        columns.give(List.of(column("a", ""), column("id", "").onRequest(true)));
        assertEquals(List.of("a"), shown());
        columns.show(Set.of("id"), true);
        assertEquals(List.of("a", "id"), shown());
    }

    @Property(tries = 100, seed = "2026047")
    void savedIsRestoredAndGroupsStayTogether(@ForAll Random random) {
        TableColumns<String> before = new TableColumns<>();
        List<Column<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(column("c" + i, random.nextBoolean() ? "" : "group " + random.nextInt(3)).onRequest(random.nextInt(5) == 0));
        }
        before.give(all);
        List<String> order = new ArrayList<>(all.stream().map(Column::id).toList());
        Collections.shuffle(order, random);
        Set<String> visible = new HashSet<>();
        order.stream().filter(id -> random.nextBoolean()).forEach(visible::add);
        before.choose(order, visible);
        before.setWidth("c3", 77);
        XMLMemento memento = XMLMemento.createWriteRoot("table");
        before.save(memento);
        TableColumns<String> after = new TableColumns<>();
        after.restore(memento);
        after.give(all);
        assertEquals(before.shown(), after.shown());
        assertEquals(before.all(), after.all());
        assertEquals(OptionalInt.of(77), after.width("c3"));
        Set<String> closed = new HashSet<>();
        String last = "";
        for (Column<String> column : after.shown()) {
            if (!column.group().equals(last)) {
                assertTrue(last.isEmpty() || closed.add(last), () -> "torn apart: " + after.shown());
                assertTrue(column.group().isEmpty() || !closed.contains(column.group()), () -> "torn apart: " + after.shown());
            }
            last = column.group();
        }
        if (!visible.isEmpty()) {
            assertEquals(visible, new HashSet<>(after.shown().stream().map(Column::id).toList()));
        }
    }
}
