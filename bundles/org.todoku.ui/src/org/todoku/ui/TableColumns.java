package org.todoku.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.ui.IMemento;
import org.jspecify.annotations.NullMarked;

/**
 * Which columns of a table are shown, in which order and how wide: as its view gives them, changed by what the user chose. What the
 * user chose is kept by the ids of columns, also for columns that are not there at present.
 *
 * @param <R> type of a row
 */
@NullMarked
final class TableColumns<R> {

    private static final String COLUMN = "column";
    private static final String SHOWN = "shown";
    private static final String PLACE = "place";
    private static final String WIDTH = "width";

    private final Map<String, Integer> widths = new HashMap<>();
    /** What the user wants to see or not. */
    private final Map<String, Boolean> wanted = new HashMap<>();
    /** Ids in the order that the user wants; empty for the order in which they are given. */
    private final List<String> order = new ArrayList<>();
    private List<Column<R>> given = List.of();
    private List<Column<R>> arranged = List.of();
    private List<Column<R>> shown = List.of();

    /** Gives other columns. Where the view itself orders them anew, the user's own order is no longer what it was made from. */
    void give(List<Column<R>> columns) {
        List<String> before = given.stream().map(Column::id).toList();
        given = List.copyOf(columns);
        List<String> now = given.stream().map(Column::id).toList();
        Set<String> common = new LinkedHashSet<>(before);
        common.retainAll(new LinkedHashSet<>(now));
        if (!List.copyOf(common).equals(now.stream().filter(common::contains).toList())) {
            order.clear();
        }
        arrange();
    }

    /** Those that are shown, from left to right. */
    List<Column<R>> shown() {
        return shown;
    }

    /** All, from left to right, hidden ones too. */
    List<Column<R>> all() {
        return arranged;
    }

    /** All as the view gives them. */
    List<Column<R>> given() {
        return given;
    }

    boolean shows(Column<R> column) {
        return wanted.getOrDefault(column.id(), !column.onRequest());
    }

    /** Whether any column that is shown stands under a common heading. */
    boolean grouped() {
        return shown.stream().anyMatch(column -> !column.group().isEmpty());
    }

    /**
     * @param ids all columns in the order that the user wants
     * @param visible those to show; where there are none, nothing changes
     */
    void choose(List<String> ids, Set<String> visible) {
        if (given.stream().noneMatch(column -> visible.contains(column.id()))) {
            return;
        }
        order.clear();
        if (!ids.equals(given.stream().map(Column::id).toList())) {
            order.addAll(ids);
        }
        for (Column<R> column : given) {
            want(column, visible.contains(column.id()));
        }
        arrange();
    }

    /** Shows or hides columns by their ids. */
    void show(Set<String> ids, boolean visible) {
        given.stream().filter(column -> ids.contains(column.id())).forEach(column -> want(column, visible));
        arrange();
    }

    private void want(Column<R> column, boolean visible) {
        if (visible == !column.onRequest()) {
            wanted.remove(column.id());
        } else {
            wanted.put(column.id(), visible);
        }
    }

    /** Nothing is as the user chose any more, except widths. */
    void forgetChoice() {
        order.clear();
        wanted.clear();
        arrange();
    }

    OptionalInt width(String id) {
        Integer width = widths.get(id);
        return width == null ? OptionalInt.empty() : OptionalInt.of(width);
    }

    void setWidth(String id, int width) {
        widths.put(id, width);
    }

    private void arrange() {
        List<Column<R>> sorted = new ArrayList<>(given);
        if (!order.isEmpty()) {
            sorted.removeIf(column -> !order.contains(column.id()));
            sorted.sort(Comparator.comparingInt(column -> order.indexOf(column.id())));
            for (int i = 0; i < given.size(); i++) {
                if (!order.contains(given.get(i).id())) {
                    // new to the user: after the column that it is given after
                    sorted.add(i == 0 ? 0 : sorted.indexOf(given.get(i - 1)) + 1, given.get(i));
                }
            }
        }
        Map<String, List<Column<R>>> groups = new LinkedHashMap<>();
        for (Column<R> column : sorted) {
            // what stands alone is a group of its own
            String group = column.group().isEmpty() ? "\0" + column.id() : column.group();
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(column);
        }
        arranged = groups.values().stream().flatMap(List::stream).toList();
        List<Column<R>> visible = arranged.stream().filter(this::shows).toList();
        shown = visible.isEmpty() && !arranged.isEmpty() ? List.of(arranged.get(0)) : visible;
    }

    void save(IMemento memento) {
        Set<String> ids = new LinkedHashSet<>(order);
        ids.addAll(wanted.keySet());
        ids.addAll(widths.keySet());
        for (String id : ids) {
            IMemento column = memento.createChild(COLUMN, id);
            if (order.contains(id)) {
                column.putInteger(PLACE, order.indexOf(id));
            }
            Boolean visible = wanted.get(id);
            if (visible != null) {
                column.putBoolean(SHOWN, visible);
            }
            width(id).ifPresent(width -> column.putInteger(WIDTH, width));
        }
    }

    void restore(IMemento memento) {
        Map<String, Integer> places = new HashMap<>();
        for (IMemento column : memento.getChildren(COLUMN)) {
            String id = column.getID();
            if (id == null) {
                continue;
            }
            Integer place = column.getInteger(PLACE);
            Boolean visible = column.getBoolean(SHOWN);
            Integer width = column.getInteger(WIDTH);
            if (place != null) {
                places.put(id, place);
            }
            if (visible != null) {
                wanted.put(id, visible);
            }
            if (width != null && width > 0) {
                widths.put(id, width);
            }
        }
        order.clear();
        places.keySet().stream().sorted(Comparator.comparing(places::get)).forEach(order::add);
        arrange();
    }
}
