package org.todoku.ui.diagnosis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.todoku.core.ServerState;
import org.todoku.rules.Answers;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.ui.Marks;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.answers.Branch;
import org.todoku.ui.answers.Outcome;

/**
 * The servers of an answer, upstream first, each with its outcome and below it its findings. What is below a server or a finding is
 * made when it is unfolded: fifty servers have thousands of findings. Name of the widget: {@code diagnosis.tree}.
 */
final class FindingTree extends Composite {

    private static final int STATE_WIDTH = 110;

    /** What an item stands for: a server where there is no branch. */
    record Row(ServerDiagnosis answer, Branch branch) {

        /** The finding, or null. */
        Finding finding() {
            return branch instanceof Branch.One one ? one.finding() : null;
        }
    }

    private final Session session;
    private final Reader reader;
    private final Tree tree;
    private final Marks marks;
    private List<ServerDiagnosis> answers = List.of();

    /**
     * @param selected by the user
     * @param opened by Enter or a double click
     */
    FindingTree(Composite parent, Session session, Consumer<Row> selected, Runnable opened) {
        super(parent, SWT.NONE);
        this.session = session;
        this.reader = session.reader();
        setLayout(new FillLayout());
        tree = WidgetIds.name(new Tree(this, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), "diagnosis.tree");
        tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                if (event.childID == ACC.CHILDID_SELF) {
                    event.result = Messages.Tree_name;
                }
            }
        });
        TreeColumn name = new TreeColumn(tree, SWT.LEFT);
        TreeColumn word = new TreeColumn(tree, SWT.LEFT);
        marks = new Marks(tree, this::fill);
        tree.addListener(SWT.Selection, event -> selected.accept((Row) event.item.getData()));
        tree.addListener(SWT.DefaultSelection, event -> openOrFold((TreeItem) event.item, opened));
        tree.addListener(SWT.Expand, event -> fill((TreeItem) event.item));
        tree.addListener(SWT.Resize, event -> {
            int width = tree.getClientArea().width;
            int state = Math.min(STATE_WIDTH, width / 3);
            word.setWidth(state);
            name.setWidth(width - state);
        });
    }

    private void openOrFold(TreeItem item, Runnable opened) {
        Branch branch = ((Row) item.getData()).branch();
        if (branch == null || branch instanceof Branch.One) {
            opened.run();
        } else {
            unfold(item, !item.getExpanded());
        }
    }

    /** The tree itself, for its menu. */
    Tree control() {
        return tree;
    }

    void show(List<ServerDiagnosis> newAnswers) {
        answers = newAnswers;
        fill();
    }

    /** Selects a server and unfolds it, unless something below it is selected. */
    void select(String key) {
        Row now = selection();
        if (now == null || !now.answer().server().key().equals(key)) {
            selectServer(key);
        }
        root(key).ifPresent(root -> unfold(root, true));
        tree.showSelection();
    }

    void selectServer(String key) {
        root(key).ifPresent(tree::setSelection);
    }

    /** Selects the finding of a rule, the server where there is none. */
    void select(String key, String rule) {
        root(key).ifPresent(root -> {
            unfold(root, true);
            TreeItem item = find(root, rule);
            tree.setSelection(item == null ? root : item);
            tree.showSelection();
        });
    }

    private Optional<TreeItem> root(String key) {
        return Arrays.stream(tree.getItems()).filter(item -> ((Row) item.getData()).answer().server().key().equals(key)).findFirst();
    }

    private TreeItem find(TreeItem in, String rule) {
        fill(in);
        for (TreeItem item : in.getItems()) {
            Finding finding = ((Row) item.getData()).finding();
            TreeItem found = finding != null && finding.rule().id().equals(rule) ? item : find(item, rule);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What is selected, or null. */
    Row selection() {
        TreeItem[] items = tree.getSelection();
        return items.length == 0 ? null : (Row) items[0].getData();
    }

    int heightFor(int rows) {
        return rows * tree.getItemHeight() + 6;
    }

    /** Selection and what is unfolded stay where it is still there. */
    private void fill() {
        Set<String> unfolded = new HashSet<>();
        for (TreeItem root : tree.getItems()) {
            unfolded(root, "", unfolded);
        }
        String selected = tree.getSelectionCount() == 0 ? null : path(tree.getSelection()[0]);
        tree.setRedraw(false);
        tree.removeAll();
        List<ServerState> servers = answers.stream().map(ServerDiagnosis::server).toList();
        for (ServerDiagnosis answer : answers) {
            TreeItem item = new TreeItem(tree, SWT.NONE);
            item.setData(new Row(answer, null));
            item.setText(new String[] { session.fleet().shortName(answer.server(), servers), Answers.stateWord(answer, reader) });
            item.setImage(marks.of(Outcome.of(answer)));
            item.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            if (!answer.findings().isEmpty()) {
                later(item);
            }
            restore(item, "", unfolded, selected);
        }
        tree.setRedraw(true);
    }

    private static void unfolded(TreeItem item, String above, Set<String> into) {
        if (item.getExpanded()) {
            String path = above + key(item);
            into.add(path);
            for (TreeItem child : item.getItems()) {
                unfolded(child, path, into);
            }
        }
    }

    private void restore(TreeItem item, String above, Set<String> unfolded, String selected) {
        String path = above + key(item);
        if (path.equals(selected)) {
            tree.setSelection(item);
        }
        if (unfolded.contains(path)) {
            unfold(item, true);
            for (TreeItem child : item.getItems()) {
                restore(child, path, unfolded, selected);
            }
        }
    }

    private static String path(TreeItem item) {
        return (item.getParentItem() == null ? "" : path(item.getParentItem())) + key(item);
    }

    private static String key(TreeItem item) {
        Row row = (Row) item.getData();
        return "\n" + switch (row.branch()) {
            case null -> row.answer().server().key();
            case Branch.One one -> one.finding().rule().id() + " " + one.finding().server();
            case Branch.Group group -> group.kind().name();
            case Branch.Missing missing -> missing.fact().name() + " " + missing.fact().reason() + " " + missing.server();
        };
    }

    private void unfold(TreeItem item, boolean open) {
        fill(item);
        item.setExpanded(open);
    }

    private static void later(TreeItem item) {
        new TreeItem(item, SWT.NONE);
    }

    private void fill(TreeItem item) {
        if (item.getItemCount() == 1 && item.getItem(0).getData() == null) {
            item.removeAll();
            Row row = (Row) item.getData();
            for (Branch branch : row.branch() == null ? Branch.of(row.answer()) : row.branch().below()) {
                add(item, row.answer(), branch);
            }
        }
    }

    private void add(TreeItem parent, ServerDiagnosis answer, Branch branch) {
        TreeItem item = new TreeItem(parent, SWT.NONE);
        item.setData(new Row(answer, branch));
        item.setText(new String[] { label(branch, answer), word(branch) });
        item.setImage(marks.of(tone(branch)));
        if (!branch.below().isEmpty()) {
            later(item);
            if (branch instanceof Branch.One) {
                unfold(item, true);
            }
        }
    }

    private String label(Branch branch, ServerDiagnosis answer) {
        return switch (branch) {
            case Branch.One one -> (one.number() > 0 ? one.number() + ". " : "") + one.finding().rule().name(reader.locale())
                    + elsewhere(one.finding().server(), answer);
            case Branch.Group group -> Messages.bind(title(group.kind()), reader.shown((long) group.count()));
            case Branch.Missing missing ->
                    Answers.factLabel(missing.fact().name(), missing.below().getFirst().finding().rule().texts(), reader)
                    + ": " + Answers.name(missing.fact().reason(), reader) + elsewhere(missing.server(), answer);
        };
    }

    private static String elsewhere(String server, ServerDiagnosis answer) {
        return server.equalsIgnoreCase(answer.server().server()) ? "" : " (" + server + ")";
    }

    private static String title(Branch.Kind kind) {
        return switch (kind) {
            case MASKED -> Messages.Tree_masked;
            case ADVICE -> Messages.Tree_advice;
            case SERVER -> Messages.Tree_server;
            case UNDECIDED -> Messages.Tree_undecided;
            case NOT_COLLECTED -> Messages.Tree_notCollected;
            case RULED_OUT -> Messages.Tree_ruledOut;
            case FAILED -> Messages.Tree_failed;
        };
    }

    private String word(Branch branch) {
        if (branch instanceof Branch.One one) {
            Effect effect = one.finding().effect();
            return effect != null ? Answers.name(effect, reader) : Answers.name(one.finding().status(), reader);
        }
        return "";
    }

    private static Tone tone(Branch branch) {
        return switch (branch) {
            case Branch.One one when one.finding().stops() -> Tone.BAD;
            case Branch.One one when one.number() > 0 || one.finding().status() == Status.FAILED -> Tone.NOTICE;
            case Branch.Missing missing -> Tone.UNKNOWN;
            default -> Tone.PLAIN;
        };
    }
}
