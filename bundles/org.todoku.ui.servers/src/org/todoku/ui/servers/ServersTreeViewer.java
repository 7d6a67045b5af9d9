package org.todoku.ui.servers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.Marks;
import org.todoku.ui.Session;
import org.todoku.ui.WidgetIds;

/** The tree: its columns, its order, and what stays selected and open when the servers change. */
final class ServersTreeViewer {

    private final TreeViewer viewer;
    private final ServerLabels labels;
    private final NameColumn names;
    private final List<TreeColumn> columns = new ArrayList<>();
    /** Ids of groups and upstream servers that the user closed. */
    private final Set<Object> closed = new HashSet<>();
    private final Map<Object, Node> parents = new HashMap<>();
    private List<Node> roots = List.of();
    private Glance.@Nullable Column sorted;
    private boolean reversed;

    ServersTreeViewer(Composite parent, Session session) {
        viewer = new TreeViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        Tree tree = WidgetIds.name(viewer.getTree(), "servers.tree");
        tree.setHeaderVisible(true);
        tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                if (event.childID == ACC.CHILDID_SELF) {
                    event.result = Messages.Tree_name;
                }
            }
        });
        labels = new ServerLabels(session, new Marks(tree, viewer::refresh));
        column(Messages.Column_server, 175, labels.name(), null);
        names = new NameColumn(tree, columns.getFirst());
        column(Messages.Column_health, 200, labels.column(Glance.Column.HEALTH), Glance.Column.HEALTH);
        column(Messages.Column_age, 90, labels.column(Glance.Column.AGE), Glance.Column.AGE);
        column(Messages.Column_complete, 130, labels.column(Glance.Column.COMPLETE), Glance.Column.COMPLETE);
        column(Messages.Column_role, 160, labels.column(Glance.Column.ROLE), Glance.Column.ROLE);
        ColumnViewerToolTipSupport.enableFor(viewer, ToolTip.NO_RECREATE);
        viewer.setUseHashlookup(true);
        viewer.setComparer(new SameLine());
        viewer.setContentProvider(new Lines());
    }

    private void column(String title, int width, ColumnLabelProvider labelling, Glance.@Nullable Column meaning) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        column.getColumn().setWidth(width);
        column.getColumn().setMoveable(true);
        column.getColumn().setToolTipText(meaning == null ? Messages.Sort_name : Messages.Sort_sick);
        column.setLabelProvider(labelling);
        column.getColumn().addListener(SWT.Selection, event -> clicked(meaning));
        columns.add(column.getColumn());
    }

    TreeViewer viewer() {
        return viewer;
    }

    String name(Node node) {
        return labels.name(node);
    }

    /** A heading gives: the sick first, the other way round, the order of the tree again. */
    private void clicked(Glance.@Nullable Column column) {
        if (column == null || !column.equals(sorted)) {
            sort(column, false);
        } else if (reversed) {
            sort(null, false);
        } else {
            sort(column, true);
        }
    }

    /** @param column null for the order of the tree itself, by name */
    void sort(Glance.@Nullable Column column, boolean back) {
        sorted = column;
        reversed = back;
        Tree tree = viewer.getTree();
        tree.setSortColumn(column == null ? null : columns.get(column.ordinal() + 1));
        tree.setSortDirection(column == null ? SWT.NONE : back ? SWT.DOWN : SWT.UP);
        viewer.setComparator(column == null ? null : new InOrder(Glance.sickFirst(column), back));
    }

    Optional<Glance.Column> sorted() {
        return Optional.ofNullable(sorted);
    }

    boolean reversed() {
        return reversed;
    }

    /** Of the names 0, unless the user gave them a width. */
    List<Integer> widths() {
        List<Integer> widths = new ArrayList<>(columns.stream().map(TreeColumn::getWidth).toList());
        widths.set(0, names.chosen());
        return widths;
    }

    void setWidths(List<Integer> widths) {
        for (int i = 1; i < Math.min(widths.size(), columns.size()); i++) {
            columns.get(i).setWidth(Math.max(20, widths.get(i)));
        }
        widths.stream().findFirst().ifPresent(names::choose);
    }

    /** Shows other lines. Lines that are the same stay open, closed and selected; new groups and servers are opened. */
    void show(List<Node> lines) {
        Set<Object> open = new HashSet<>();
        for (Object line : viewer.getExpandedElements()) {
            open.add(((Node) line).id());
        }
        noteClosed(roots, open);
        roots = lines;
        parents.clear();
        lines.forEach(this::remember);
        List<Node> opened = new ArrayList<>();
        open(lines, open, opened);
        Object[] selected = viewer.getStructuredSelection().toArray();
        Tree tree = viewer.getTree();
        tree.setRedraw(false);
        viewer.setInput(lines);
        viewer.setExpandedElements(opened.toArray());
        viewer.setSelection(new StructuredSelection(Arrays.stream(selected).map(line -> find(((Node) line).id()))
                .flatMap(Optional::stream).toArray()));
        tree.setRedraw(true);
        names.fit();
    }

    private void noteClosed(List<Node> shown, Set<Object> open) {
        for (Node line : shown) {
            if (opensItself(line)) {
                if (open.contains(line.id())) {
                    closed.remove(line.id());
                } else {
                    closed.add(line.id());
                }
            }
            noteClosed(line.children(), open);
        }
    }

    private static boolean opensItself(Node line) {
        return line instanceof Node.Group || line instanceof Node.Server server && !server.below().isEmpty();
    }

    private void open(List<Node> lines, Set<Object> open, List<Node> opened) {
        for (Node line : lines) {
            if (opensItself(line) ? !closed.contains(line.id()) : open.contains(line.id())) {
                opened.add(line);
            }
            open(line.children(), open, opened);
        }
    }

    private void remember(Node line) {
        line.children().forEach(child -> {
            parents.put(child.id(), line);
            remember(child);
        });
    }

    private Optional<Node> find(Object id) {
        return find(roots, line -> line.id().equals(id));
    }

    Optional<Node.Server> server(String key) {
        return find(roots, line -> line instanceof Node.Server && line.id().equals("server " + key)).map(Node.Server.class::cast);
    }

    private static Optional<Node> find(List<Node> lines, Predicate<Node> wanted) {
        for (Node line : lines) {
            Optional<Node> found = wanted.test(line) ? Optional.of(line) : find(line.children(), wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    List<Node> selected() {
        List<Node> selected = new ArrayList<>();
        for (Object line : viewer.getStructuredSelection().toArray()) {
            selected.add((Node) line);
        }
        return selected;
    }

    void select(Optional<? extends Node> line) {
        viewer.setSelection(line.<StructuredSelection>map(StructuredSelection::new).orElse(StructuredSelection.EMPTY), true);
    }

    void toggle(Node line) {
        viewer.setExpandedState(line, !viewer.getExpandedState(line));
    }

    /** Two lines are the same when they have the same id; comparing what is known of servers would be slow. */
    private static final class SameLine implements IElementComparer {

        @Override
        public boolean equals(Object one, Object two) {
            return one instanceof Node first && two instanceof Node second ? first.id().equals(second.id()) : one == two;
        }

        @Override
        public int hashCode(Object element) {
            return element instanceof Node node ? node.id().hashCode() : System.identityHashCode(element);
        }
    }

    private final class Lines implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((Node) parent).children().toArray();
        }

        @Override
        public @Nullable Object getParent(Object element) {
            return parents.get(((Node) element).id());
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Node) element).children().isEmpty();
        }
    }

    /** Groups before servers before states, and each of these in the order wanted. */
    private static final class InOrder extends ViewerComparator {

        private final Comparator<Node> order;

        InOrder(Comparator<Node> wanted, boolean back) {
            this.order = back ? wanted.reversed() : wanted;
        }

        @Override
        public int category(Object element) {
            return switch ((Node) element) {
                case Node.Group group -> group.group() == null ? 1 : 0;
                case Node.Server server -> 2;
                case Node.States states -> 3;
                case Node.State state -> 4;
            };
        }

        @Override
        public int compare(Viewer viewer, Object one, Object two) {
            int kinds = Integer.compare(category(one), category(two));
            return kinds != 0 ? kinds : order.compare((Node) one, (Node) two);
        }
    }
}
