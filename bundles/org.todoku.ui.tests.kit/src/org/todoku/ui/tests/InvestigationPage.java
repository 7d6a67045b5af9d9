package org.todoku.ui.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;

/** The editor of an investigation. */
final class InvestigationPage {

    private final Todoku todoku;
    private final IEditorPart editor;

    /** The editor that is active. */
    InvestigationPage(Todoku todoku) {
        this.todoku = todoku;
        this.editor = Waiting.until("an editor", () -> java.util.Optional.ofNullable(todoku.page().getActiveEditor()), todoku::dialogs);
        Waiting.settle();
    }

    static InvestigationPage open(Todoku todoku, Path file) {
        beginOpening(todoku, file);
        return new InvestigationPage(todoku);
    }

    /** Comes back before it can have been read, because what was read is shown by the next event at the earliest. */
    static void beginOpening(Todoku todoku, Path file) {
        Command command = todoku.window().getService(ICommandService.class).getCommand("org.todoku.ui.investigation.open");
        try {
            todoku.window().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command,
                    Map.of("org.todoku.ui.investigation.open.file", file.toString())), null);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }

    Composite content() {
        return (Composite) editor.getSite().getService(MPart.class).getWidget();
    }

    IEditorPart editor() {
        return editor;
    }

    List<String> seen() {
        return Widgets.texts(content());
    }

    Tree tree() {
        return Widgets.waitFor(content(), "investigation.tree", Tree.class);
    }

    /** Labels of what is in the tree below the whole, one level. */
    List<String> parts() {
        List<String> labels = new ArrayList<>();
        for (TreeItem item : tree().getItem(0).getItems()) {
            labels.add(item.getText());
        }
        return labels;
    }

    String title() {
        return tree().getItem(0).getText();
    }

    /** Selects by labels from the top, each the beginning of one. */
    InvestigationPage select(String... path) {
        TreeItem item = tree().getItem(0);
        for (String label : path) {
            item.setExpanded(true);
            Event event = new Event();
            event.item = item;
            tree().notifyListeners(SWT.Expand, event);
            Waiting.settle();
            TreeItem parent = item;
            item = Waiting.until(label, () -> {
                for (TreeItem child : parent.getItems()) {
                    if (child.getText().startsWith(label)) {
                        return java.util.Optional.of(child);
                    }
                }
                return java.util.Optional.empty();
            }, () -> java.util.Arrays.stream(parent.getItems()).map(TreeItem::getText).toList());
        }
        tree().setSelection(item);
        Event event = new Event();
        event.item = item;
        tree().notifyListeners(SWT.Selection, event);
        Waiting.settle();
        return this;
    }

    /** Selects the investigation itself. */
    void selectWhole() {
        select();
    }

    void press(String button) {
        Widgets.waitFor(content(), "investigation." + button, Button.class).notifyListeners(SWT.Selection, new Event());
        Waiting.settle();
    }

    Text field(String name) {
        return Widgets.waitFor(content(), "investigation." + name, Text.class);
    }

    /** Types a whole text, as if the user had and then gone elsewhere. */
    void type(String field, String text) {
        Text into = field(field);
        into.setFocus();
        into.setText(text);
        into.notifyListeners(SWT.FocusOut, new Event());
        Waiting.settle();
    }

    void choose(String combo, int index) {
        Combo chosen = Widgets.waitFor(content(), "investigation." + combo, Combo.class);
        chosen.select(index);
        chosen.notifyListeners(SWT.Selection, new Event());
        Waiting.settle();
    }

    String banner() {
        return Widgets.waitFor(content(), "investigation.banner", Label.class).getText();
    }

    boolean dirty() {
        return editor.isDirty();
    }

    /** As a click into it does. */
    private void activate() {
        todoku.page().activate(editor);
        Waiting.settle();
    }

    void undo() {
        activate();
        todoku.run("org.eclipse.ui.edit.undo");
    }

    void redo() {
        activate();
        todoku.run("org.eclipse.ui.edit.redo");
    }

    void save() {
        activate();
        todoku.run("org.eclipse.ui.file.save");
    }

    /** Closes without saving. */
    void close() {
        todoku.page().closeEditor(editor, false);
        Waiting.settle();
    }
}
