package org.todoku.ui.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.todoku.model.Recalling;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Attachment;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.Note;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.ui.WidgetIds;

/** What an investigation holds, as a tree: questions with their answers, servers and findings; lists; notes; decisions; attachments. */
final class CaseTree {

    private static final int LONGEST = 80;

    private final Reader reader;
    private final TreeViewer viewer;
    /** For one refresh: what it recalled may get further texts. */
    private Recalling recalling = new Recalling();

    CaseTree(Composite parent, Investigation investigation, Reader reader, Consumer<EObject> selected) {
        this.reader = reader;
        Tree tree = WidgetIds.name(new Tree(parent, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL), "investigation.tree");
        tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Tree_name;
            }
        });
        viewer = new TreeViewer(tree);
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return label((EObject) element);
            }
        });
        viewer.addSelectionChangedListener(event -> selected.accept(selection().stream().findFirst().orElse(investigation)));
        viewer.setInput(new Object[] { investigation });
        viewer.expandToLevel(2);
    }

    Control control() {
        return viewer.getTree();
    }

    List<EObject> selection() {
        IStructuredSelection chosen = viewer.getStructuredSelection();
        List<EObject> parts = new ArrayList<>();
        for (Object each : chosen) {
            parts.add((EObject) each);
        }
        return parts;
    }

    void refresh() {
        recalling = new Recalling();
        viewer.refresh();
    }

    void reveal(EObject part) {
        viewer.expandToLevel(part, part instanceof Answer ? 1 : 0);
        viewer.setSelection(new StructuredSelection(part), true);
    }

    void removeSelected(Runnable remove) {
        viewer.getTree().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                remove.run();
            }
        });
    }

    private String label(EObject part) {
        return switch (part) {
            case Investigation whole -> whole.getTitle().isBlank() ? Messages.Untitled : whole.getTitle();
            case Question question -> Messages.bind(Messages.Tree_question, question.getText());
            case Answer answer -> Words.of(answer, reader);
            case KeptList list -> Words.of(list, reader);
            case ServerAnswer server -> server.getServer().getName();
            case KeptFinding finding -> finding(finding);
            case Note note -> Messages.bind(Messages.Tree_note, first(note.getText()));
            case Decision decision -> Messages.bind(Messages.Tree_decision, first(decision.getText()), Words.of(decision.getState()));
            case Attachment attachment -> Messages.bind(Messages.Tree_attachment, attachment.getName());
            default -> part.eClass().getName();
        };
    }

    private String finding(KeptFinding kept) {
        Finding finding = recalling.finding(kept);
        String name = finding.rule().name(reader.locale());
        String status = org.todoku.rules.Answers.name(finding.status(), reader);
        String label = finding.applies() ? name : Messages.bind(Messages.Tree_finding, name, status);
        return kept.isImportant() ? Messages.bind(Messages.Tree_important, label) : label;
    }

    private static String first(String text) {
        String line = text.strip().lines().findFirst().orElse("").replaceFirst("^#+\\s*", "");
        return line.isEmpty() ? Messages.Tree_empty : line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static final class Content implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return (Object[]) input;
        }

        @Override
        public Object[] getChildren(Object element) {
            List<EObject> parts = new ArrayList<>();
            switch ((EObject) element) {
                case Investigation whole -> {
                    parts.addAll(whole.getQuestions());
                    parts.addAll(whole.getLists());
                    parts.addAll(whole.getNotes());
                    parts.addAll(whole.getDecisions());
                    parts.addAll(whole.getAttachments());
                }
                case Question question -> parts.addAll(question.getAnswers());
                case Answer answer -> parts.addAll(answer.getServers());
                case ServerAnswer server -> parts.addAll(server.getFindings());
                default -> { }
            }
            return parts.toArray();
        }

        @Override
        public Object getParent(Object element) {
            return ((EObject) element).eContainer();
        }

        @Override
        public boolean hasChildren(Object element) {
            return getChildren(element).length > 0;
        }
    }
}
