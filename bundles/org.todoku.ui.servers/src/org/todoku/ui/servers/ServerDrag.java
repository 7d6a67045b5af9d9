package org.todoku.ui.servers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DragSourceListener;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.jspecify.annotations.Nullable;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.ui.Session;

/** Servers and groups are dragged into groups; files that are dropped are opened. */
final class ServerDrag extends ViewerDropAdapter implements DragSourceListener {

    private final Session session;
    private final ServersTreeViewer tree;
    private final ServerActions actions;
    private int over = DND.DROP_NONE;

    private ServerDrag(Session session, ServersTreeViewer tree, ServerActions actions) {
        super(tree.viewer());
        this.session = session;
        this.tree = tree;
        this.actions = actions;
        setFeedbackEnabled(false);
        setSelectionFeedbackEnabled(true);
    }

    static void enable(Session session, ServersTreeViewer tree, ServerActions actions) {
        ServerDrag drag = new ServerDrag(session, tree, actions);
        tree.viewer().addDragSupport(DND.DROP_MOVE, new Transfer[] { LocalSelectionTransfer.getTransfer() }, drag);
        tree.viewer().addDropSupport(DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_LINK | DND.DROP_DEFAULT,
                new Transfer[] { LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance() }, drag);
    }

    @Override
    public void dragStart(DragSourceEvent event) {
        event.doit = !session.demo() && session.fleet().isEditable() && (dragged().isPresent() || !actions.servers().isEmpty());
        if (event.doit) {
            LocalSelectionTransfer.getTransfer().setSelection(tree.viewer().getStructuredSelection());
        }
    }

    @Override
    public void dragSetData(DragSourceEvent event) {
        event.data = tree.viewer().getStructuredSelection();
    }

    @Override
    public void dragFinished(DragSourceEvent event) {
        LocalSelectionTransfer.getTransfer().setSelection(null);
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        boolean files = FileTransfer.getInstance().isSupportedType(event.currentDataType);
        over = files ? DND.DROP_COPY : DND.DROP_MOVE;
        event.detail = over;
        super.dragEnter(event);
    }

    @Override
    public boolean validateDrop(@Nullable Object target, int operation, TransferData type) {
        if (FileTransfer.getInstance().isSupportedType(type)) {
            overrideOperation(DND.DROP_COPY);
            return true;
        }
        if (!LocalSelectionTransfer.getTransfer().isSupportedType(type) || !(LocalSelectionTransfer.getTransfer()
                .getSelection() instanceof IStructuredSelection)) {
            return false;
        }
        Optional<ServerGroup> group = dragged();
        return group.isPresent() ? session.fleet().mayMove(group.get(), into(target)) : !actions.servers().isEmpty();
    }

    /** The one group that is dragged. */
    private Optional<ServerGroup> dragged() {
        List<Node> selected = tree.selected();
        return selected.size() == 1 && selected.get(0) instanceof Node.Group group ? Optional.ofNullable(group.group()) : Optional.empty();
    }

    /** The group that something is dropped on: itself, or that of the server under the mouse. */
    private @Nullable ServerGroup into(@Nullable Object target) {
        return switch (target) {
            case Node.Group group -> group.group();
            case Node.Server server -> server.known().flatMap(session.fleet()::group).orElse(null);
            case null, default -> null;
        };
    }

    @Override
    public boolean performDrop(@Nullable Object data) {
        if (data instanceof String[] names) {
            session.openFiles(Arrays.stream(names).map(Path::of).toList());
            return true;
        }
        ServerGroup group = into(getCurrentTarget());
        dragged().ifPresentOrElse(moved -> session.fleet().move(moved, group), () -> session.fleet().moveInto(group, actions.servers()));
        return true;
    }
}
